//! Every `down.sql` takes back what its `up.sql` made, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use etalase::db::DbConn;

use crate::support::database::TestDatabase;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Columns, references, indexes, triggers; PostgreSQL tells its rules and functions, too.
const SQLITE: &str = "
    SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk AS line
    FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
    UNION ALL
    SELECT 'reference ' || m.name || '.' || f.\"from\" || ' ' || f.\"table\"
    FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    UNION ALL
    SELECT 'index ' || m.name || ' ' || i.\"unique\" || ' ' || i.partial || ' ' || COALESCE(c.name, '(expression)')
    FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE m.type = 'table'
    UNION ALL
    SELECT type || ' ' || tbl_name || ' ' || name FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite%'";

const POSTGRES: &str = "
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
        || COALESCE(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL
    SELECT 'index ' || tablename || ' ' || replace(indexdef, current_schema() || '.', '') FROM pg_indexes
    WHERE schemaname = current_schema()
    UNION ALL
    SELECT 'rule ' || r.relname || ' ' || replace(pg_get_constraintdef(c.oid), current_schema() || '.', '')
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid WHERE c.connamespace = current_schema()::regnamespace
    UNION ALL
    SELECT 'trigger ' || event_object_table || ' ' || trigger_name || ' ' || event_manipulation
    FROM information_schema.triggers WHERE trigger_schema = current_schema()
    UNION ALL
    SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace";

fn shape(conn: &mut DbConn) -> BTreeSet<String> {
    let query = if matches!(conn, DbConn::Sqlite(_)) { SQLITE } else { POSTGRES };
    let lines: Vec<Line> = diesel::sql_query(query).load(conn).unwrap();
    lines.into_iter().map(|line| line.line).filter(|line| !line.contains("__diesel_schema_migrations")).collect()
}

fn folder(backend: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend)
}

enum Way {
    Up,
    Down,
}

fn step(conn: &mut DbConn, name: &str, way: &Way) {
    match conn {
        DbConn::Sqlite(c) => step_on(c, "sqlite", name, way),
        DbConn::Postgres(c) => step_on(c, "postgres", name, way),
    }
}

fn step_on<B: diesel::backend::Backend>(conn: &mut impl MigrationHarness<B>, backend: &str, name: &str, way: &Way) {
    let source = FileBasedMigrations::from_path(folder(backend)).unwrap();
    let all: Vec<Box<dyn Migration<B>>> = source.migrations().unwrap();
    let migration = all.iter().find(|migration| migration.name().to_string() == name).unwrap();
    // makes the table that notes what has run
    conn.applied_migrations().unwrap();
    let done = match way {
        Way::Up => conn.run_migration(&**migration).map(drop),
        Way::Down => conn.revert_migration(&**migration).map(drop),
    };
    done.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn every_migration_can_be_taken_back_and_run_again() {
    let names = fs::read_dir(folder("sqlite")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<String> = names.collect();
    let database = TestDatabase::unmigrated();
    let mut conn = database.db.writer().unwrap();
    let mut before = Vec::new();
    for name in &names {
        before.push(shape(&mut conn));
        step(&mut conn, name, &Way::Up);
    }
    let whole = shape(&mut conn);
    assert!(whole.len() > 400, "only {} things are told of the schema", whole.len());
    let mut wrong = Vec::new();
    for (name, before) in names.iter().zip(&before).rev() {
        step(&mut conn, name, &Way::Down);
        let after = shape(&mut conn);
        let left: Vec<_> = after.difference(before).collect();
        let lost: Vec<_> = before.difference(&after).collect();
        if !left.is_empty() || !lost.is_empty() {
            wrong.push(format!("{name}\n  left: {left:#?}\n  lost: {lost:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for name in &names {
        step(&mut conn, name, &Way::Up);
    }
    assert_eq!(shape(&mut conn), whole);
}
