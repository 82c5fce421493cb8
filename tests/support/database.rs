//! A database of a test's own.

use etalase::db::{Backend, Db, migrations};
use tempfile::TempDir;

pub struct TestDatabase {
    pub db: Db,
    pub backend: Backend,
    /// kept for SQLite's file, removed with the test
    _folder: TempDir,
}

impl TestDatabase {
    /// An empty, migrated database.
    pub fn new() -> Self {
        super::statements::install();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let backend = match std::env::var("TEST_DATABASE_URL") {
            Ok(url) => Backend::Postgres(own_schema(&url)),
            Err(_) => Backend::Sqlite(folder.path().join("test.db")),
        };
        let db = Db::open(backend.clone(), 6).expect("the database opens");
        migrations::run_pending(&db).expect("the migrations run");
        Self { db, backend, _folder: folder }
    }
}

/// The URL with a new schema as its search path: made in milliseconds, where a database takes longer.
fn own_schema(url: &str) -> String {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection};

    let schema = format!("test_{}", uuid::Uuid::now_v7().simple());
    let mut conn = PgConnection::establish(url).expect("TEST_DATABASE_URL answers");
    conn.batch_execute(&format!("CREATE SCHEMA {schema}")).expect("a schema of its own");
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}options=-csearch_path%3D{schema}")
}
