//! Refunds that were decided before single lines could go back: each keeps its money, and tells its lines.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use etalase::clock::Clock;
use etalase::db::{DbConn, DbError, migrations};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{Item, SmallCatalog, write_small};

/// Darmaji sold a box and a basket for Rp210.000 and Rp42.000 shipping, Trusmi a batik for Rp165.000 without. Trusmi
/// rejected its part, then the whole order was taken back: two refunds, one of them of a part.
fn rows(shop: &SmallCatalog) -> String {
    let part = |id: &str, bumdes: &str, items: i64, shipping: i64| {
        format!(
            "INSERT INTO fulfillment_orders (id, order_id, bumdes_id, number, status, delivery, shipping_zone, \
             items_total_minor, shipping_minor, weight_g, created_at, updated_at) VALUES ('{id}', 'o', '{bumdes}', '{id}', \
             'cancelled', 'courier', 'other', {items}, {shipping}, 100, '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
        )
    };
    let line = |id: &str, part: &str, item: &Item, quantity: i64, price: i64| {
        format!(
            "INSERT INTO order_lines (id, order_id, fulfillment_order_id, product_id, variant_id, sku, name_id, name_en, \
             option_value, quantity, unit_price_minor, total_minor) VALUES \
             ('{id}', 'o', '{part}', '{}', '{}', 'x', 'x', 'x', '', {quantity}, {price}, {});",
            item.id,
            item.variant().id,
            quantity * price
        )
    };
    let refund = |id: &str, part: &str, status: &str, amount: i64| {
        format!(
            "INSERT INTO refunds (id, payment_id, fulfillment_order_id, status, amount_minor, reason, reference, \
             created_at, updated_at) VALUES ('{id}', 'p', {part}, '{status}', {amount}, 'habis', 're_{id}', \
             '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
        )
    };
    [
        "INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, address_line, \
         region_code, postal_code, note, currency, items_total_minor, shipping_total_minor, total_minor, expires_at, \
         created_at, updated_at) VALUES ('o', 'ET-1', 'c', 'cancelled', 'id', 'x', 'x', 'x', 'x', '31.71.01.1001', '10110', \
         '', 'IDR', 375000, 42000, 417000, '2026-11-02 00:00:00', '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
            .to_owned(),
        part("d", shop.darmaji.id.as_str(), 210_000, 42_000),
        part("t", shop.trusmi.id.as_str(), 165_000, 0),
        line("box", "d", &shop.tissue_box, 1, 45_000),
        line("basket", "d", &shop.basket, 3, 55_000),
        line("batik", "t", &shop.batik, 1, 165_000),
        "INSERT INTO payments (id, order_id, provider, method, status, amount_minor, refunded_minor, fee_minor, currency, \
         reference, created_at, updated_at) VALUES ('p', 'o', 'stripe', 'stripe', 'refunded', 417000, 417000, 0, 'IDR', \
         'cs_1', '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
            .to_owned(),
        refund("of_part", "'t'", "succeeded", 165_000),
        refund("of_order", "NULL", "manual", 252_000),
    ]
    .concat()
}

#[derive(QueryableByName, Debug, PartialEq)]
struct KeptRefund {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    fulfillment_order_id: Option<String>,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = BigInt)]
    items_minor: i64,
    #[diesel(sql_type = BigInt)]
    shipping_minor: i64,
    #[diesel(sql_type = Text)]
    reference: String,
}

#[derive(QueryableByName, Debug, PartialEq)]
struct KeptLine {
    #[diesel(sql_type = Text)]
    refund_id: String,
    #[diesel(sql_type = Text)]
    fulfillment_order_id: String,
    /// empty: the part's shipping
    #[diesel(sql_type = Text)]
    line: String,
    #[diesel(sql_type = BigInt)]
    quantity: i64,
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

#[test]
fn a_refund_decided_before_keeps_its_money_and_tells_its_lines() {
    let database = TestDatabase::before_migration("2026-11-22-000080");
    database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            conn.batch_execute(&rows(&shop))?;
            Ok(())
        })
        .unwrap();
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
    let refund = |id: &str, part: Option<&str>, status: &str, items_minor, shipping_minor| KeptRefund {
        id: id.into(),
        fulfillment_order_id: part.map(str::to_owned),
        status: status.into(),
        items_minor,
        shipping_minor,
        reference: format!("re_{id}"),
    };
    let kept: Vec<KeptRefund> = diesel::sql_query(
        "SELECT id, fulfillment_order_id, status, items_minor, shipping_minor, reference FROM refunds ORDER BY id",
    )
    .load(conn)
    .unwrap();
    assert_eq!(
        kept,
        [refund("of_order", None, "manual", 210_000, 42_000), refund("of_part", Some("t"), "succeeded", 165_000, 0)]
    );
    let lines: Vec<KeptLine> = diesel::sql_query(
        "SELECT refund_id, fulfillment_order_id, COALESCE(order_line_id, '') AS line, quantity, amount_minor \
         FROM refund_lines ORDER BY refund_id, COALESCE(order_line_id, '')",
    )
    .load(conn)
    .unwrap();
    let line = |refund: &str, part: &str, line: &str, quantity, amount_minor| KeptLine {
        refund_id: refund.into(),
        fulfillment_order_id: part.into(),
        line: line.into(),
        quantity,
        amount_minor,
    };
    assert_eq!(
        lines,
        [
            line("of_order", "d", "", 0, 42_000),
            line("of_order", "d", "basket", 3, 165_000),
            line("of_order", "d", "box", 1, 45_000),
            line("of_part", "t", "batik", 1, 165_000),
        ]
    );
    // the lines still lead to their refund: it cannot be taken away from under them
    assert!(conn.transaction(|conn| diesel::sql_query("DELETE FROM refunds").execute(conn)).is_err());
}
