//! `etalase migrate`: the tables, and the region list that every address needs.

use anyhow::Context;

use crate::catalog::version;
use crate::config::{Config, Source};
use crate::db::{Backend, Db, migrations};
use crate::regions::load::{self, LoadError};

pub fn run() -> anyhow::Result<()> {
    let backend = Config::read_database(&Source::from_environment()?)?;
    if let Backend::Sqlite(file) = &backend
        && let Some(folder) = file.parent()
    {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let db = Db::open(backend, 1)?;
    let ran = migrations::run_pending(&db)?;
    let loaded = db.write::<_, LoadError>(|conn| {
        let loaded = load::bundled(conn)?;
        if !loaded.is_unchanged() {
            version::touch_gallery(conn)?;
        }
        Ok(loaded)
    })?;
    if ran.is_empty() && loaded.is_unchanged() {
        println!("The database is up to date.");
    }
    for name in ran {
        println!("applied {name}");
    }
    if !loaded.is_unchanged() {
        println!("regions: {} new, {} changed", loaded.new, loaded.changed);
    }
    Ok(())
}
