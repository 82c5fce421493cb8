//! From the buyer's click to the paid order, whatever comes first and however often.

use std::time::Duration;

use etalase::orders::OrderStatus;
use etalase::payments::{GatewayError, PaymentStatus, Provider, StartPaymentError, reconcile, settle, start_payment};
use serde_json::json;

use super::till::Till;
use crate::support::stripe::Fault;

#[actix_web::test]
async fn a_payment_is_opened_once_however_often_it_is_started() {
    let till = Till::open(Provider::Stripe).await;
    till.stripe.will(&[Fault::AnswerLost]);
    let lost = start_payment::run(&till.app.app, till.id()).await;
    assert!(matches!(lost, Err(StartPaymentError::Gateway(GatewayError::Unavailable(_)))), "{lost:?}");

    let first = start_payment::run(&till.app.app, till.id()).await.unwrap();
    let second = start_payment::run(&till.app.app, till.id()).await.unwrap();
    assert!(first.as_ref().is_some_and(|url| url.starts_with(&till.stripe.url)), "{first:?}");
    assert_eq!(first, second);
    assert_eq!(till.stripe.sessions().len(), 1);
    assert_eq!(till.stripe.sessions()[0]["amount_total"], 36_600_000);
    till.close().await;
}

#[actix_web::test]
async fn an_order_that_has_ended_cannot_be_paid_any_more() {
    let till = Till::open(Provider::Stripe).await;
    till.app.advance(Duration::from_secs(3600));
    let late = start_payment::run(&till.app.app, till.id()).await;
    assert!(matches!(late, Err(StartPaymentError::Closed)), "{late:?}");
    assert!(till.stripe.received().is_empty());
    till.close().await;
}

#[actix_web::test]
async fn a_webhook_told_twice_pays_the_order_once() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let event = till.stripe.pay(&session);
    // the same event twice, and another event about the same session
    let again = till.stripe.event("checkout.session.async_payment_succeeded", &session);
    for told in [&event, &event, &again] {
        assert_eq!(till.stripe.tell(&till.app.url, told).await, 200);
    }
    till.work().await;
    assert_eq!(till.stripe.tell(&till.app.url, &event).await, 200);
    till.work().await;

    assert_eq!(till.order_status().await, OrderStatus::Paid);
    assert_eq!(till.count_events("paid").await, 1);
    assert_eq!(till.books().await, (366_000, 366_000, 0));
    let payment = till.payment().await;
    assert_eq!(payment.status, PaymentStatus::Succeeded);
    assert!(payment.charge_reference.is_some_and(|intent| intent.starts_with("pi_")));
    till.close().await;
}

#[actix_web::test]
async fn events_out_of_order_change_nothing() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let expired = till.stripe.event("checkout.session.expired", &session);
    // told as over, while Stripe itself says it is open
    till.stripe.tell(&till.app.url, &expired).await;
    till.work().await;
    assert_eq!(till.payment().await.status, PaymentStatus::Pending);

    let failed = till.stripe.event("checkout.session.async_payment_failed", &session);
    let paid = till.stripe.pay(&session);
    till.stripe.tell(&till.app.url, &paid).await;
    till.work().await;
    till.stripe.tell(&till.app.url, &failed).await;
    till.work().await;
    assert_eq!(till.payment().await.status, PaymentStatus::Succeeded);
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.close().await;
}

#[actix_web::test]
async fn a_webhook_that_comes_before_the_session_is_known_here_still_pays() {
    let till = Till::open(Provider::Stripe).await;
    till.stripe.will(&[Fault::AnswerLost]);
    start_payment::run(&till.app.app, till.id()).await.unwrap_err();
    let session = till.stripe.sessions()[0]["id"].as_str().unwrap().to_owned();
    let event = till.stripe.pay(&session);
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    assert_eq!(till.payment().await.reference, Some(session));
    till.close().await;
}

#[actix_web::test]
async fn an_event_is_not_believed_against_the_gateway_itself() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let mut event = till.stripe.event("checkout.session.completed", &session);
    event["data"]["object"]["payment_status"] = json!("paid");
    event["data"]["object"]["status"] = json!("complete");
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::PendingPayment);
    till.close().await;
}

#[actix_web::test]
async fn another_amount_than_the_orders_pays_nothing_and_calls_the_operator() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let event = till.stripe.pay(&session);
    till.stripe.tamper(&session, "amount_total", json!(36_500_000));
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::PendingPayment);
    assert_eq!(till.payment().await.status, PaymentStatus::Pending);
    assert_eq!(till.dead_jobs().await, ["process_webhook"]);
    till.close().await;
}

#[actix_web::test]
async fn what_other_shops_sell_and_what_nobody_knows_is_kept_and_left_alone() {
    let till = Till::open(Provider::Stripe).await;
    let foreign = json!({ "id": "evt_a", "type": "checkout.session.completed", "data": { "object": {
        "id": "cs_test_of_another_shop", "client_reference_id": "4711"
    } } });
    let unknown = json!({ "id": "evt_b", "type": "something.new", "data": { "object": {} } });
    let shapeless = json!({ "id": "evt_c", "type": "checkout.session.completed" });
    for event in [&foreign, &unknown, &shapeless] {
        assert_eq!(till.stripe.tell(&till.app.url, event).await, 200);
    }
    till.work().await;
    assert!(till.dead_jobs().await.is_empty());
    assert_eq!(till.order_status().await, OrderStatus::PendingPayment);
    till.close().await;
}

#[actix_web::test]
async fn a_stripe_that_does_not_answer_is_asked_again() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let event = till.stripe.pay(&session);
    till.stripe.will(&[Fault::NotReached]);
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::PendingPayment);
    till.app.advance(Duration::from_secs(60));
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.close().await;
}

#[actix_web::test]
async fn the_buyers_return_pays_the_order_before_any_webhook() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    assert_eq!(settle::settle(&till.app.app, till.id()).await.unwrap(), PaymentStatus::Pending);
    let event = till.stripe.pay(&session);
    assert_eq!(settle::settle(&till.app.app, till.id()).await.unwrap(), PaymentStatus::Succeeded);
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.count_events("paid").await, 1);
    till.close().await;
}

#[actix_web::test]
async fn the_link_back_from_the_gateway_leads_to_the_paid_order() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let back = till.stripe.sessions()[0]["success_url"].as_str().unwrap().replace("http://etalase.test", "");
    till.stripe.pay(&session);
    let client = till.app.client();
    let answer = client.get(&back).await;
    assert_eq!(answer.status, 303);
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    assert_eq!(client.get(&answer.location.unwrap()).await.status, 200);

    let forged = back.split("?token=").next().unwrap();
    assert_eq!(client.get(&format!("{forged}?token=made-up")).await.status, 404);
    till.close().await;
}

#[actix_web::test]
async fn a_gateway_that_is_down_at_the_buyers_return_leaves_the_order_waiting() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let back = till.stripe.sessions()[0]["success_url"].as_str().unwrap().replace("http://etalase.test", "");
    till.stripe.pay(&session);
    till.stripe.will(&[Fault::NotReached]);
    assert_eq!(till.app.client().get(&back).await.status, 303);
    assert_eq!(till.order_status().await, OrderStatus::PendingPayment);
    till.app.advance(Duration::from_secs(60));
    reconcile::run(&till.app.app).await.unwrap();
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.close().await;
}

#[actix_web::test]
async fn a_payment_that_nobody_tells_of_is_found_with_growing_pauses() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let asked = || till.stripe.received().iter().filter(|call| call.method == "GET").count();
    reconcile::run(&till.app.app).await.unwrap();
    assert_eq!(asked(), 0, "a webhook has a minute to come");
    for (minutes, times) in [(1, 1), (1, 2), (1, 2), (1, 3), (2, 3), (2, 4)] {
        till.app.advance(Duration::from_secs(minutes * 60));
        reconcile::run(&till.app.app).await.unwrap();
        assert_eq!(asked(), times);
    }
    till.stripe.pay(&session);
    till.app.advance(Duration::from_secs(8 * 60));
    reconcile::run(&till.app.app).await.unwrap();
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.close().await;
}

#[actix_web::test]
async fn a_buyer_whose_bank_refused_may_try_again_in_a_new_session() {
    let till = Till::open(Provider::Stripe).await;
    let first = till.start_payment().await;
    let done = till.stripe.leave_to_the_bank(&first);
    till.stripe.tell(&till.app.url, &done).await;
    till.work().await;
    assert_eq!(till.payment().await.status, PaymentStatus::Pending);
    let refused = till.stripe.refuse(&first);
    till.stripe.tell(&till.app.url, &refused).await;
    till.work().await;
    assert_eq!(till.payment().await.status, PaymentStatus::Failed);

    let second = till.start_payment().await;
    assert_ne!(first, second);
    assert_eq!(till.payment().await.status, PaymentStatus::Pending);
    till.stripe.tell(&till.app.url, &till.stripe.pay(&second)).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.close().await;
}
