//! Invoices, credit notes and the books say the same, whatever happens.

use diesel::prelude::*;
use etalase::db::schema::{bumdes, order_lines, orders};
use etalase::db::{DbConn, DbError};
use etalase::ids::{OrderId, OrderLineId};
use etalase::orders::Actor;
use etalase::payments::{Decision, Extent, RefundError, refund};
use futures_util::future::join_all;

use super::{Account, account, numbers, ppn_in_the_books, ppn_on_paper};
use crate::handovers::{line, pack, send, send_all, sign};
use crate::purchase_orders::{Bulk, bulk, in_the_books, ordered, owed, parts, pay};
use crate::support::{TestApp, outbox};

/// Senggigi and Trusmi are registered for PPN.
pub async fn taxed(app: &TestApp, bulk: &Bulk) {
    let ids = [bulk.shop.catalog.senggigi.id.clone(), bulk.shop.catalog.trusmi.id.clone()];
    let write = move |conn: &mut DbConn| {
        for id in ids {
            diesel::update(bumdes::table.find(id))
                .set((bumdes::is_pkp.eq(true), bumdes::npwp.eq("0123456789012345")))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

#[actix_web::test]
async fn a_thousand_pieces_of_two_bumdes_in_several_deliveries_and_twenty_short() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    taxed(&app, &bulk).await;
    let company = &bulk.company;
    let request = bulk.quoted("1.000", &[("1", "19.000"), ("600", "11.111"), ("400", "12.345")]).await;
    let order = ordered(&company.buyer, &request).await;
    let all = parts(&app, &order).await;
    let quantities: Vec<i64> = all.iter().map(|(_, quantity)| *quantity).collect();
    assert!(quantities.len() == 2 && quantities.iter().sum::<i64>() == 1_000, "{quantities:?}");
    let whole = account(&app, &company.id).await;
    assert_eq!((whole.to_come, whole.billed), (whole.ordered, 0));

    for (part, quantity) in &all {
        let (seller, _) = bulk.seller_of(part).await;
        pack(seller, part).await;
        let first = send(&app, seller, part, 150).await;
        // the first of each part comes short by ten
        sign(&app, &company.buyer, &first, 140).await;
        account(&app, &company.id).await;
        let second = send(&app, seller, part, 99).await;
        let third = send(&app, seller, part, quantity - 249).await;
        sign(&app, &company.buyer, &third, quantity - 249).await;
        account(&app, &company.id).await;
        sign(&app, &company.buyer, &second, 99).await;
    }
    outbox::deliver(&app).await;

    let end = account(&app, &company.id).await;
    let short: i64 = 10 * 11_111 + 10 * 12_345;
    let wanted = Account {
        ordered: whole.ordered,
        billed: whole.ordered - short,
        credited_unbilled: short,
        credited_billed: 0,
        to_come: 0,
    };
    assert_eq!(end, wanted);
    assert_eq!(owed(&app, &company.id).await, end.billed);
    assert_eq!(in_the_books(&app).await, end.billed);
    let ppn = ppn_in_the_books(&app).await;
    assert!(ppn > 0 && ppn == ppn_on_paper(&app).await, "{ppn}");
    let (billed, credited) = numbers(&app).await;
    let in_a_row: Vec<String> = (1..=6).map(|n| format!("INV-2026-{n:06}")).collect();
    assert_eq!(billed, in_a_row);
    assert_eq!(credited, ["NK-2026-000001", "NK-2026-000002"]);
    assert_eq!(statuses(&app).await, ["completed"]);
    pay(&bulk, end.billed, "TRF 1").await;
    assert_eq!((in_the_books(&app).await, owed(&app, &company.id).await), (0, 0));
    app.stop().await;
}

async fn statuses(app: &TestApp) -> Vec<String> {
    let load = |conn: &mut DbConn| Ok(orders::table.select(orders::status).load(conn)?);
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn a_declined_share_is_credited_before_it_is_billed() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    bulk.reject(&part, "Tenunnya rusak kena banjir").await;
    let found = account(&app, &bulk.company.id).await;
    assert_eq!((found.billed, found.to_come, found.credited_billed), (0, 0, 0));
    assert_eq!(found.credited_unbilled, found.ordered, "its shipping too");
    let page = bulk.company.finance.get("/portal/wholesale/invoices").await.body;
    assert!(page.contains("NK-2026-000001") && page.contains("Tenunnya rusak kena banjir"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn where_nothing_arrives_nobody_pays_for_its_way() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    sign(&app, &bulk.company.buyer, &number, 0).await;
    let found = account(&app, &bulk.company.id).await;
    assert_eq!((found.billed, found.to_come, found.credited_unbilled), (0, 0, found.ordered));
    app.stop().await;
}

/// Of 300 ordered pieces 200: the part, and the handover.
async fn two_thirds_sent(app: &TestApp, bulk: &Bulk) -> (String, String) {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    pack(seller, &part).await;
    let number = send(app, seller, &part, 200).await;
    (part, number)
}

#[actix_web::test]
async fn where_nothing_arrives_and_the_rest_is_refunded_nobody_pays_for_its_way_either() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let (part, number) = two_thirds_sent(&app, &bulk).await;
    let (seller, _) = bulk.seller_of(&part).await;
    sign(&app, &bulk.company.buyer, &number, 0).await;
    take_back(&app, &line(&app, &part).await, 100).await;
    let open = account(&app, &bulk.company.id).await;
    assert!(open.to_come > 0 && open.to_come == open.ordered - 3_000_000, "its shipping waits: {open:?}");
    for name in ["shipment", "delivery"] {
        assert_eq!(crate::purchase_orders::step(seller, &part, name, &[]).await.status, 303);
    }
    let end = account(&app, &bulk.company.id).await;
    assert_eq!((end.billed, end.to_come, end.credited_unbilled), (0, 0, end.ordered));
    outbox::deliver(&app).await;
    assert_eq!((in_the_books(&app).await, owed(&app, &bulk.company.id).await), (0, 0));
    let page = bulk.company.finance.get("/portal/wholesale/credit-notes/NK-2026-000003").await.body;
    assert!(page.contains("Ongkir") && page.contains("Cacat"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_refunded_after_it_was_billed_is_credited_of_the_invoice() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let (part, number) = two_thirds_sent(&app, &bulk).await;
    let (seller, _) = bulk.seller_of(&part).await;
    sign(&app, &bulk.company.buyer, &number, 200).await;
    // a hundred that were not sent yet, and fifty that are there
    take_back(&app, &line(&app, &part).await, 150).await;
    let found = account(&app, &bulk.company.id).await;
    assert_eq!((found.credited_unbilled, found.credited_billed), (1_000_000, 500_000));
    let page = bulk.company.finance.get("/portal/wholesale/invoices/INV-2026-000001").await.body;
    assert!(page.contains("Rp500.000") && page.contains("/portal/wholesale/credit-notes/NK-2026-000001"), "{page}");
    // nothing is left to send; the shipping that no delivery carried is billed when the part is over
    for name in ["shipment", "delivery"] {
        assert_eq!(crate::purchase_orders::step(seller, &part, name, &[]).await.status, 303);
    }
    let end = account(&app, &bulk.company.id).await;
    assert_eq!((end.to_come, numbers(&app).await.0.len()), (0, 2), "{end:?}");
    app.stop().await;
}

/// An operator refunds so many pieces of a line.
pub async fn take_back(app: &TestApp, line: &str, quantity: i64) {
    let (now, line) = (app.app.clock.now(), OrderLineId(line.to_owned()));
    let write = move |conn: &mut DbConn| {
        let order: OrderId = order_lines::table.find(&line).select(order_lines::order_id).first(conn)?;
        let lines = [(line, quantity)];
        let decision = Decision {
            extent: Extent::Lines { lines: &lines, shipping_of: &[] },
            is_restocked: false,
            reason: "Cacat",
            actor: Actor::Operator,
            decided_by: None,
            seen_refunded_minor: None,
        };
        refund(conn, now, &order, &decision).map(drop)
    };
    app.app.write::<_, RefundError>(write).await.unwrap();
}

#[actix_web::test]
async fn what_was_taken_off_on_its_way_is_neither_billed_nor_taken_off_twice() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    take_back(&app, &line(&app, &part).await, 20).await;
    sign(&app, &bulk.company.buyer, &number, 270).await;
    let found = account(&app, &bulk.company.id).await;
    assert_eq!((found.credited_unbilled, found.credited_billed, found.to_come), (300_000, 0, 0), "{found:?}");
    app.stop().await;
}

#[actix_web::test]
async fn numbers_have_no_gap_and_none_twice_however_many_sign_at_once() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let mut waiting = Vec::new();
    for _ in 0..4 {
        let order = ordered(buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
        let (part, _) = parts(&app, &order).await.remove(0);
        waiting.push(send_all(&app, &bulk, &part, 10).await);
    }
    join_all(waiting.iter().map(|number| sign(&app, buyer, number, 9))).await;
    let (billed, credited) = numbers(&app).await;
    assert_eq!(billed, [1, 2, 3, 4].map(|n| format!("INV-2026-{n:06}")));
    assert_eq!(credited, [1, 2, 3, 4].map(|n| format!("NK-2026-{n:06}")));
    account(&app, &bulk.company.id).await;
    app.stop().await;
}
