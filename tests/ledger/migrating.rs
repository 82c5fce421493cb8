//! Books kept by older versions: nothing is lost, single lines of them can go back, and cash at the door is owed.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use etalase::clock::Clock;
use etalase::db::{DbConn, DbError, migrations};
use etalase::ids::{FulfillmentOrderId, OrderId, OrderLineId};
use etalase::ledger::queries::{balance_of_order, left_of_part, owed};
use etalase::ledger::{RefundedPart, entries_for_refund};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{SmallCatalog, write_small};

/// Darmaji sold a box and a basket for Rp210.000 and Rp42.000 shipping, Trusmi a batik for Rp165.000 without; the
/// buyer paid it all and got Trusmi's part back.
fn old_books(shop: &SmallCatalog) -> String {
    let (darmaji, trusmi) = (&shop.darmaji.id, &shop.trusmi.id);
    let line = |id: &str, part: &str, item: &crate::support::factories::catalog::Item, price: i64| {
        format!(
            "INSERT INTO order_lines (id, order_id, fulfillment_order_id, product_id, variant_id, sku, name_id, name_en, \
             option_value, quantity, unit_price_minor, total_minor) VALUES \
             ('{id}', 'o', '{part}', '{}', '{}', 'x', 'x', 'x', '', 1, {price}, {price});",
            item.id,
            item.variant().id
        )
    };
    let part = |id: &str, bumdes: &str, items: i64, shipping: i64| {
        format!(
            "INSERT INTO fulfillment_orders (id, order_id, bumdes_id, number, status, delivery, shipping_zone, \
             items_total_minor, shipping_minor, weight_g, created_at, updated_at) VALUES ('{id}', 'o', '{bumdes}', '{id}', \
             'new', 'courier', 'other', {items}, {shipping}, 100, '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
        )
    };
    let entry = |id: &str, transaction: &str, account: &str, bumdes: &str, minor: i64| {
        format!(
            "INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, amount_minor, currency) VALUES \
             ('{id}', '{transaction}', '{account}', {bumdes}, {minor}, 'IDR');"
        )
    };
    let quoted = |id: &etalase::ids::BumdesId| format!("'{id}'");
    [
        "INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, address_line, \
         region_code, postal_code, note, currency, items_total_minor, shipping_total_minor, total_minor, expires_at, \
         created_at, updated_at) VALUES ('o', 'ET-1', 'c', 'paid', 'id', 'x', 'x', 'x', 'x', '31.71.01.1001', '10110', '', \
         'IDR', 375000, 42000, 417000, '2026-11-02 00:00:00', '2026-11-01 00:00:00', '2026-11-01 00:00:00');"
            .to_owned(),
        part("d", darmaji.as_str(), 210_000, 42_000),
        part("t", trusmi.as_str(), 165_000, 0),
        line("box", "d", &shop.tissue_box, 45_000),
        line("basket", "d", &shop.basket, 165_000),
        line("batik", "t", &shop.batik, 165_000),
        "INSERT INTO ledger_transactions (id, kind, source_id, order_id, occurred_at) VALUES \
         ('t1', 'payment', 'p', 'o', '2026-11-01 00:00:00'), ('t2', 'refund', 'r', 'o', '2026-11-01 00:00:00');"
            .to_owned(),
        entry("e1", "t1", "gateway:stripe", "NULL", 417_000),
        entry("e2", "t1", "bumdes_payable", &quoted(darmaji), -252_000),
        entry("e3", "t1", "bumdes_payable", &quoted(trusmi), -165_000),
        entry("e4", "t2", "bumdes_payable", &quoted(trusmi), 165_000),
        entry("e5", "t2", "buyer_refundable", "NULL", -165_000),
    ]
    .concat()
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = Text)]
    transaction_id: String,
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

#[test]
fn what_was_booked_as_one_sum_for_a_part_is_told_line_by_line() {
    let database = TestDatabase::before_migration("2026-11-22-000060");
    let shop = database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            conn.batch_execute(&old_books(&shop))?;
            Ok(shop)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    let check = |conn: &mut _| {
        check(conn, &shop);
        Ok(())
    };
    database.db.read::<_, DbError>(check).unwrap();
}

fn check(conn: &mut DbConn, shop: &SmallCatalog) {
    let sums: Vec<Sum> = diesel::sql_query(
        "SELECT transaction_id, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor FROM ledger_entries \
         GROUP BY transaction_id ORDER BY transaction_id",
    )
    .load(conn)
    .unwrap();
    let sums: Vec<(&str, i64)> = sums.iter().map(|sum| (sum.transaction_id.as_str(), sum.amount_minor)).collect();
    assert_eq!(sums, [("t1", 0), ("t2", 0)]);
    let order = OrderId("o".into());
    assert_eq!(balance_of_order(conn, &order, "gateway:stripe").unwrap(), 417_000);
    assert_eq!(balance_of_order(conn, &order, "payable:bumdes").unwrap(), -210_000);
    assert_eq!(balance_of_order(conn, &order, "payable:shipping").unwrap(), -42_000);
    assert_eq!((owed(conn, &shop.darmaji.id).unwrap(), owed(conn, &shop.trusmi.id).unwrap()), (252_000, 0));

    assert!(left_of_part(conn, &FulfillmentOrderId("t".into())).unwrap().is_empty());
    let (part, lines) = (FulfillmentOrderId("d".into()), [(OrderLineId("basket".into()), 165_000)]);
    let refunded = RefundedPart { fulfillment_order_id: &part, lines: &lines, shipping_minor: 42_000 };
    let taken: Vec<(String, i64)> = entries_for_refund(conn, &refunded)
        .unwrap()
        .iter()
        .map(|entry| (entry.account.to_string(), entry.amount_minor))
        .collect();
    let expected = [("payable:bumdes", 165_000), ("payable:shipping", 42_000), ("buyer_refundable", -207_000)];
    assert_eq!(taken, expected.map(|(account, minor)| (account.to_owned(), minor)));
}

/// A box for Rp45.000 and its shipping for Rp20.000, paid with cash at the door, booked as it was before it was set off.
fn old_cash(shop: &SmallCatalog) -> String {
    let darmaji = &shop.darmaji.id;
    format!(
        "INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, address_line, \
         region_code, postal_code, note, currency, items_total_minor, shipping_total_minor, total_minor, expires_at, \
         created_at, updated_at) VALUES ('o', 'ET-1', 'c', 'completed', 'id', 'x', 'x', 'x', 'x', '31.71.01.1001', '10110', '', \
         'IDR', 45000, 20000, 65000, '2026-11-02 00:00:00', '2026-11-01 00:00:00', '2026-11-01 00:00:00'); \
         INSERT INTO fulfillment_orders (id, order_id, bumdes_id, number, status, delivery, shipping_zone, \
         items_total_minor, shipping_minor, weight_g, created_at, updated_at) VALUES ('d', 'o', '{darmaji}', 'ET-1-1', \
         'delivered', 'courier', 'other', 45000, 20000, 100, '2026-11-01 00:00:00', '2026-11-01 00:00:00'); \
         INSERT INTO ledger_transactions (id, kind, source_id, order_id, occurred_at) VALUES \
         ('t', 'payment', 'p', 'o', '2026-11-01 00:00:00'); \
         INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency) VALUES \
         ('e1', 't', 'gateway:cash_on_delivery', NULL, NULL, 65000, 'IDR'), \
         ('e2', 't', 'payable:bumdes', '{darmaji}', 'd', -42750, 'IDR'), \
         ('e3', 't', 'commission', '{darmaji}', 'd', -2250, 'IDR'), \
         ('e4', 't', 'payable:shipping', '{darmaji}', 'd', -20000, 'IDR');"
    )
}

#[test]
fn cash_that_was_booked_before_it_was_set_off_is_owed_by_the_bumdes_that_has_it() {
    let database = TestDatabase::before_migration("2026-11-22-000062");
    let shop = database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            conn.batch_execute(&old_cash(&shop))?;
            Ok(shop)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    let check = |conn: &mut DbConn| {
        let order = OrderId("o".into());
        assert_eq!(balance_of_order(conn, &order, "gateway:")?, 0);
        assert_eq!(balance_of_order(conn, &order, "")?, 0);
        // the commission and nothing else; what can go back is what it was
        assert_eq!(owed(conn, &shop.darmaji.id)?, -2_250);
        assert_eq!(left_of_part(conn, &FulfillmentOrderId("d".into()))?.len(), 1);
        Ok(())
    };
    database.db.read::<_, DbError>(check).unwrap();
}
