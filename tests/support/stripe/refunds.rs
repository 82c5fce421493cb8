//! Refunds, never more than was paid. <https://docs.stripe.com/api/refunds>

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::answers::{error, invalid, missing};
use super::form;
use super::sessions::metadata;
use super::state::State;

pub async fn create(state: web::Data<State>, body: web::Bytes) -> HttpResponse {
    let fields = form::parse(&body);
    let mut state = state.lock();
    let Some(intent_id) = fields["payment_intent"].as_str() else {
        return invalid("One of the following params should be provided for this request: payment_intent or charge.");
    };
    let Some(intent) = state.intent(intent_id).cloned() else { return missing("payment_intent", intent_id) };
    let paid = intent["amount_received"].as_i64().unwrap_or(0);
    let returned: i64 =
        state.refunds.iter().filter(|r| r["payment_intent"] == intent_id).filter_map(|r| r["amount"].as_i64()).sum();
    let left = paid - returned;
    if paid == 0 {
        return invalid("This PaymentIntent does not have a successful charge to refund.");
    }
    if left == 0 {
        let message = "The charge behind this PaymentIntent has already been refunded.";
        return error(400, "invalid_request_error", Some("charge_already_refunded"), message);
    }
    let amount = match &fields["amount"] {
        Value::Null => left,
        text => form::number(text).unwrap_or(0),
    };
    if amount <= 0 || amount > left {
        return invalid(&format!("Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"));
    }
    let refund = json!({
        "id": state.new_id("re"), "object": "refund", "amount": amount, "currency": intent["currency"],
        "created": state.now(), "payment_intent": intent_id, "metadata": metadata(&fields["metadata"]),
        "status": "succeeded", "reason": null,
    });
    state.refunds.push(refund.clone());
    HttpResponse::Ok().json(refund)
}

pub async fn list(state: web::Data<State>, request: HttpRequest) -> HttpResponse {
    let fields = form::parse(request.query_string().as_bytes());
    let state = state.lock();
    let is_asked = |r: &&Value| fields["payment_intent"].is_null() || r["payment_intent"] == fields["payment_intent"];
    let data: Vec<&Value> = state.refunds.iter().rev().filter(is_asked).collect();
    HttpResponse::Ok().json(json!({ "object": "list", "url": "/v1/refunds", "has_more": false, "data": data }))
}
