//! Purchase orders that were drawn up from quotes keep what they were when orders from baskets came.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use etalase::clock::Clock;
use etalase::db::{DbConn, DbError, migrations};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{SmallCatalog, write_small};

/// One order of 40 boxes, made in two shares, the second in place of the first.
fn rows(shop: &SmallCatalog) -> String {
    let share = |id: &str, replaces: &str| {
        format!(
            "INSERT INTO purchase_order_shares (id, purchase_order_id, bumdes_id, product_id, variant_id, quantity, \
             unit_price_minor, shipping_minor, reason, replaces, made_at) VALUES ('{id}', 'p', '{}', '{}', '{}', 40, \
             100, 7, 'cheapest', {replaces}, '2026-11-01 00:00:00');",
            shop.darmaji.id,
            shop.tissue_box.id,
            shop.tissue_box.variant().id
        )
    };
    [
        "INSERT INTO users (id, email, name, password_hash, language, created_at, updated_at) VALUES \
         ('u', 'u@hotel.example', 'x', 'x', 'id', '2026-11-01 00:00:00', '2026-11-01 00:00:00');\
         INSERT INTO companies (id, name, kind, npwp, email, phone, address_line, region_code, postal_code, status, \
         created_at, updated_at) VALUES ('c', 'x', 'hotel', '0123456789012345', 'x', 'x', 'x', '31.71.01.1001', '10110', \
         'approved', '2026-11-01 00:00:00', '2026-11-01 00:00:00');\
         INSERT INTO outlets (id, company_id, name, recipient, phone, address_line, region_code, postal_code, is_active, \
         created_at, updated_at) VALUES ('o', 'c', 'x', 'x', 'x', 'x', '31.71.01.1001', '10110', TRUE, \
         '2026-11-01 00:00:00', '2026-11-01 00:00:00');\
         INSERT INTO purchase_orders (id, number, company_id, outlet_id, drawn_up_by, status, payment, deposit_bps, \
         approvals_needed, quantity, shortfall, unit, subject, items_total_minor, shipping_total_minor, total_minor, \
         first_minor, due_on, valid_until, created_at, updated_at) VALUES ('p', 'PO-1', 'c', 'o', 'u', 'ordered', 'net_30', \
         0, 0, 40, 0, 'kg', 'kopi', 4000, 7, 4007, 0, '2026-12-31', '2026-11-30', '2026-11-01 00:00:00', \
         '2026-11-01 00:00:00');"
            .to_owned(),
        share("s1", "NULL"),
        share("s2", "'s1'"),
        "INSERT INTO purchase_order_deliveries (share_id, due_on, quantity) VALUES ('s2', '2026-12-20', 40);\
         INSERT INTO purchase_order_approvals (purchase_order_id, user_id, agrees, note, made_at) VALUES \
         ('p', 'u', TRUE, '', '2026-11-01 00:00:00');"
            .to_owned(),
    ]
    .concat()
}

#[derive(QueryableByName, Debug, PartialEq)]
struct Kept {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = BigInt)]
    missing: i64,
    #[diesel(sql_type = Nullable<Text>)]
    replaces: Option<String>,
    #[diesel(sql_type = Text)]
    due_on: String,
    #[diesel(sql_type = BigInt)]
    total_minor: i64,
}

#[test]
fn a_quoted_order_keeps_its_day_and_its_shares_get_its_unit() {
    let database = TestDatabase::before_migration("2026-11-22-000270");
    let write = |conn: &mut DbConn| {
        let shop = write_small(conn, Clock::System.now())?;
        conn.batch_execute(&rows(&shop))?;
        Ok(())
    };
    database.db.write::<_, DbError>(write).unwrap();
    migrations::run_pending(&database.db).unwrap();
    database
        .db
        .write::<_, DbError>(|conn| {
            check(conn);
            Ok(())
        })
        .unwrap();
}

fn check(conn: &mut DbConn) {
    let kept: Vec<Kept> = diesel::sql_query(
        "SELECT s.id, s.unit, s.missing, s.replaces, CAST(o.due_on AS TEXT) AS due_on, o.total_minor \
         FROM purchase_order_shares s JOIN purchase_orders o ON o.id = s.purchase_order_id ORDER BY s.id",
    )
    .load(conn)
    .unwrap();
    let share = |id: &str, replaces: Option<&str>| Kept {
        id: id.into(),
        unit: "kg".into(),
        missing: 0,
        replaces: replaces.map(str::to_owned),
        due_on: "2026-12-31".into(),
        total_minor: 4_007,
    };
    assert_eq!(kept, [share("s1", None), share("s2", Some("s1"))]);
    // what leads to them still does: none can be taken away from under the others
    for table in ["purchase_order_shares WHERE id = 's2'", "purchase_orders"] {
        let delete = format!("DELETE FROM {table}");
        assert!(conn.transaction(|conn| diesel::sql_query(&delete).execute(conn)).is_err(), "{table}");
    }
}
