//! A table made anew keeps what was in it.

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

#[derive(QueryableByName, Debug, PartialEq)]
struct Row {
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// An order with its payment and a refund, as they were before `payment_methods`.
const BEFORE: &str = "
    PRAGMA foreign_keys = OFF;
    INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, address_line,
        region_code, postal_code, note, currency, items_total_minor, shipping_total_minor, total_minor, expires_at,
        created_at, updated_at)
    VALUES ('o', 'ET-1', 'c', 'paid', 'id', 'n', 'e', 'p', 'a', '31.71.01.1001', '10110', '', 'IDR', 90, 10, 100,
        '2026-11-22 00:00:00', '2026-11-22 00:00:00', '2026-11-22 00:00:00');
    INSERT INTO payments (id, order_id, provider, status, amount_minor, refunded_minor, currency, reference, created_at,
        updated_at)
    VALUES ('p', 'o', 'stripe', 'partially_refunded', 100, 40, 'IDR', 'cs_1', '2026-11-22 00:00:00',
        '2026-11-22 00:00:00');
    INSERT INTO refunds (id, payment_id, status, amount_minor, reason, created_at, updated_at)
    VALUES ('r', 'p', 'succeeded', 40, 'habis', '2026-11-22 00:00:00', '2026-11-22 00:00:00');
    PRAGMA foreign_keys = ON;";

#[test]
fn payments_and_their_refunds_survive_the_table_being_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.db");
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    let source = FileBasedMigrations::from_path("migrations/sqlite").unwrap();
    let mut all: Vec<Box<dyn Migration<Sqlite>>> = source.migrations().unwrap();
    all.sort_by_key(|migration| migration.name().to_string());
    let (old, new): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|migration| migration.name().to_string().as_str() < "2026-11-22-000070");
    // makes the table that keeps what was applied
    conn.applied_migrations().unwrap();
    for migration in &old {
        conn.run_migration(migration.as_ref()).unwrap();
    }
    conn.batch_execute(BEFORE).unwrap();
    for migration in &new {
        conn.run_migration(migration.as_ref()).unwrap();
    }
    let mut rows = |query: &str| -> Vec<Row> { diesel::sql_query(query).load(&mut conn).unwrap() };
    let row = |text: &str, number| Row { text: text.into(), number };
    assert_eq!(rows("SELECT method AS text, refunded_minor AS number FROM payments"), [row("stripe", 40)]);
    assert_eq!(rows("SELECT payment_id AS text, amount_minor AS number FROM refunds"), [row("p", 40)]);
    // references are checked again, and lead to the new table
    assert_eq!(rows("SELECT '' AS text, foreign_keys AS number FROM pragma_foreign_keys"), [row("", 1)]);
    let strays = "SELECT \"table\" AS text, rowid AS number FROM pragma_foreign_key_check('refunds')";
    assert_eq!(rows(strays), []);
}
