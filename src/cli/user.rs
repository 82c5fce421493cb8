use std::io::Read;

use anyhow::Context;
use clap::{Args, Subcommand};
use diesel::prelude::*;

use crate::accounts::{AddUserError, BumdesRole, NewUser, Role, add_user, password};
use crate::clock::Clock;
use crate::config::{Config, Mode, Source};
use crate::db::schema::bumdes;
use crate::db::{Db, DbConn};
use crate::i18n::Language;
use crate::ids::BumdesId;

#[derive(Subcommand)]
pub enum UserCommand {
    /// Add a person; the password is read from standard input
    Add(AddArgs),
}

#[derive(Args)]
pub struct AddArgs {
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// id or en
    #[arg(long, default_value = "id")]
    language: String,
    /// Runs the house
    #[arg(long)]
    operator: bool,
    /// Keeps the gallery
    #[arg(long)]
    curator: bool,
    /// Sells for this BUMDes, by its slug
    #[arg(long)]
    bumdes: Option<String>,
    /// As what: owner, stock, orders or finance; may be given several times
    #[arg(long = "role", default_value = "owner", requires = "bumdes")]
    bumdes_roles: Vec<String>,
}

pub fn run(command: UserCommand) -> anyhow::Result<()> {
    let UserCommand::Add(args) = command;
    let config = Config::read(Mode::Serve, &Source::from_environment()?)?;
    let language = Language::parse(&args.language).context("--language is id or en")?;
    let bumdes_roles: Option<Vec<BumdesRole>> = args.bumdes_roles.iter().map(|word| BumdesRole::parse(word)).collect();
    let bumdes_roles = bumdes_roles.context("--role is owner, stock, orders or finance")?;
    let mut typed = String::new();
    eprintln!("Password (at least {} characters), then Enter and Ctrl-D:", password::MIN_CHARS);
    std::io::stdin().read_to_string(&mut typed)?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    anyhow::ensure!(typed.chars().count() >= password::MIN_CHARS, "the password is too short");
    let password_hash = password::hash(typed)?;

    let db = Db::open(config.database, 1)?;
    let roles = db.write::<_, AddUserError>(|conn| {
        let roles = roles(conn, &args, &bumdes_roles)?;
        let user = NewUser {
            email: args.email.clone(),
            name: args.name.clone(),
            phone: None,
            password_hash,
            language,
            roles: roles.clone(),
        };
        add_user(conn, Clock::System.now(), &user)?;
        Ok(roles)
    })?;
    let words: Vec<&str> = roles.iter().map(Role::as_str).collect();
    println!("added {} ({})", args.email, if words.is_empty() { "buyer".to_owned() } else { words.join(", ") });
    Ok(())
}

fn roles(conn: &mut DbConn, args: &AddArgs, bumdes_roles: &[BumdesRole]) -> QueryResult<Vec<Role>> {
    let mut roles = Vec::new();
    if args.operator {
        roles.push(Role::Operator);
    }
    if args.curator {
        roles.push(Role::Curator);
    }
    if let Some(slug) = &args.bumdes {
        let id: BumdesId = bumdes::table.filter(bumdes::slug.eq(slug)).select(bumdes::id).first(conn)?;
        roles.extend(bumdes_roles.iter().map(|role| Role::Bumdes(id.clone(), *role)));
    }
    Ok(roles)
}
