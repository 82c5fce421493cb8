//! Snap. <https://docs.midtrans.com/reference/backend-integration>

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::state::State;
use super::{is_authorised, lost};

pub async fn create(
    state: web::Data<State>,
    url: web::Data<String>,
    request: HttpRequest,
    body: web::Bytes,
) -> HttpResponse {
    if !is_authorised(&request) {
        return refuse(401, "Access denied due to unauthorized transaction, please check client or server key");
    }
    let mut state = state.lock();
    state.note("POST", request.path(), &body);
    let Ok(page) = serde_json::from_slice::<Value>(&body) else {
        return refuse(400, "There was a problem in the JSON you submitted");
    };
    let details = &page["transaction_details"];
    let Some(order_id) = details["order_id"].as_str() else {
        return refuse(400, "transaction_details.order_id is required");
    };
    let items: i64 = page["item_details"].as_array().map_or(0, |items| {
        items.iter().filter_map(|item| Some(item["price"].as_i64()? * item["quantity"].as_i64()?)).sum()
    });
    if details["gross_amount"].as_i64().is_none_or(|amount| amount < 1 || amount != items) {
        return refuse(400, "transaction_details.gross_amount is not equal to the sum of item_details");
    }
    if state.is_taken(order_id) {
        return refuse(400, "transaction_details.order_id sudah digunakan");
    }
    let token = uuid::Uuid::now_v7().to_string();
    state.pages.push(page);
    if std::mem::take(&mut state.loses_answer) {
        return lost();
    }
    let page = format!("{}/snap/v4/redirection/{token}", url.as_str());
    HttpResponse::Created().json(json!({ "token": token, "redirect_url": page }))
}

fn refuse(status: u16, message: &str) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).expect("a status");
    HttpResponse::build(status).json(json!({ "error_messages": [message] }))
}
