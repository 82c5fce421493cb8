//! What Stripe tells of its own accord. <https://docs.stripe.com/webhooks>

use actix_web::http::header::HeaderMap;
use serde_json::Value;
use stripe_webhook::{Webhook, WebhookError};

use crate::db::Timestamp;
use crate::ids::PaymentId;
use crate::payments::gateway::{Subject, Told, WebhookRefusal};

/// The events that are about a payment of ours.
const SESSION_EVENTS: &str = "checkout.session.";

/// The signature is right and at most five minutes old. The crate also parses the event by its own version of
/// the API: what it cannot parse is Stripe's word all the same.
pub(super) fn verify(headers: &HeaderMap, body: &str, secret: &str, now: Timestamp) -> Result<Told, WebhookRefusal> {
    let signature = headers.get("stripe-signature").and_then(|h| h.to_str().ok()).unwrap_or("");
    match Webhook::construct_event_with_timestamp(body, signature, secret, now.and_utc().timestamp()) {
        Ok(_) | Err(WebhookError::BadParse(_)) => {}
        Err(WebhookError::BadTimestamp(_)) => return Err(WebhookRefusal::Stale),
        Err(_) => return Err(WebhookRefusal::WrongSignature),
    }
    let event: Value = serde_json::from_str(body).map_err(|_| WebhookRefusal::Unreadable)?;
    let text = |field: &str| event[field].as_str().map(str::to_owned).ok_or(WebhookRefusal::Unreadable);
    Ok(Told { event_id: text("id")?, kind: text("type")? })
}

pub(super) fn subject(kind: &str, body: &str) -> Option<Subject> {
    if !kind.starts_with(SESSION_EVENTS) {
        return None;
    }
    let event: Value = serde_json::from_str(body).ok()?;
    let session = &event["data"]["object"];
    let payment_id = session["client_reference_id"].as_str().or_else(|| session["metadata"]["payment_id"].as_str());
    Some(Subject {
        reference: session["id"].as_str()?.to_owned(),
        payment_id: payment_id.map(|id| PaymentId(id.to_owned())),
    })
}
