//! What Midtrans tells of, and what is believed of it.

use etalase::orders::OrderStatus;
use etalase::payments::{Method, PaymentStatus};
use serde_json::json;

use super::Counter;
use crate::support::TestApp;
use crate::support::midtrans::{SERVER_KEY, sign};

#[actix_web::test]
async fn a_notification_told_twice_and_late_pays_the_order_once() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let pending = counter.midtrans.notification(counter.id());
    counter.midtrans.pay(counter.id(), "qris");
    let paid = counter.midtrans.notification(counter.id());
    // out of order, and each told twice
    for told in [&paid, &pending, &paid, &pending] {
        assert_eq!(counter.midtrans.tell(&counter.app.url, told).await, 200);
        counter.work().await;
    }
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    let payment = counter.payment().await;
    assert_eq!((payment.status, payment.method), (PaymentStatus::Succeeded, Method::MidtransQris));
    assert_eq!(payment.charge_reference.as_deref(), Some(counter.id()));
    assert_eq!(counter.kept_and_dead().await, (2, 0));
    counter.close().await;
}

#[actix_web::test]
async fn what_midtrans_did_not_sign_is_refused_and_counted() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.pay(counter.id(), "qris");
    let mut forged = counter.midtrans.notification(counter.id());
    sign(&mut forged, "SB-Mid-server-of-somebody-else");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &forged).await, 400);
    let mut changed = counter.midtrans.notification(counter.id());
    changed["gross_amount"] = json!("1.00");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &changed).await, 400);
    assert_eq!(counter.midtrans.tell(&counter.app.url, &json!("no event")).await, 400);
    assert_eq!(counter.kept_and_dead().await, (0, 0));
    let metrics = counter.app.client().get("/metrics").await.body;
    let refused = |line: &&str| line.contains(r#"provider="midtrans""#) && line.contains(r#"outcome="refused""#);
    assert!(metrics.lines().any(|line| refused(&line)), "{metrics}");
    counter.close().await;
}

#[actix_web::test]
async fn a_notification_is_not_believed_against_midtrans_itself() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let mut told = counter.midtrans.notification(counter.id());
    told["transaction_status"] = json!("settlement");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &told).await, 200, "the status is not under the signature");
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::PendingPayment);
    counter.close().await;
}

#[actix_web::test]
async fn another_shops_order_is_kept_and_left_alone() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let mut foreign = counter.midtrans.notification(counter.id());
    foreign["order_id"] = json!("CustOrder-102");
    sign(&mut foreign, SERVER_KEY);
    assert_eq!(counter.midtrans.tell(&counter.app.url, &foreign).await, 200);
    counter.work().await;
    assert_eq!(counter.kept_and_dead().await, (1, 0));
    counter.close().await;
}

#[actix_web::test]
async fn another_amount_pays_nothing_and_calls_the_operator() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.pay(counter.id(), "qris");
    counter.midtrans.tamper(counter.id(), "gross_amount", "365000.00");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::PendingPayment);
    assert_eq!(counter.kept_and_dead().await, (1, 1));
    counter.close().await;
}

#[actix_web::test]
async fn without_midtrans_there_is_no_webhook() {
    let app = TestApp::start().await;
    assert_eq!(app.client().post("/webhooks/midtrans", &[]).await.status, 404);
    app.stop().await;
}
