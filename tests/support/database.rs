//! A database of a test's own.

use diesel::migration::MigrationSource;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use etalase::db::{Backend, Db, DbConn, migrations};
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
        let database = Self::unmigrated();
        migrations::run_pending(&database.db).expect("the migrations run");
        database
    }

    /// As it was before the migration of this number (`2026-11-22-000060`): what is written now must survive it.
    pub fn before_migration(number: &str) -> Self {
        let database = Self::unmigrated();
        let mut conn = database.db.writer().expect("a connection");
        match &mut *conn {
            DbConn::Sqlite(c) => migrate_until(c, "sqlite", number),
            DbConn::Postgres(c) => migrate_until(c, "postgres", number),
        }
        drop(conn);
        database
    }

    /// A database without any table.
    pub fn unmigrated() -> Self {
        super::statements::install();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let backend = match std::env::var("TEST_DATABASE_URL") {
            Ok(url) => Backend::Postgres(own_schema(&url)),
            Err(_) => Backend::Sqlite(folder.path().join("test.db")),
        };
        let db = Db::open(backend.clone(), 6).expect("the database opens");
        Self { db, backend, _folder: folder }
    }
}

/// A test's schema goes with it: a thousand of them fill a small disk. One of a failed test stays to be looked at.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        use diesel::connection::SimpleConnection;
        use diesel::{Connection, PgConnection};

        let Backend::Postgres(url) = &self.backend else { return };
        if std::thread::panicking() {
            return;
        }
        let statement = "SET lock_timeout = '5s'; SET client_min_messages = error; \
            DO $$ BEGIN EXECUTE 'DROP SCHEMA ' || current_schema() || ' CASCADE'; END $$";
        // whoever still holds a lock there keeps it: the server itself ends with the tests
        let _ = PgConnection::establish(url).map(|mut conn| conn.batch_execute(statement));
    }
}

fn migrate_until<B: diesel::backend::Backend>(conn: &mut impl MigrationHarness<B>, backend: &str, number: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend);
    let source = FileBasedMigrations::from_path(folder).expect("a folder of migrations");
    let mut earlier = MigrationSource::<B>::migrations(&source).expect("migrations");
    earlier.retain(|migration| migration.name().to_string().as_str() < number);
    earlier.sort_by_key(|migration| migration.name().to_string());
    // makes the table that notes what has run
    conn.applied_migrations().expect("no migration has run");
    for migration in earlier {
        conn.run_migration(&*migration).expect("the migration runs");
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
