//! The page to pay on, and what becomes of it.

use std::time::Duration;

use etalase::checkout::expire;
use etalase::orders::OrderStatus;
use etalase::payments::{GatewayError, PaymentStatus, Provider, StartPaymentError, reconcile, settle, start_payment};
use serde_json::json;

use super::Counter;
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order;
use crate::support::midtrans::Midtrans;

#[actix_web::test]
async fn the_buyer_pays_on_a_page_that_offers_what_was_chosen_and_ends_with_the_order() {
    let counter = Counter::open().await;
    let page = counter.start().await.unwrap().unwrap();
    assert!(page.starts_with(&counter.midtrans.url), "{page}");
    let asked = &counter.midtrans.received()[0].body;
    assert_eq!(asked["transaction_details"], json!({ "order_id": counter.id(), "gross_amount": 366_000 }));
    assert_eq!(asked["enabled_payments"], json!(["other_qris"]));
    // four in the morning in UTC is eleven in Jakarta
    assert_eq!(asked["expiry"], json!({ "start_time": "2026-11-21 11:00:00 +0700", "unit": "hour", "duration": 24 }));
    assert!(
        asked["callbacks"]["finish"].as_str().unwrap().contains(&format!("/orders/{}/return", counter.order.number))
    );

    assert_eq!(counter.start().await.unwrap(), Some(page), "the same page again");
    assert_eq!(counter.midtrans.pages(counter.id()), 1);
    counter.close().await;
}

#[actix_web::test]
async fn an_answer_lost_on_the_way_leaves_one_payment_to_pay() {
    let counter = Counter::open().await;
    counter.midtrans.loses_an_answer();
    let lost = counter.start().await;
    assert!(matches!(lost, Err(StartPaymentError::Gateway(GatewayError::Unavailable(_)))), "{lost:?}");
    counter.start().await.unwrap().expect("another page for the same order id");
    counter.midtrans.pay(counter.id(), "qris");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn a_payment_that_nobody_tells_of_is_found_by_asking() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    assert_eq!(settle::settle(&counter.app.app, &counter.order.payment_id).await.unwrap(), PaymentStatus::Pending);
    counter.midtrans.pay(counter.id(), "gopay");
    counter.app.advance(Duration::from_secs(60));
    reconcile::run(&counter.app.app).await.unwrap();
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn an_order_that_ends_unpaid_closes_its_transaction() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "bank_transfer");
    counter.app.advance(Duration::from_secs(3600));
    expire::run(&counter.app.app).await.unwrap();
    counter.work().await;
    assert_eq!(counter.midtrans.transaction(counter.id())["transaction_status"], "expire");
    assert_eq!(counter.payment().await.status, PaymentStatus::Expired);
    assert_eq!(counter.kept_and_dead().await.1, 0);
    counter.close().await;
}

#[actix_web::test]
async fn a_buyer_whose_bank_refused_may_try_again_under_the_same_order_id() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "credit_card");
    counter.midtrans.tamper(counter.id(), "transaction_status", "deny");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.payment().await.status, PaymentStatus::Failed);
    counter.start().await.unwrap().expect("a page");
    counter.midtrans.pay(counter.id(), "credit_card");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn a_midtrans_that_does_not_know_the_key_is_told_to_the_operator_and_not_to_the_buyer() {
    let midtrans = Midtrans::start().await;
    let settings = [
        ("MIDTRANS_SERVER_KEY", "SB-Mid-server-wrong"),
        ("MIDTRANS_API_BASE", &*midtrans.url),
        ("MIDTRANS_SNAP_BASE", &*midtrans.url),
    ];
    let app = TestApp::start_with(&settings).await;
    let catalog = catalog::small(&app).await;
    let order = order::unpaid(&app, &catalog, Provider::Midtrans).await;
    let refused = start_payment::run(&app.app, &order.payment_id).await;
    assert!(
        matches!(&refused, Err(StartPaymentError::Gateway(GatewayError::Refused(text))) if text.starts_with("401")),
        "{refused:?}"
    );
    app.stop().await;
}
