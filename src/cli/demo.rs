//! `etalase demo`: the whole shop on this machine, with nothing else installed.

use std::io::{self, Write};
use std::net::TcpListener;
use std::path::Path;

use actix_web::web;

use super::InvalidInput;
use super::serve;
use crate::accounts::password;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Source};
use crate::db::{Db, migrations};
use crate::demo::people::{PASSWORD, SIGN_INS, has_people};
use crate::demo::{FillError, Store, fill};

const FOLDER: &str = "var/demo";

pub fn run() -> anyhow::Result<()> {
    let store = Store::open(Path::new(FOLDER))?;
    let config = store.config(&Source::from_environment()?)?;
    check_port(&config)?;
    let db = Db::open(config.database.clone(), config.server.db_connections)?;
    migrations::run_pending(&db)?;
    let is_new = !db.read::<_, FillError>(|conn| Ok(has_people(conn)?))?;
    let password_hash = if is_new { password::hash(PASSWORD)? } else { String::new() };
    db.write(|conn| fill(conn, &config.server, Clock::System.now(), &password_hash))?;
    serve::seal_plain_numbers(&db, &config)?;
    greet(&config, &store, is_new)?;

    let metrics = crate::web::measure::install_recorder()?;
    let app = web::Data::new(App::build(config, db, Clock::System, metrics)?);
    actix_web::rt::System::new().block_on(serve::serve_until_stopped(app, true))
}

/// Before anything is loaded, so that the commonest mistake is told at once.
fn check_port(config: &Config) -> anyhow::Result<()> {
    let bind = config.server.bind;
    match TcpListener::bind(bind) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::AddrInUse => {
            let other = bind.port().checked_add(1).unwrap_or(8080);
            let advice = format!("ETALASE_BIND={}:{other} etalase demo", bind.ip());
            Err(InvalidInput(format!("{bind} is in use by another program: take another port with {advice}")).into())
        }
        Err(e) => Err(e.into()),
    }
}

fn greet(config: &Config, store: &Store, is_new: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let base = &config.server.base_url;
    let state = if is_new { "new" } else { "kept from before; delete the folder to begin anew" };
    writeln!(out, "\n  Etalase demo   {base}")?;
    writeln!(out, "  Data           {} ({state})", store.folder().display())?;
    writeln!(out, "  Mails          {base}/portal/operator/mail, and {}/outbox", store.folder().display())?;
    writeln!(out, "  Payments       the simulator and a bank transfer to nowhere: no money moves")?;
    writeln!(out, "\n  Sign in        {base}/account/sign-in   password: {PASSWORD}")?;
    for person in SIGN_INS {
        writeln!(out, "    {:<28} {}", person.email, person.name)?;
    }
    if !config.server.bind.ip().is_loopback() {
        writeln!(out, "\n  Others in your network can reach {}: everybody knows the password.", config.server.bind)?;
    }
    writeln!(out, "\n  Ctrl-C stops it.\n")?;
    out.flush()
}
