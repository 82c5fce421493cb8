use crate::config::{Config, Mode, Source};
use crate::db::{Db, migrations};

pub fn run() -> anyhow::Result<()> {
    let config = Config::read(Mode::Serve, &Source::from_environment()?)?;
    let ran = migrations::run_pending(&Db::open(config.database, 1)?)?;
    if ran.is_empty() {
        println!("The database is up to date.");
    }
    for name in ran {
        println!("applied {name}");
    }
    Ok(())
}
