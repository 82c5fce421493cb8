//! What Stripe tells us: kept once, believed only when signed and fresh.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{jobs, webhook_events};
use serde_json::json;

use crate::support::TestApp;
use crate::support::stripe::{Stripe, WEBHOOK_SECRET};

async fn start() -> (TestApp, Stripe) {
    let stripe = Stripe::start().await;
    let app = TestApp::start_with(&stripe.settings()).await;
    stripe.follow(&app.app.clock);
    (app, stripe)
}

async fn kept(app: &TestApp) -> (i64, i64) {
    app.app
        .read::<_, DbError>(|conn| {
            let events = webhook_events::table.count().get_result(conn)?;
            let work = jobs::table.filter(jobs::kind.eq("process_webhook")).count().get_result(conn)?;
            Ok((events, work))
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn an_event_told_twice_is_kept_once() {
    let (app, stripe) = start().await;
    let event = json!({ "id": "evt_1", "type": "customer.created", "data": { "object": {} } });
    assert_eq!(stripe.tell(&app.url, &event).await, 200);
    assert_eq!(stripe.tell(&app.url, &event).await, 200);
    assert_eq!(kept(&app).await, (1, 1));
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_signature_is_refused() {
    let (app, stripe) = start().await;
    let event = json!({ "id": "evt_1", "type": "customer.created", "data": { "object": {} } });
    let now = app.app.clock.now().and_utc().timestamp();
    assert_eq!(stripe.tell_signed(&app.url, &event, "whsec_of_somebody_else", now).await, 400);
    let unsigned = app.client().post("/webhooks/stripe", &[("id", "evt_1")]).await;
    assert_eq!(unsigned.status, 400);
    assert_eq!(kept(&app).await, (0, 0));
    app.stop().await;
}

#[actix_web::test]
async fn a_signature_older_than_five_minutes_is_refused() {
    let (app, stripe) = start().await;
    let event = json!({ "id": "evt_1", "type": "customer.created", "data": { "object": {} } });
    let now = app.app.clock.now().and_utc().timestamp();
    assert_eq!(stripe.tell_signed(&app.url, &event, WEBHOOK_SECRET, now - 301).await, 400);
    assert_eq!(stripe.tell_signed(&app.url, &event, WEBHOOK_SECRET, now - 299).await, 200);
    assert_eq!(kept(&app).await, (1, 1));
    app.stop().await;
}

#[actix_web::test]
async fn without_stripe_there_is_no_webhook() {
    let app = TestApp::start().await;
    assert_eq!(app.client().post("/webhooks/stripe", &[]).await.status, 404);
    app.stop().await;
}
