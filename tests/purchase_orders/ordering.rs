//! A buyer orders what the allocation shows, at exactly those terms, or nothing.

use diesel::prelude::*;
use etalase::db::schema::{deadlines, orders, purchase_order_deliveries, quotes};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::purchase_orders::PurchaseOrderStatus;
use etalase::quotations::QuoteStatus;

use super::{bulk, how_many, in_the_books, order_seen, ordered, owed, parts, promised, status, told, total};
use crate::quotations::{ASKED, offer, value_of};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn what_is_ordered_is_an_order_with_a_part_for_each_bumdes_on_the_companys_account() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let request = bulk.quoted("600", &[("400", "10.000"), ("350", "11.000"), ("500", "30.000")]).await;
    let number = ordered(&bulk.company.buyer, &request).await;

    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Ordered, "no rule asks for anybody's word");
    for page in [ASKED.to_owned(), format!("{ASKED}/{request}")] {
        let page = bulk.company.buyer.get(&page).await.body;
        assert!(page.contains("3 dari 3 BUMDes menawarkan"), "taken or not: {page}");
    }
    let mut quantities: Vec<i64> = parts(&app, &number).await.into_iter().map(|(_, quantity)| quantity).collect();
    quantities.sort_unstable();
    assert_eq!((quantities, promised(&app).await), (vec![250, 350], 600));
    let total = total(&app, &number).await;
    assert!(total > 400 * 10_000 + 200 * 11_000, "with shipping: {total}");
    assert_eq!((owed(&app, &bulk.company.id).await, in_the_books(&app).await), (total, total));
    type Found = (Vec<(String, String, i64)>, Vec<QuoteStatus>, Vec<Timestamp>, i64);
    let load = |conn: &mut DbConn| {
        let orders = orders::table.select((orders::status, orders::buyer_name, orders::total_minor)).load(conn)?;
        let quotes = quotes::table.order(quotes::id).select(quotes::status).load(conn)?;
        let by = deadlines::table.select(deadlines::ship_by).load(conn)?;
        Ok((orders, quotes, by, purchase_order_deliveries::table.count().get_result(conn)?))
    };
    let (orders, quotes, by, deliveries): Found = app.app.read::<_, DbError>(load).await.unwrap();
    assert_eq!(orders, [("paid".to_owned(), bulk.company.name.clone(), total)]);
    assert_eq!(quotes, [QuoteStatus::Accepted, QuoteStatus::Accepted, QuoteStatus::Lost]);
    // made from 16 to 22 November, five days on the way: the day ends at midnight where the BUMDes is
    for by in by {
        assert_eq!(by.date().to_string(), "2026-11-27", "{by}");
    }
    assert_eq!(deliveries, 2);

    let page = told(&bulk.company.buyer, &number).await;
    for text in ["600", "BUMDes Darmaji", "batik atau gelang benang", "30 hari setelah invoice", &request] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for (part, _) in parts(&app, &number).await {
        let seen = bulk.sellers[0].get(&format!("/portal/bumdes/orders/{part}")).await.status;
        let by_other = bulk.sellers[1].get(&format!("/portal/bumdes/orders/{part}")).await.status;
        assert_eq!([seen.as_u16(), by_other.as_u16()].iter().sum::<u16>(), 604, "one of them finds {part}");
    }
    // each BUMDes hears of it as of any order, the company reads its account instead of a receipt
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.to.contains(&bulk.shop.catalog.darmaji.email)), "{mails:#?}");
    assert!(!mails.iter().any(|mail| mail.subject.contains("Pembayaran")), "{mails:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn an_offer_that_changed_or_ended_since_it_was_seen_orders_nothing() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let allocation = format!("{ASKED}/{request}/allocation");
    let seen = value_of(&bulk.company.buyer.get(&allocation).await.body, "seen_total");
    let dearer =
        [("quantity", "400"), ("weekly", "400"), ("unit_price", "10.500"), ("lot_size", "1"), ("minimum", "1")];
    assert_eq!(offer(&bulk.sellers[0], &request, &dearer).await.status, 303);
    let answer = order_seen(&bulk.company.buyer, &request, &seen).await;
    assert_eq!(answer.location.as_deref(), Some(allocation.as_str()));
    let page = bulk.company.buyer.get(&allocation).await.body;
    assert!(page.contains("Totalnya sekarang Rp"), "{page}");

    let seen = value_of(&page, "seen_total");
    app.advance(super::DAY * 15);
    let answer = order_seen(&bulk.company.buyer, &request, &seen).await;
    assert_eq!(answer.location.as_deref(), Some(allocation.as_str()));
    let page = bulk.company.buyer.get(&allocation).await.body;
    assert!(page.contains("Belum ada penawaran yang bisa dipesan"), "{page}");
    assert_eq!((how_many(&app).await, promised(&app).await), (0, 0));
    app.stop().await;
}

#[actix_web::test]
async fn a_request_is_ordered_once_also_by_two_at_once() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let page = bulk.company.buyer.get(&format!("{ASKED}/{request}/allocation")).await.body;
    let seen = value_of(&page, "seen_total");
    let (one, other) = (&bulk.company.buyer, &bulk.company.admin);
    futures_util::join!(order_seen(one, &request, &seen), order_seen(other, &request, &seen));
    assert_eq!((how_many(&app).await, promised(&app).await), (1, 300));
    assert_eq!(order_seen(one, &request, &seen).await.status, 303);
    let page = one.get(&format!("{ASKED}/{request}/allocation")).await.body;
    assert!(page.contains("Permintaan ini sudah dipesan"), "{page}");
    assert_eq!(how_many(&app).await, 1);
    app.stop().await;
}

#[actix_web::test]
async fn two_companies_never_have_the_same_week() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let other = crate::support::factories::companies::approved(&app).await;
    let first = bulk.quoted("300", &[("400", "10.000")]).await;
    let second = super::quoted(&other, &bulk.sellers, "300", &[("400", "10.000")]).await;
    let (one, two) = (&bulk.company.buyer, &other.buyer);
    let mut seen = Vec::new();
    for (client, request) in [(one, &first), (two, &second)] {
        seen.push(value_of(&client.get(&format!("{ASKED}/{request}/allocation")).await.body, "seen_total"));
    }
    futures_util::join!(order_seen(one, &first, &seen[0]), order_seen(two, &second, &seen[1]));
    // whoever came second either was spread over other weeks, or was told to look again
    let by_week = |conn: &mut DbConn| {
        use etalase::db::schema::capacity_promises as promises;
        let live = promises::table.filter(promises::released_at.is_null());
        Ok(live.select((promises::week, promises::quantity)).load::<(chrono::NaiveDate, i64)>(conn)?)
    };
    let mut weeks = std::collections::BTreeMap::new();
    for (week, quantity) in app.app.read::<_, DbError>(by_week).await.unwrap() {
        *weeks.entry(week).or_insert(0) += quantity;
    }
    assert!(!weeks.is_empty() && weeks.values().all(|quantity| *quantity <= 400), "{weeks:?}");
    app.stop().await;
}
