//! Errors in Stripe's words. <https://docs.stripe.com/api/errors>

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::json;

pub fn error(status: u16, kind: &str, code: Option<&str>, message: &str) -> HttpResponse {
    let status = StatusCode::from_u16(status).expect("a status");
    HttpResponse::build(status).json(json!({ "error": { "type": kind, "code": code, "message": message } }))
}

pub fn invalid(message: &str) -> HttpResponse {
    error(400, "invalid_request_error", None, message)
}

pub fn missing(what: &str, id: &str) -> HttpResponse {
    error(404, "invalid_request_error", Some("resource_missing"), &format!("No such {what}: '{id}'"))
}
