//! The embedded migrations: paired folders with the same names for both backends.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Db, DbConn};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Brings the database up to date and returns the names of what was run now.
pub fn run_pending(db: &Db) -> anyhow::Result<Vec<String>> {
    let mut conn = db.writer()?;
    let ran = match &mut *conn {
        DbConn::Sqlite(c) => c.run_pending_migrations(SQLITE),
        DbConn::Postgres(c) => c.run_pending_migrations(POSTGRES),
    };
    let names = ran.map_err(|e| anyhow::anyhow!("migration failed: {e}"))?;
    Ok(names.iter().map(ToString::to_string).collect())
}

/// Whether the database lacks a migration this binary brings.
pub fn has_pending(db: &Db) -> anyhow::Result<bool> {
    let mut conn = db.writer()?;
    let pending = match &mut *conn {
        DbConn::Sqlite(c) => c.has_pending_migration(SQLITE),
        DbConn::Postgres(c) => c.has_pending_migration(POSTGRES),
    };
    pending.map_err(|e| anyhow::anyhow!("cannot read the migrations: {e}"))
}
