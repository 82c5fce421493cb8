//! The Core API's calls about a transaction. <https://docs.midtrans.com/reference/get-transaction-status>

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::state::State;
use super::{answer, is_authorised, lost};

const NO_KEY: &str = "Transaction cannot be authorized with the current client/server key.";
const NOT_FOUND: &str = "Transaction doesn't exist.";

pub async fn status(state: web::Data<State>, request: HttpRequest, order_id: web::Path<String>) -> HttpResponse {
    if !is_authorised(&request) {
        return answer(401, NO_KEY);
    }
    let mut state = state.lock();
    state.note("GET", request.path(), b"");
    if std::mem::take(&mut state.loses_answer) {
        return lost();
    }
    match state.transactions.get(order_id.as_str()) {
        Some(transaction) => HttpResponse::Ok().json(transaction),
        None => answer(404, NOT_FOUND),
    }
}

pub async fn expire(state: web::Data<State>, request: HttpRequest, order_id: web::Path<String>) -> HttpResponse {
    if !is_authorised(&request) {
        return answer(401, NO_KEY);
    }
    let mut state = state.lock();
    state.note("POST", request.path(), b"");
    let Some(transaction) = state.transactions.get_mut(order_id.as_str()) else { return answer(404, NOT_FOUND) };
    if transaction["transaction_status"] != "pending" {
        return answer(412, "Transaction status cannot be updated.");
    }
    transaction["transaction_status"] = json!("expire");
    transaction["status_code"] = json!("407");
    answer(407, "Success, transaction is expired")
}

/// A card payment before it is settled. <https://docs.midtrans.com/reference/cancel-transaction>
pub async fn cancel(state: web::Data<State>, request: HttpRequest, order_id: web::Path<String>) -> HttpResponse {
    if !is_authorised(&request) {
        return answer(401, NO_KEY);
    }
    let mut state = state.lock();
    state.note("POST", request.path(), b"");
    let Some(transaction) = state.transactions.get_mut(order_id.as_str()) else { return answer(404, NOT_FOUND) };
    if !matches!(transaction["transaction_status"].as_str(), Some("pending" | "authorize" | "capture")) {
        return answer(412, "Transaction status cannot be updated.");
    }
    transaction["transaction_status"] = json!("cancel");
    answer(200, "Success, transaction is canceled")
}

/// Never more than was paid, and the same key once.
pub async fn refund(
    state: web::Data<State>,
    request: HttpRequest,
    order_id: web::Path<String>,
    body: web::Bytes,
) -> HttpResponse {
    if !is_authorised(&request) {
        return answer(401, NO_KEY);
    }
    let mut state = state.lock();
    state.note("POST", request.path(), &body);
    let wish: Value = serde_json::from_slice(&body).unwrap_or_default();
    let loses_answer = std::mem::take(&mut state.loses_refund_answer);
    let Some(transaction) = state.transactions.get_mut(order_id.as_str()) else { return answer(404, NOT_FOUND) };
    if !matches!(transaction["transaction_status"].as_str(), Some("settlement" | "partial_refund")) {
        return answer(412, "Transaction status cannot be updated.");
    }
    if transaction["payment_type"] == "bank_transfer" {
        return answer(418, "Payment provider doesn't allow refund within this time");
    }
    let known = transaction["refunds"].as_array().cloned().unwrap_or_default();
    if known.iter().any(|refund| refund["refund_key"] == wish["refund_key"]) {
        return answer(406, "Duplicate refund key");
    }
    let amount_of = |refund: &Value| refund["refund_amount"].as_str().and_then(whole).unwrap_or(0);
    let paid = transaction["gross_amount"].as_str().and_then(whole).unwrap_or(0);
    let returned: i64 = known.iter().map(amount_of).sum();
    let Some(amount) = wish["amount"].as_i64().filter(|amount| *amount > 0 && *amount <= paid - returned) else {
        return answer(414, "Refund amount is greater than the amount that is left");
    };
    let mut refunds = known;
    refunds.push(json!({ "refund_key": wish["refund_key"], "refund_amount": format!("{amount}.00") }));
    transaction["refunds"] = json!(refunds);
    transaction["refund_amount"] = json!(format!("{}.00", returned + amount));
    transaction["transaction_status"] = json!(if returned + amount == paid { "refund" } else { "partial_refund" });
    if loses_answer { lost() } else { answer(200, "Success, refund request is approved") }
}

fn whole(amount: &str) -> Option<i64> {
    amount.split('.').next()?.parse().ok()
}
