//! Parts from before parcels had rows: what was sent went in one, and what is worked on has its time.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
use etalase::clock::Clock;
use etalase::db::{DbConn, DbError, migrations};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{SmallCatalog, write_small};

/// One part in each state, of an order that was paid on the first of November.
fn old_parts(shop: &SmallCatalog) -> String {
    let mut sql = String::new();
    for (at, (part, status, tracking)) in [
        ("new", "new", "NULL"),
        ("packed", "packed", "NULL"),
        ("shipped", "shipped", "'JP-1'"),
        ("picked-up", "delivered", "NULL"),
        ("turned-away", "rejected", "'JP-2'"),
        ("rejected", "rejected", "NULL"),
    ]
    .into_iter()
    .enumerate()
    {
        let courier = if tracking == "NULL" { "NULL" } else { "'JNE'" };
        sql += &format!(
            "INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, \
             address_line, region_code, postal_code, note, currency, items_total_minor, shipping_total_minor, \
             total_minor, expires_at, paid_at, created_at, updated_at) VALUES ('o{at}', 'ET-{at}', 'c{at}', 'paid', \
             'id', 'x', 'x', 'x', 'x', '31.71.01.1001', '10110', '', 'IDR', 90000, 0, 90000, '2026-11-02 00:00:00', \
             '2026-11-01 06:00:00', '2026-11-01 00:00:00', '2026-11-01 00:00:00'); \
             INSERT INTO fulfillment_orders (id, order_id, bumdes_id, number, status, delivery, shipping_zone, \
             items_total_minor, shipping_minor, weight_g, courier, tracking_number, created_at, updated_at) VALUES \
             ('{part}', 'o{at}', '{bumdes}', 'ET-{at}-1', '{status}', 'courier', 'other', 90000, 0, 100, {courier}, \
             {tracking}, '2026-11-01 00:00:00', '2026-11-04 00:00:00'); \
             INSERT INTO order_lines (id, order_id, fulfillment_order_id, product_id, variant_id, sku, name_id, \
             name_en, option_value, quantity, unit_price_minor, total_minor) VALUES ('l{at}', 'o{at}', '{part}', \
             '{product}', '{variant}', 'x', 'x', 'x', '', 2, 45000, 90000); \
             INSERT INTO order_events (id, order_id, fulfillment_order_id, kind, actor, created_at) VALUES \
             ('e{at}', 'o{at}', '{part}', 'shipped', 'bumdes', '2026-11-03 00:00:00');",
            bumdes = shop.darmaji.id,
            product = shop.tissue_box.id,
            variant = shop.tissue_box.variant().id,
        );
    }
    sql + "INSERT INTO order_events (id, order_id, fulfillment_order_id, kind, actor, created_at) VALUES \
           ('d', 'o3', 'picked-up', 'delivered', 'bumdes', '2026-11-05 00:00:00');"
}

#[derive(QueryableByName)]
struct Parcel {
    #[diesel(sql_type = Text)]
    part: String,
    #[diesel(sql_type = Nullable<Text>)]
    tracking_number: Option<String>,
    #[diesel(sql_type = Timestamp)]
    shipped_at: etalase::db::Timestamp,
    #[diesel(sql_type = Nullable<Timestamp>)]
    delivered_at: Option<etalase::db::Timestamp>,
    #[diesel(sql_type = BigInt)]
    pieces: i64,
}

#[derive(QueryableByName)]
struct Deadline {
    #[diesel(sql_type = Text)]
    part: String,
    #[diesel(sql_type = Timestamp)]
    due_at: etalase::db::Timestamp,
    #[diesel(sql_type = Timestamp)]
    ship_by: etalase::db::Timestamp,
}

#[test]
fn what_was_sent_went_in_one_parcel_and_what_is_worked_on_has_its_time() {
    let database = TestDatabase::before_migration("2026-11-22-000150");
    database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            Ok(conn.batch_execute(&old_parts(&shop))?)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    database
        .db
        .read::<_, DbError>(|conn| {
            check(conn);
            Ok(())
        })
        .unwrap();
}

fn check(conn: &mut DbConn) {
    let parcels: Vec<Parcel> = diesel::sql_query(
        "SELECT s.fulfillment_order_id AS part, s.tracking_number, s.shipped_at, s.delivered_at, l.quantity AS pieces \
         FROM shipments s JOIN shipment_lines l ON l.shipment_id = s.id ORDER BY s.fulfillment_order_id",
    )
    .load(conn)
    .unwrap();
    let day = |time: etalase::db::Timestamp| time.format("%d").to_string();
    let told: Vec<_> = parcels
        .iter()
        .map(|parcel| {
            (&*parcel.part, parcel.tracking_number.as_deref(), day(parcel.shipped_at), parcel.delivered_at.map(day))
        })
        .collect();
    let expected = [
        ("picked-up", None, "03".to_owned(), Some("05".to_owned())),
        ("shipped", Some("JP-1"), "03".into(), None),
        ("turned-away", Some("JP-2"), "03".into(), None),
    ];
    assert_eq!(told, expected);
    assert!(parcels.iter().all(|parcel| parcel.pieces == 2));

    let deadlines: Vec<Deadline> = diesel::sql_query(
        "SELECT fulfillment_order_id AS part, due_at, ship_by FROM deadlines ORDER BY fulfillment_order_id",
    )
    .load(conn)
    .unwrap();
    let told: Vec<_> =
        deadlines.iter().map(|row| (&*row.part, row.due_at.to_string(), row.ship_by.to_string())).collect();
    // two days to accept, five of lead time and two to send
    let (accept, ship) = ("2026-11-03 06:00:00".to_owned(), "2026-11-08 06:00:00".to_owned());
    assert_eq!(told, [("new", accept, ship.clone()), ("packed", ship.clone(), ship)]);
}
