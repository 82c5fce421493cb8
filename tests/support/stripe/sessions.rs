//! Checkout Sessions. <https://docs.stripe.com/api/checkout/sessions>

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::answers::{invalid, missing};
use super::form;
use super::state::{Inner, State};

const MINUTE: i64 = 60;

pub async fn create(state: web::Data<State>, body: web::Bytes) -> HttpResponse {
    let mut state = state.lock();
    match new_session(&mut state, &form::parse(&body)) {
        Ok(session) => {
            state.sessions.push(session.clone());
            HttpResponse::Ok().json(session)
        }
        Err(message) => invalid(&message),
    }
}

fn new_session(state: &mut Inner, fields: &Value) -> Result<Value, String> {
    let now = state.now();
    if fields["mode"] != "payment" {
        return Err("Missing or unsupported mode".into());
    }
    if fields["success_url"].as_str().is_none_or(|url| !url.starts_with("http")) {
        return Err("Not a valid URL: success_url".into());
    }
    let expires_at = match &fields["expires_at"] {
        Value::Null => now + 24 * 60 * MINUTE,
        text => form::number(text).ok_or("Invalid integer: expires_at")?,
    };
    if !(now + 30 * MINUTE..=now + 24 * 60 * MINUTE).contains(&expires_at) {
        return Err("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.".into());
    }
    let (amount, currency) = total(&fields["line_items"])?;
    let id = state.new_id("cs_test");
    Ok(json!({
        "id": id, "object": "checkout.session", "livemode": false, "created": now, "expires_at": expires_at,
        "url": format!("{}/pay/{id}", state.url), "mode": "payment", "status": "open", "payment_status": "unpaid",
        "amount_subtotal": amount, "amount_total": amount, "currency": currency, "payment_intent": null,
        "client_reference_id": fields["client_reference_id"], "metadata": metadata(&fields["metadata"]),
        "customer_email": fields["customer_email"], "locale": fields["locale"],
        "success_url": fields["success_url"], "cancel_url": fields["cancel_url"],
        "automatic_tax": { "enabled": false, "liability": null, "provider": null, "status": null },
        "custom_fields": [], "custom_text": {
            "after_submit": null, "shipping_address": null, "submit": null, "terms_of_service_acceptance": null
        },
        "payment_method_types": ["card"], "shipping_options": [], "customer": null,
    }))
}

fn total(lines: &Value) -> Result<(i64, String), String> {
    let lines = lines.as_object().filter(|lines| !lines.is_empty()).ok_or("Missing required param: line_items.")?;
    let (mut sum, mut currency) = (0, String::new());
    for line in lines.values() {
        let price = &line["price_data"];
        let unit = form::number(&price["unit_amount"]).filter(|a| *a >= 0).ok_or("Invalid integer: unit_amount")?;
        let quantity = form::number(&line["quantity"]).ok_or("Invalid integer: quantity")?;
        if price["product_data"]["name"].as_str().is_none_or(str::is_empty) {
            return Err("Missing required param: line_items[0][price_data][product_data][name].".into());
        }
        currency = price["currency"].as_str().ok_or("Missing required param: currency.")?.to_lowercase();
        sum += unit * quantity;
    }
    Ok((sum, currency))
}

pub fn metadata(fields: &Value) -> Value {
    if fields.is_null() { json!({}) } else { fields.clone() }
}

pub async fn retrieve(state: web::Data<State>, id: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let mut state = state.lock();
    let Some(mut session) = state.session(&id).cloned() else { return missing("checkout.session", &id) };
    let fields = form::parse(request.query_string().as_bytes());
    let expands = fields["expand"].as_object().is_some_and(|list| list.values().any(|v| v == "payment_intent"));
    if let Some(intent_id) = session["payment_intent"].as_str().filter(|_| expands).map(ToOwned::to_owned) {
        session["payment_intent"] = state.intent(&intent_id).cloned().unwrap_or(Value::Null);
    }
    HttpResponse::Ok().json(session)
}

/// The newest first, `limit` of them after `starting_after`, of those made since `created[gte]`.
pub async fn list(state: web::Data<State>, request: HttpRequest) -> HttpResponse {
    let fields = form::parse(request.query_string().as_bytes());
    let state = state.lock();
    let since = form::number(&fields["created"]["gte"]).unwrap_or(0);
    let limit = form::number(&fields["limit"]).and_then(|limit| usize::try_from(limit).ok()).unwrap_or(10);
    let mut wanted = state.sessions.iter().rev().filter(|s| s["created"].as_i64() >= Some(since)).peekable();
    if let Some(after) = fields["starting_after"].as_str() {
        wanted.by_ref().find(|session| session["id"] == after);
    }
    let data: Vec<&Value> = wanted.by_ref().take(limit).collect();
    let has_more = wanted.peek().is_some();
    HttpResponse::Ok()
        .json(json!({ "object": "list", "url": "/v1/checkout/sessions", "has_more": has_more, "data": data }))
}

pub async fn expire(state: web::Data<State>, id: web::Path<String>) -> HttpResponse {
    let mut state = state.lock();
    let Some(session) = state.session(&id) else { return missing("checkout.session", &id) };
    if session["status"] != "open" {
        return invalid("Only Checkout Sessions with a status in [\"open\"] can be expired.");
    }
    session["status"] = "expired".into();
    session["url"] = Value::Null;
    HttpResponse::Ok().json(session)
}
