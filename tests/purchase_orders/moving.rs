//! A share that came to nothing goes to others of the request, alone: by itself within what was agreed to, else when a
//! buyer says so.

use diesel::prelude::*;
use etalase::db::schema::{fulfillment_orders, purchase_order_shares};
use etalase::db::{DbConn, DbError};

use super::{DAY, ORDERS, bulk, in_the_books, ordered, owed, parts, promised, rule, say, told, total};
use crate::quotations::{offer, value_of};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_declined_share_moves_by_itself_within_what_was_agreed_to_and_the_buyer_sees_one_order() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let request = bulk.quoted("300", &[("400", "20.000")]).await;
    let number = ordered(buyer, &request).await;
    // another offers less: the buyer's limits had kept it out
    let (part, quantity) = parts(&app, &number).await.remove(0);
    cheaper_quote(&app, &bulk, &request).await;
    outbox::deliver(&app).await;
    let declined = bulk.reject(&part, "Mesin rusak").await;
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("Mesin rusak") && mail.text.contains(&number)), "{mails:#?}");
    assert!(mails.iter().any(|mail| mail.text.contains("sekarang dibuat")), "{mails:#?}");
    let after = parts(&app, &number).await;
    let page = told(buyer, &number).await;
    assert_eq!(after[1..].iter().map(|(_, quantity)| quantity).sum::<i64>(), quantity, "{page}");
    assert!(page.contains(&format!("Menggantikan bagian {declined}")), "{page}");
    assert!(page.contains("“Mesin rusak”") && !page.contains("belum ada penggantinya"), "{page}");
    assert_eq!(promised(&app).await, 300, "its weeks were given back, and others promised");
    let now_owed = owed(&app, &bulk.company.id).await;
    assert!(now_owed <= total(&app, &number).await, "{now_owed}");
    assert_eq!(in_the_books(&app).await, now_owed);
    app.stop().await;
}

#[actix_web::test]
async fn what_would_cost_more_waits_for_the_buyer_who_sees_the_price() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let request = bulk.quoted("300", &[("300", "9.000"), ("300", "30.000")]).await;
    let number = ordered(buyer, &request).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    bulk.reject(&part, "Banjir").await;
    let mails = outbox::deliver(&app).await;
    assert_eq!(parts(&app, &number).await.len(), 1);
    let page = told(buyer, &number).await;
    assert!(page.contains("300 buah belum ada penggantinya"), "{page}");
    assert!(mails.iter().any(|mail| mail.text.contains("Belum ada pengganti untuk 300 buah")), "{mails:#?}");
    assert_eq!((owed(&app, &bulk.company.id).await, in_the_books(&app).await, promised(&app).await), (0, 0, 0));

    let share = share_of(&app, &part).await;
    let others = format!("{ORDERS}/{number}/shares/{share}/others");
    let page = buyer.get(&others).await.body;
    assert!(page.contains("300 buah") && page.contains("Pesan seharga Rp"), "{page}");
    let seen = value_of(&page, "seen_total");
    assert_eq!(bulk.company.approver.submit("/account", &others, &[("seen_total", &seen)]).await.status, 403);
    buyer.submit("/account", &others, &[("seen_total", "1")]).await;
    assert!(buyer.get(&others).await.body.contains("Totalnya sekarang Rp"));
    buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    let page = told(buyer, &number).await;
    assert!(page.contains("Penggantinya sudah dipesan") && !page.contains("belum ada penggantinya"), "{page}");
    let owes = owed(&app, &bulk.company.id).await;
    assert_eq!((owes.to_string(), in_the_books(&app).await, promised(&app).await), (seen.clone(), owes, 300));
    buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    assert_eq!(owed(&app, &bulk.company.id).await, owes, "once");
    app.stop().await;
}

#[actix_web::test]
async fn a_dearer_share_that_others_must_agree_to_is_not_ordered_by_the_buyer_alone() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let request = bulk.quoted("300", &[("300", "9.000"), ("300", "90.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    rule(company, "12.000.000", "").await;
    let (part, _) = parts(&app, &number).await.remove(0);
    bulk.reject(&part, "Banjir").await;
    outbox::deliver(&app).await;
    let others = format!("{ORDERS}/{number}/shares/{}/others", share_of(&app, &part).await);
    let seen = value_of(&company.buyer.get(&others).await.body, "seen_total");
    company.buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    assert!(company.buyer.get(&others).await.body.contains("perlu persetujuan lagi"));
    assert_eq!(in_the_books(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn where_nobody_of_a_named_regency_is_left_the_page_says_so_and_the_buyer_may_do_without() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let offers = [("400", "9.000"), ("400", "5.000")];
    let request = bulk.quoted_within(&[("regency_1", "52.02"), ("at_most", "1")], "300", &offers).await;
    let number = ordered(buyer, &request).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    bulk.reject(&part, "Banjir").await;
    outbox::deliver(&app).await;
    assert_eq!(parts(&app, &number).await.len(), 1, "a cheaper one outside the limits does not get it by itself");

    let others = format!("{ORDERS}/{number}/shares/{}/others", share_of(&app, &part).await);
    let page = buyer.get(&others).await.body;
    for text in ["ada pemasok dari Lombok Tengah", "paling banyak 1 pemasok", "Cari tanpa syarat itu"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("seen_total"), "{page}");
    let without = buyer.get(&format!("{others}?limits=lifted")).await.body;
    assert!(without.contains("300 buah") && without.contains("Pakai lagi syaratnya"), "{without}");
    let seen = value_of(&without, "seen_total");
    buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    assert_eq!(parts(&app, &number).await.len(), 1, "the limits hold where nobody lifted them");
    buyer.submit("/account", &others, &[("seen_total", &seen), ("limits", "lifted")]).await;
    let page = told(buyer, &number).await;
    assert!(page.contains("Penggantinya sudah dipesan") && !page.contains("belum ada penggantinya"), "{page}");
    assert_eq!(owed(&app, &bulk.company.id).await.to_string(), seen);
    app.stop().await;
}

#[actix_web::test]
async fn a_late_share_is_taken_back_by_the_buyer_and_only_a_late_one() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let request = bulk.quoted("300", &[("300", "9.000"), ("300", "9.100")]).await;
    let number = ordered(&company.buyer, &request).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    assert!(!told(&company.buyer, &number).await.contains("Tarik bagian ini"));
    let withdrawal = format!("shares/{}/withdrawal", share_of(&app, &part).await);
    say(&company.buyer, &number, &withdrawal, "Terlalu lama").await;
    assert!(told(&company.buyer, &number).await.contains("Bagian ini tidak bisa ditarik"));

    app.advance(DAY * 8);
    let page = told(&company.buyer, &number).await;
    assert!(page.contains("Terlambat") && page.contains("Tarik bagian ini"), "{page}");
    assert!(!told(&company.approver, &number).await.contains("Tarik bagian ini"), "it is the buyers' step");
    say(&company.buyer, &number, &withdrawal, "").await;
    assert!(told(&company.buyer, &number).await.contains("Tulis alasan Anda"));
    say(&company.buyer, &number, &withdrawal, "Terlalu lama").await;
    outbox::deliver(&app).await;
    assert!(told(&company.buyer, &number).await.contains("“Terlalu lama”"));
    let seen = seller.get(&format!("/portal/bumdes/orders/{part}")).await.body;
    assert!(seen.contains("Ditarik pembeli karena terlambat"), "{seen}");
    assert!(company.admin.get("/portal/wholesale/trail").await.body.contains("menarik bagian yang terlambat"));
    assert_eq!(in_the_books(&app).await, owed(&app, &company.id).await);
    app.stop().await;
}

/// Senggigi answers for less while its quote may still be taken: as if the buyer's limits had kept it out.
async fn cheaper_quote(app: &TestApp, bulk: &super::Bulk, request: &str) {
    use etalase::db::schema::rfqs;
    set_rfq(app, request, "open").await;
    let terms = [("quantity", "400"), ("weekly", "400"), ("unit_price", "5.000"), ("lot_size", "1"), ("minimum", "1")];
    assert_eq!(offer(&bulk.sellers[1], request, &terms).await.status, 303);
    set_rfq(app, request, "ordered").await;
    let (number, lost) = (request.to_owned(), "lost");
    let write = move |conn: &mut DbConn| {
        use etalase::db::schema::quotes;
        let of: Vec<String> = rfqs::table.filter(rfqs::number.eq(number)).select(rfqs::id).load(conn)?;
        diesel::update(quotes::table.filter(quotes::rfq_id.eq_any(of).and(quotes::status.eq("open"))))
            .set(quotes::status.eq(lost))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

async fn set_rfq(app: &TestApp, number: &str, status: &'static str) {
    use etalase::db::schema::rfqs;
    let number = number.to_owned();
    let write = move |conn: &mut DbConn| {
        diesel::update(rfqs::table.filter(rfqs::number.eq(number))).set(rfqs::status.eq(status)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

/// The id of the share that became this part.
pub async fn share_of(app: &TestApp, part: &str) -> String {
    let part = part.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = purchase_order_shares::table.inner_join(fulfillment_orders::table);
        Ok(of.filter(fulfillment_orders::number.eq(part)).select(purchase_order_shares::id).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}
