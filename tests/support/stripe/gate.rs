//! What every call to the API passes: the key, the record of calls, the faults, the idempotency keys.
//! <https://docs.stripe.com/api/idempotent_requests>

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::rt::time::sleep;
use actix_web::{Error, HttpResponse, web};
use futures_util::future::ready;
use futures_util::stream::once;

use super::SECRET_KEY;
use super::answers::error;
use super::faults::Fault;
use super::form;
use super::state::{Kept, Received, State};

pub async fn gate(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let state = request.app_data::<web::Data<State>>().expect("the state").clone();
    let header = |name: &str| request.headers().get(name).and_then(|h| h.to_str().ok()).map(ToOwned::to_owned);
    let (key, authorisation) = (header("idempotency-key"), header("authorization"));
    let body = request.extract::<web::Bytes>().await?;
    request.set_payload(Payload::from(body.clone()));
    if authorisation.as_deref() != Some(&format!("Bearer {SECRET_KEY}")) {
        let refusal = error(401, "invalid_request_error", None, "Invalid API Key provided");
        return Ok(request.into_response(refusal));
    }
    let fields = if body.is_empty() { request.query_string().as_bytes() } else { &body[..] };
    let received =
        Received { method: request.method().to_string(), fields: form::parse(fields), idempotency_key: key.clone() };
    let fault = {
        let mut state = state.lock();
        state.let_time_pass();
        state.received.push(received);
        state.faults.pop_front()
    };
    match fault {
        Some(Fault::NotReached) => return Ok(request.into_response(bad_gateway())),
        Some(Fault::Silent) => return std::future::pending().await,
        Some(Fault::RateLimited) => {
            let refusal = error(429, "invalid_request_error", Some("rate_limit"), "Too many requests");
            return Ok(request.into_response(refusal));
        }
        Some(Fault::ServerError) => {
            return Ok(request.into_response(error(500, "api_error", None, "An unknown error occurred")));
        }
        Some(Fault::Slow) => sleep(Duration::from_millis(300)).await,
        Some(Fault::AnswerLost | Fault::TooLate | Fault::Dropped | Fault::None) | None => {}
    }
    let asked = format!("{} {}", request.path(), String::from_utf8_lossy(&body));
    if let Some(answer) = key.as_deref().and_then(|key| known_answer(&state, key, &asked)) {
        return Ok(request.into_response(spoilt(fault, answer).await));
    }
    let (request, response) = next.call(request).await?.into_parts();
    let status = response.status();
    let text = to_bytes(response.into_body()).await.map_err(|_| actix_web::error::ErrorInternalServerError("body"))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    // what fails its validation is not kept: execution had not begun
    if let (Some(key), false) = (key, status == StatusCode::BAD_REQUEST) {
        let kept = Kept { request: asked, status: status.as_u16(), body: text.clone() };
        state.lock().kept.insert(key, kept);
    }
    let answer = spoilt(fault, json(status, text)).await;
    Ok(ServiceResponse::new(request, answer))
}

/// The answer as it reaches whoever asked, if it does.
async fn spoilt(fault: Option<Fault>, answer: HttpResponse) -> HttpResponse {
    match fault {
        Some(Fault::AnswerLost) => bad_gateway(),
        Some(Fault::TooLate) => std::future::pending().await,
        Some(Fault::Dropped) => {
            let broken = once(ready(Err::<web::Bytes, _>(std::io::Error::other("the line broke"))));
            HttpResponse::Ok().content_type("application/json").streaming(broken)
        }
        _ => answer,
    }
}

fn known_answer(state: &State, key: &str, asked: &str) -> Option<HttpResponse> {
    let state = state.lock();
    let kept = state.kept.get(key)?;
    if kept.request != asked {
        let message =
            "Keys for idempotent requests can only be used with the same parameters they were first used with.";
        return Some(error(400, "idempotency_error", None, message));
    }
    Some(json(StatusCode::from_u16(kept.status).expect("a status"), kept.body.clone()))
}

fn json(status: StatusCode, body: String) -> HttpResponse {
    HttpResponse::build(status).content_type("application/json").body(body)
}

/// From something between us and Stripe, not in Stripe's words.
fn bad_gateway() -> HttpResponse {
    HttpResponse::BadGateway().content_type("text/html").body("<h1>502 Bad Gateway</h1>")
}
