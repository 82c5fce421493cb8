//! The first page of a BUMDes: what is to be done, what is late, who waits for an answer, what is owed.

use std::time::Duration;

use etalase::orders::link;

use super::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, payable, people};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// What stands between this tag and its end, the first time.
fn first<'a>(body: &'a str, start: &str, end: &str) -> &'a str {
    body.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(inside, _)| inside)
}

fn count(body: &str, show: &str) -> String {
    first(first(body, &format!("show={show}\">"), "</a>"), "<strong>", "</strong>").to_owned()
}

#[actix_web::test]
async fn the_next_step_of_each_order_is_a_button_and_brings_one_back_here() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let address = format!("/portal/bumdes/orders/{}", order.darmaji.number);

    let page = client.get("/portal/bumdes").await.body;
    assert_eq!((count(&page, "new"), count(&page, "accepted")), ("1".into(), "0".into()), "{page}");
    assert!(page.contains("sisa 2 hari") && !page.contains("terlambat"), "{page}");
    let answer = client.submit("/portal/bumdes", &format!("{address}/acceptance"), &[("back", "today")]).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/bumdes"));
    let page = client.get("/portal/bumdes").await.body;
    assert_eq!((count(&page, "new"), count(&page, "accepted")), ("0".into(), "1".into()), "{page}");
    assert!(page.contains("Sudah dikemas"), "{page}");
    press(&client, &order.darmaji.number, "packing", &[]).await;
    press(&client, &order.darmaji.number, "shipment", &[("courier", "JNE"), ("tracking_number", "1")]).await;
    let page = client.get("/portal/bumdes").await.body;
    assert!(page.contains("1 pesanan dalam perjalanan") && page.contains("Semua pesanan sudah beres"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_not_accepted_in_two_days_and_not_sent_in_its_time_is_late() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    app.advance(2 * DAY - Duration::from_secs(3600));
    assert!(client.get("/portal/bumdes").await.body.contains("sisa 1 jam"));
    app.advance(2 * Duration::from_secs(3600));
    let page = client.get("/portal/bumdes").await.body;
    assert!(page.contains("1 pesanan terlambat") && page.contains("Terlambat 1 jam"), "{page}");
    let late = client.get("/portal/bumdes/orders?show=late").await.body;
    assert!(late.contains(&order.darmaji.number), "{late}");
    assert!(client.get(&format!("/portal/bumdes/orders/{}", order.darmaji.number)).await.body.contains("Terlambat"));

    // accepted, it has the longest lead time of its products (5 days) and two more from the day it was paid
    press(&client, &order.darmaji.number, "acceptance", &[]).await;
    let page = client.get("/portal/bumdes").await.body;
    assert!(!page.contains("terlambat") && page.contains("sisa 4 hari"), "{page}");
    app.advance(7 * DAY);
    let page = client.get("/portal/bumdes").await.body;
    assert!(page.contains("1 pesanan terlambat"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_complaint_waits_for_an_answer_and_its_words_stand_on_the_order() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let number = &order.darmaji.number;
    let parcel = [("courier", "JNE"), ("tracking_number", "1")];
    for (step, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", &parcel), ("delivery", &[])] {
        press(&client, number, step, fields).await;
    }
    let buyers_page = link::order_path(&app.app.config.server, &order.number);
    let action = link::action_path(&app.app.config.server, &order.number, &format!("parts/{number}/complaint"));
    let words = [("text", "Satu kotak pecah di sudutnya")];
    assert_eq!(app.client().submit(&buyers_page, &action, &words).await.status, 303);

    let page = client.get("/portal/bumdes").await.body;
    assert_eq!(count(&page, "answer"), "1", "{page}");
    assert!(page.contains("Satu kotak pecah di sudutnya"), "{page}");
    assert!(client.get("/portal/bumdes/orders?show=answer").await.body.contains(number));
    let page = client.get(&format!("/portal/bumdes/orders/{number}")).await.body;
    assert!(page.contains("Satu kotak pecah di sudutnya"), "{page}");
    let other = people::bumdes_operator(&app, &catalog.senggigi.id).await;
    assert!(!other.get("/portal/bumdes").await.body.contains("pecah"), "it is not about their part");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_owed_now_and_what_follows_is_told() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let due = payable::due(&app, &shop, 2).await;
    let held = payable::sold(&app, &shop, 3).await;
    let money = |minor: i64| etalase::money::Money::idr(minor).display(etalase::i18n::Language::Id);
    let page = shop.darmaji.get("/portal/bumdes").await.body;
    let sums = first(&page, "sums--two", "</dl>");
    assert!(sums.contains(&money(due.total_minor)) && sums.contains(&money(held.total_minor)), "{sums}");
    app.stop().await;
}
