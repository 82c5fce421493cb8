//! `POST /webhooks/{provider}`: what a gateway tells us is verified by the gateway's own rules, kept, and answered at
//! once. A gateway repeats a call until it is answered 2xx.

use actix_web::{HttpRequest, HttpResponse, web};

use super::gateway::WebhookRefusal;
use super::receive_webhook::receive_webhook;
use super::status::Provider;
use crate::app::App;
use crate::error::AppError;

/// `POST /webhooks/stripe` <https://docs.stripe.com/webhooks>
pub async fn stripe_webhook(
    app: web::Data<App>,
    request: HttpRequest,
    body: web::Bytes,
) -> Result<HttpResponse, AppError> {
    receive(&app, Provider::Stripe, &request, &body).await
}

/// `POST /webhooks/midtrans` <https://docs.midtrans.com/docs/https-notification-webhooks>
pub async fn midtrans_webhook(
    app: web::Data<App>,
    request: HttpRequest,
    body: web::Bytes,
) -> Result<HttpResponse, AppError> {
    receive(&app, Provider::Midtrans, &request, &body).await
}

async fn receive(app: &App, provider: Provider, request: &HttpRequest, body: &[u8]) -> Result<HttpResponse, AppError> {
    let gateway = app.gateways.get(provider).ok_or(AppError::NotFound)?;
    let now = app.clock.now();
    // PostgreSQL keeps no text with a NUL, and no gateway sends one
    let Some(payload) = std::str::from_utf8(body).ok().filter(|text| !text.contains('\0')).map(str::to_owned) else {
        return Ok(refuse(provider, WebhookRefusal::Unreadable));
    };
    let told = match gateway.verify_webhook(request.headers(), &payload, now) {
        Ok(told) => told,
        Err(WebhookRefusal::Never) => return Err(AppError::NotFound),
        Err(refusal) => return Ok(refuse(provider, refusal)),
    };
    let is_new = app
        .write::<_, AppError>(move |conn| {
            Ok(receive_webhook(conn, now, provider, &told.event_id, &told.kind, &payload)?)
        })
        .await?;
    let outcome = if is_new { "kept" } else { "known" };
    count(provider, outcome);
    Ok(HttpResponse::Ok().content_type("text/plain").body(outcome))
}

fn refuse(provider: Provider, refusal: WebhookRefusal) -> HttpResponse {
    count(provider, "refused");
    tracing::warn!(%provider, reason = %refusal, "a webhook was refused");
    HttpResponse::BadRequest().content_type("text/plain").body(refusal.to_string())
}

fn count(provider: Provider, outcome: &'static str) {
    metrics::counter!("etalase_webhooks_total", "provider" => provider.as_str(), "outcome" => outcome).increment(1);
}
