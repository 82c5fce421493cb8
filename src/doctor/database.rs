//! The database: there, reachable, up to date.

use actix_web::web;
use diesel::prelude::*;

use super::Finding;
use crate::db::schema::{regions, users};
use crate::db::{Backend, Db, DbError, migrations};

/// The findings, and the database where it can be used.
pub async fn examine(backend: &Backend) -> (Vec<Finding>, Option<Db>) {
    let backend = backend.clone();
    let looked = web::block(move || look(&backend)).await;
    looked.unwrap_or_else(|_| (vec![Finding::fault("database", "the look at it broke off", "try again")], None))
}

fn look(backend: &Backend) -> (Vec<Finding>, Option<Db>) {
    let name = name(backend);
    if let Backend::Sqlite(file) = backend
        && !file.exists()
    {
        let says = format!("{name} does not exist");
        return (vec![Finding::fault("database", says, "run 'etalase migrate', or correct DATABASE_URL")], None);
    }
    let db = match Db::open(backend.clone(), 1) {
        Ok(db) => db,
        Err(error) => {
            let mend = "is it running, are address and password in DATABASE_URL right, may this machine connect?";
            return (vec![Finding::fault("database", format!("{name}: {error}"), mend)], None);
        }
    };
    match migrations::has_pending(&db) {
        Ok(false) => {}
        Ok(true) => {
            let says = format!("{name} is older than this program");
            return (vec![Finding::fault("database", says, "back up, then run 'etalase migrate'")], None);
        }
        Err(error) => {
            let says = format!("{name}: {error:#}");
            return (vec![Finding::fault("database", says, "does DATABASE_URL name Etalase's database?")], None);
        }
    }
    let mut findings = vec![Finding::ok("database", format!("{name} answers and is up to date"))];
    let counted = db.read::<_, DbError>(|conn| {
        let regions: i64 = regions::table.count().get_result(conn)?;
        let people: i64 = users::table.filter(users::is_active).count().get_result(conn)?;
        Ok((regions, people))
    });
    match counted {
        Ok((0, _)) => {
            let says = "the list of regions is empty: nobody can enter an address";
            findings.push(Finding::fault("database", says, "run 'etalase migrate', which loads it"));
        }
        Ok((_, 0)) => {
            findings.push(Finding::warning(
                "people",
                "nobody can sign in yet",
                "add an operator: 'etalase user add --help'",
            ));
        }
        Ok((_, people)) => findings.push(Finding::ok("people", format!("{people} can sign in"))),
        Err(error) => findings.push(Finding::fault("database", error.to_string(), "look into the database's own log")),
    }
    (findings, Some(db))
}

/// Without the password.
fn name(backend: &Backend) -> String {
    match backend {
        Backend::Sqlite(file) => format!("SQLite, {}", file.display()),
        Backend::Postgres(url) => match url::Url::parse(url) {
            Ok(url) => format!("PostgreSQL, {}{}", url.host_str().unwrap_or("this machine"), url.path()),
            Err(_) => "PostgreSQL".into(),
        },
    }
}
