//! `POST /webhooks/stripe`. Stripe signs each call; it repeats a call until it is answered 2xx.
//! <https://docs.stripe.com/webhooks>

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;
use stripe_webhook::{Webhook, WebhookError};

use super::receive_webhook::receive_webhook;
use super::status::Provider;
use crate::app::App;
use crate::error::AppError;

pub async fn stripe_webhook(
    app: web::Data<App>,
    request: HttpRequest,
    body: web::Bytes,
) -> Result<HttpResponse, AppError> {
    let config = app.config.payments.stripe.as_ref().ok_or(AppError::NotFound)?;
    let signature = request.headers().get("stripe-signature").and_then(|h| h.to_str().ok()).unwrap_or("");
    let now = app.clock.now();
    let Ok(payload) = String::from_utf8(body.into()) else { return Ok(refuse("not text")) };
    if let Err(reason) = verify(&payload, signature, &config.webhook_secret, now.and_utc().timestamp()) {
        return Ok(refuse(reason));
    }
    let Some((event_id, kind)) = name_of(&payload) else { return Ok(refuse("no event")) };
    let is_new = app
        .write::<_, AppError>(move |conn| Ok(receive_webhook(conn, now, Provider::Stripe, &event_id, &kind, &payload)?))
        .await?;
    let outcome = if is_new { "kept" } else { "known" };
    metrics::counter!("etalase_webhooks_total", "provider" => "stripe", "outcome" => outcome).increment(1);
    Ok(HttpResponse::Ok().content_type("text/plain").body(outcome))
}

/// The signature is right and at most five minutes old. The crate also parses the event by its own version of
/// the API: what it cannot parse is Stripe's word all the same.
fn verify(payload: &str, signature: &str, secret: &str, now: i64) -> Result<(), &'static str> {
    match Webhook::construct_event_with_timestamp(payload, signature, secret, now) {
        Ok(_) | Err(WebhookError::BadParse(_)) => Ok(()),
        Err(WebhookError::BadTimestamp(_)) => Err("stale signature"),
        Err(_) => Err("wrong signature"),
    }
}

fn name_of(payload: &str) -> Option<(String, String)> {
    let event: Value = serde_json::from_str(payload).ok()?;
    Some((event["id"].as_str()?.to_owned(), event["type"].as_str()?.to_owned()))
}

fn refuse(reason: &'static str) -> HttpResponse {
    metrics::counter!("etalase_webhooks_total", "provider" => "stripe", "outcome" => "refused").increment(1);
    tracing::warn!(reason, "a webhook was refused");
    HttpResponse::BadRequest().content_type("text/plain").body(reason)
}
