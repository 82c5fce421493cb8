//! What Etalase asks of Stripe, seen from Stripe's side.

use std::sync::Arc;

use chrono::TimeDelta;
use etalase::i18n::Language;
use etalase::ids::{PaymentId, RefundId};
use etalase::money::Money;
use etalase::payments::{
    Gateway, GatewayError, GatewayState, Method, PaymentRequest, Provider, RefundOutcome, RefundRequest,
};
use serde_json::json;

use crate::support::TestApp;
use crate::support::stripe::{Fault, Stripe};

async fn start() -> (TestApp, Stripe, Arc<dyn Gateway>) {
    let stripe = Stripe::start().await;
    let app = TestApp::start_with(&stripe.settings()).await;
    stripe.follow(&app.app.clock);
    let gateway = app.app.gateways.get(Provider::Stripe).expect("Stripe is offered");
    (app, stripe, gateway)
}

fn request(app: &TestApp) -> PaymentRequest {
    PaymentRequest {
        payment_id: PaymentId::new(),
        replaces: None,
        method: Method::Stripe,
        order_number: "ET-261122-7K3QF2".into(),
        amount: Money::idr(150_000),
        language: Language::Id,
        buyer_email: "pembeli@example.com".into(),
        return_url: "http://etalase.test/orders/ET-261122-7K3QF2/return?token=x".into(),
        expires_at: app.app.clock.now() + TimeDelta::minutes(60),
    }
}

#[actix_web::test]
async fn rupiah_reach_stripe_in_hundredths_and_come_back_whole() {
    let (app, stripe, gateway) = start().await;
    let created = gateway.create(&request(&app)).await.unwrap();
    let reference = created.reference.unwrap();

    let sent = &stripe.received()[0].fields;
    assert_eq!(sent["line_items"]["0"]["price_data"]["unit_amount"], "15000000");
    assert_eq!(sent["line_items"]["0"]["price_data"]["currency"], "idr");
    stripe.pay(&reference);
    let GatewayState::Succeeded { amount, charge_reference } = gateway.fetch(&reference).await.unwrap() else {
        panic!("the session is paid")
    };
    assert_eq!(amount, Money::idr(150_000));
    assert!(charge_reference.unwrap().starts_with("pi_"));
    app.stop().await;
}

#[actix_web::test]
async fn the_session_names_the_order_and_returns_to_it() {
    let (app, stripe, gateway) = start().await;
    let asked = request(&app);
    let created = gateway.create(&asked).await.unwrap();

    let call = &stripe.received()[0];
    assert_eq!(call.idempotency_key.as_deref(), Some(&*format!("etalase-payment-{}", asked.payment_id)));
    let sent = &call.fields;
    assert_eq!(sent["line_items"]["0"]["price_data"]["product_data"]["name"], "Etalase ET-261122-7K3QF2");
    assert_eq!(sent["client_reference_id"], asked.payment_id.as_str());
    assert_eq!(sent["metadata"]["payment_id"], asked.payment_id.as_str());
    assert_eq!(sent["payment_intent_data"]["metadata"]["order_number"], "ET-261122-7K3QF2");
    assert_eq!(sent["success_url"], asked.return_url);
    assert_eq!(sent["cancel_url"], asked.return_url);
    assert_eq!(sent["locale"], "id");
    assert_eq!(sent["customer_email"], "pembeli@example.com");
    assert!(created.pay_url.unwrap().starts_with(&stripe.url));
    app.stop().await;
}

#[actix_web::test]
async fn an_answer_lost_on_the_way_leaves_one_session() {
    let (app, stripe, gateway) = start().await;
    let asked = request(&app);
    stripe.will(&[Fault::AnswerLost]);
    assert!(matches!(gateway.create(&asked).await, Err(GatewayError::Unavailable(_))));

    // near the order's end the same request is still one that Stripe takes
    app.advance(std::time::Duration::from_secs(59 * 60));
    gateway.create(&asked).await.unwrap();
    assert_eq!(stripe.sessions().len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn a_stripe_out_of_reach_is_unavailable_and_a_wrong_request_is_refused() {
    let (app, stripe, gateway) = start().await;
    let asked = request(&app);
    stripe.will(&[Fault::NotReached, Fault::RateLimited]);
    assert!(matches!(gateway.create(&asked).await, Err(GatewayError::Unavailable(_))));
    assert!(matches!(gateway.create(&asked).await, Err(GatewayError::Unavailable(_))));

    gateway.create(&asked).await.unwrap();
    let other_amount = PaymentRequest { amount: Money::idr(1), ..asked };
    let refusal = gateway.create(&other_amount).await.unwrap_err();
    assert!(matches!(&refusal, GatewayError::Refused(text) if text.contains("idempotent")), "{refusal}");
    assert!(matches!(gateway.fetch("cs_test_unknown").await, Err(GatewayError::Refused(_))));
    stripe.stop().await;
    assert!(matches!(gateway.fetch("cs_test_unknown").await, Err(GatewayError::Unavailable(_))));
    app.stop().await;
}

#[actix_web::test]
async fn a_stripe_that_says_nothing_is_left_after_its_time() {
    let stripe = Stripe::start().await;
    let mut settings = stripe.settings().to_vec();
    settings.push(("STRIPE_TIMEOUT_SECONDS", "1"));
    let app = TestApp::start_with(&settings).await;
    stripe.follow(&app.app.clock);
    stripe.will(&[Fault::Silent]);
    let gateway = app.app.gateways.get(Provider::Stripe).unwrap();
    assert!(matches!(gateway.create(&request(&app)).await, Err(GatewayError::Unavailable(_))));
    app.stop().await;
}

#[actix_web::test]
async fn a_session_tells_whether_it_is_open_over_or_left_to_a_bank_that_refuses() {
    let (app, stripe, gateway) = start().await;
    let open = gateway.create(&request(&app)).await.unwrap().reference.unwrap();
    assert_eq!(gateway.fetch(&open).await.unwrap(), GatewayState::Pending);
    gateway.cancel(&open).await.unwrap();
    assert_eq!(gateway.fetch(&open).await.unwrap(), GatewayState::Expired);
    gateway.cancel(&open).await.unwrap();

    let slow = gateway.create(&request(&app)).await.unwrap().reference.unwrap();
    stripe.leave_to_the_bank(&slow);
    assert_eq!(gateway.fetch(&slow).await.unwrap(), GatewayState::Pending);
    stripe.refuse(&slow);
    assert_eq!(gateway.fetch(&slow).await.unwrap(), GatewayState::Failed);
    app.stop().await;
}

#[actix_web::test]
async fn closing_a_paid_session_is_no_error() {
    let (app, stripe, gateway) = start().await;
    let reference = gateway.create(&request(&app)).await.unwrap().reference.unwrap();
    stripe.pay(&reference);
    gateway.cancel(&reference).await.unwrap();
    assert!(matches!(gateway.fetch(&reference).await.unwrap(), GatewayState::Succeeded { .. }));
    app.stop().await;
}

#[actix_web::test]
async fn another_currency_or_a_part_of_a_rupiah_is_refused() {
    let (app, stripe, gateway) = start().await;
    let reference = gateway.create(&request(&app)).await.unwrap().reference.unwrap();
    stripe.pay(&reference);
    stripe.tamper(&reference, "currency", json!("usd"));
    assert!(matches!(gateway.fetch(&reference).await, Err(GatewayError::Refused(_))));
    stripe.tamper(&reference, "currency", json!("idr"));
    stripe.tamper(&reference, "amount_total", json!(15_000_050));
    assert!(matches!(gateway.fetch(&reference).await, Err(GatewayError::Refused(_))));
    app.stop().await;
}

#[actix_web::test]
async fn a_refund_is_sent_once_and_never_more_than_was_paid() {
    let (app, stripe, gateway) = start().await;
    let reference = gateway.create(&request(&app)).await.unwrap().reference.unwrap();
    stripe.pay(&reference);
    let GatewayState::Succeeded { charge_reference, .. } = gateway.fetch(&reference).await.unwrap() else {
        panic!("the session is paid")
    };
    let part = RefundRequest { refund_id: RefundId::new(), charge_reference, amount: Money::idr(60_000) };
    let first = gateway.refund(&part).await.unwrap();
    assert_eq!(gateway.refund(&part).await.unwrap(), first);
    assert_eq!(stripe.refunds().len(), 1);
    assert_eq!(stripe.refunds()[0]["amount"], 6_000_000);

    let too_much = RefundRequest { refund_id: RefundId::new(), amount: Money::idr(90_001), ..part.clone() };
    assert!(matches!(gateway.refund(&too_much).await, Err(GatewayError::Refused(_))));
    let rest = RefundRequest { refund_id: RefundId::new(), amount: Money::idr(90_000), ..part.clone() };
    assert!(matches!(gateway.refund(&rest).await.unwrap(), RefundOutcome::Succeeded { .. }));
    // the buyer has everything back: one more is as good as sent
    let again = RefundRequest { refund_id: RefundId::new(), amount: Money::idr(90_000), ..part };
    assert!(matches!(gateway.refund(&again).await.unwrap(), RefundOutcome::Succeeded { .. }));
    assert_eq!(stripe.refunds().len(), 2);
    app.stop().await;
}
