//! Both backends have the same tables with the same columns, and `schema.rs` names them all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::database::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Text;
use etalase::db::DbConn;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
}

/// `table → columns` as `src/db/schema.rs` tells them.
fn declared() -> BTreeMap<String, BTreeSet<String>> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema.rs")).unwrap();
    let mut tables = BTreeMap::<String, BTreeSet<String>>::new();
    for block in source.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|l| !l.is_empty());
        let name = lines.next().unwrap().split_whitespace().next().unwrap().to_owned();
        let columns = lines.take_while(|l| *l != "}").filter_map(|l| l.split_once(" -> ")).map(|(c, _)| c.to_owned());
        tables.insert(name, columns.collect());
    }
    tables
}

/// `table → columns` as the database has them.
fn actual(database: &TestDatabase) -> BTreeMap<String, BTreeSet<String>> {
    let mut conn = database.db.writer().unwrap();
    let query = match &*conn {
        DbConn::Sqlite(_) => {
            "SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
        }
        DbConn::Postgres(_) => {
            "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let rows: Vec<Column> = diesel::sql_query(query).load(&mut *conn).unwrap();
    let mut tables = BTreeMap::<String, BTreeSet<String>>::new();
    for row in rows.into_iter().filter(|r| r.table_name != "__diesel_schema_migrations") {
        tables.entry(row.table_name).or_default().insert(row.column_name);
    }
    tables
}

#[test]
fn the_database_has_exactly_the_tables_and_columns_that_the_schema_declares() {
    assert_eq!(actual(&TestDatabase::new()), declared());
}

#[test]
fn migrations_are_paired() {
    let names = |backend: &str| -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend);
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    // of two with one number only one would ever run
    let numbers: BTreeSet<String> = names("sqlite").iter().map(|name| name[..17].to_owned()).collect();
    assert_eq!(numbers.len(), names("sqlite").len());
}

/// Diesel knows a migration by the digits of its name: of two with the same ones only one would run.
#[test]
fn each_migration_has_a_number_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut seen = BTreeSet::new();
    for name in names {
        let number = name.split('_').next().unwrap().to_owned();
        assert!(seen.insert(number), "{name}");
    }
}
