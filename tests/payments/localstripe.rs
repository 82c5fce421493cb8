//! The same gateway against localstripe, written by others: our forms, our refunds and our reading of
//! signatures must suit it too. Needs `tests/servers/localstripe.py` and its address in LOCALSTRIPE_URL.

use std::time::Duration;

use chrono::Utc;
use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::webhook_events;
use etalase::ids::RefundId;
use etalase::money::Money;
use etalase::payments::{GatewayError, Provider, RefundOutcome, RefundRequest};
use serde_json::Value;

use crate::support::TestApp;

const KEY: &str = "sk_test_localstripe";
const SECRET: &str = "whsec_localstripe";

struct Localstripe {
    url: String,
    http: reqwest::Client,
}

impl Localstripe {
    fn new() -> Self {
        let url = std::env::var("LOCALSTRIPE_URL").expect("LOCALSTRIPE_URL is set");
        Self { url: url.trim_end_matches('/').to_owned(), http: reqwest::Client::new() }
    }

    async fn app(&self) -> TestApp {
        let settings =
            [("STRIPE_SECRET_KEY", KEY), ("STRIPE_WEBHOOK_SECRET", SECRET), ("STRIPE_API_BASE", self.url.as_str())];
        TestApp::start_with(&settings).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Value {
        let request = self.http.post(format!("{}{path}", self.url)).bearer_auth(KEY).form(fields);
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap_or(Value::Null)
    }

    /// A paid PaymentIntent over this many hundredths of a rupiah.
    async fn paid(&self, amount: &str) -> String {
        let card = [
            ("type", "card"),
            ("card[number]", "4242424242424242"),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2030"),
            ("card[cvc]", "123"),
        ];
        let method = self.post("/v1/payment_methods", &card).await;
        let fields = [
            ("amount", amount),
            ("currency", "idr"),
            ("payment_method", method["id"].as_str().unwrap()),
            ("confirm", "true"),
        ];
        let intent = self.post("/v1/payment_intents", &fields).await;
        assert_eq!(intent["status"], "succeeded");
        intent["id"].as_str().unwrap().to_owned()
    }
}

#[actix_web::test]
#[ignore = "needs LOCALSTRIPE_URL"]
async fn a_part_of_a_payment_is_refunded_once_at_localstripe() {
    let localstripe = Localstripe::new();
    let app = localstripe.app().await;
    let gateway = app.app.gateways.get(Provider::Stripe).unwrap();
    let intent = localstripe.paid("36600000").await;
    let request = RefundRequest {
        refund_id: RefundId::new(),
        charge_reference: Some(intent.clone()),
        amount: Money::idr(297_000),
    };
    let first = gateway.refund(&request).await.unwrap();
    assert!(matches!(&first, RefundOutcome::Succeeded { reference } if reference.starts_with("re_")));
    // localstripe knows no idempotency keys: what keeps this from being a second refund is the look before
    assert_eq!(gateway.refund(&request).await.unwrap(), first);

    let list = format!("{}/v1/refunds?payment_intent={intent}", localstripe.url);
    let known: Value = localstripe.http.get(list).bearer_auth(KEY).send().await.unwrap().json().await.unwrap();
    assert_eq!(known["data"].as_array().unwrap().len(), 1);
    assert_eq!(known["data"][0]["amount"], 29_700_000);
    assert_eq!(known["data"][0]["currency"], "idr");
    app.stop().await;
}

#[actix_web::test]
#[ignore = "needs LOCALSTRIPE_URL"]
async fn a_payment_that_localstripe_does_not_know_is_refused() {
    let localstripe = Localstripe::new();
    let app = localstripe.app().await;
    let gateway = app.app.gateways.get(Provider::Stripe).unwrap();
    let request = RefundRequest {
        refund_id: RefundId::new(),
        charge_reference: Some("pi_unknown".into()),
        amount: Money::idr(1_000),
    };
    let refused = gateway.refund(&request).await;
    assert!(matches!(refused, Err(GatewayError::Refused(_))), "{refused:?}");
    app.stop().await;
}

#[actix_web::test]
#[ignore = "needs LOCALSTRIPE_URL"]
async fn a_webhook_signed_by_localstripe_is_kept() {
    let localstripe = Localstripe::new();
    let app = localstripe.app().await;
    // it signs by the real time
    app.app.clock.advance(Utc::now().naive_utc() - app.app.clock.now());
    let hook = format!("{}/webhooks/stripe", app.url);
    let fields = [("url", hook.as_str()), ("secret", SECRET), ("events[0]", "payment_intent.succeeded")];
    localstripe.post("/_config/webhooks/etalase", &fields).await;
    let intent = localstripe.paid("1500000").await;

    let mut kept: Vec<(String, String)> = Vec::new();
    for _ in 0..100 {
        kept = app
            .app
            .read::<_, DbError>(|conn| {
                Ok(webhook_events::table.select((webhook_events::kind, webhook_events::payload)).load(conn)?)
            })
            .await
            .unwrap();
        if kept.iter().any(|(_, payload)| payload.contains(&intent)) {
            break;
        }
        // it sends a second later, of its own accord
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(kept.iter().any(|(kind, p)| kind == "payment_intent.succeeded" && p.contains(&intent)), "{kept:?}");
    app.stop().await;
}
