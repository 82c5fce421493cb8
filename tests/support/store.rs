//! A program that buys through `/api/v1`, as its documentation says.

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::client::{Answer, Client};
use super::factories::catalog::JAKARTA;

pub struct Reply {
    pub status: StatusCode,
    pub content_type: String,
    pub json: Value,
    /// byte for byte
    pub text: String,
    pub headers: HeaderMap,
}

impl Reply {
    pub fn of(answer: Answer) -> Self {
        let content_type = answer.headers["content-type"].to_str().unwrap().to_owned();
        let json = match content_type.as_str() {
            "application/pdf" => Value::Null,
            _ => serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body)),
        };
        Self { status: answer.status, content_type, json, text: answer.body, headers: answer.headers }
    }

    /// `401 token-expired`, `200`: what kind of answer it is.
    pub fn kind(&self) -> String {
        let kind = self.json["type"].as_str().and_then(|kind| kind.strip_prefix("about:blank#"));
        kind.map_or_else(|| self.status.as_u16().to_string(), |kind| format!("{} {kind}", self.status.as_u16()))
    }
}

/// Sends JSON, with an `Idempotency-Key` if there is one.
pub async fn send(client: &Client, method: Method, path: &str, body: Option<&Value>, key: Option<&str>) -> Reply {
    let mut request = client.request(method, path);
    if let Some(body) = body {
        request = request.header("content-type", "application/json").body(body.to_string());
    }
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    Reply::of(client.send(request).await)
}

pub async fn get(client: &Client, path: &str) -> Reply {
    send(client, Method::GET, path, None, None).await
}

pub async fn post(client: &Client, path: &str, body: &Value) -> Reply {
    send(client, Method::POST, path, Some(body), None).await
}

/// A new cart's id.
pub async fn open_cart(client: &Client) -> String {
    let reply = send(client, Method::POST, "/api/v1/carts", None, None).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json["id"].as_str().unwrap().to_owned()
}

pub async fn add(client: &Client, cart: &str, sku: &str, quantity: i64) -> Reply {
    post(client, &format!("/api/v1/carts/{cart}/items"), &json!({ "sku": sku, "quantity": quantity })).await
}

/// A cart with these options in it.
pub async fn cart_with(client: &Client, items: &[(&str, i64)]) -> String {
    let cart = open_cart(client).await;
    for (sku, quantity) in items {
        let reply = add(client, &cart, sku, *quantity).await;
        assert_eq!(reply.status, 201, "{}", reply.text);
    }
    cart
}

/// What it costs, sent to Jakarta.
pub async fn total(client: &Client, cart: &str) -> i64 {
    let reply = get(client, &format!("/api/v1/carts/{cart}?region_code={JAKARTA}")).await;
    reply.json["total"]["amount"].as_i64().unwrap_or_else(|| panic!("no total: {}", reply.text))
}

/// What a buyer in Jakarta says at the checkout.
pub fn buyer(provider: &str, seen_total: i64) -> Value {
    json!({
        "name": "Ayu Pembeli", "email": "ayu@contoh.id", "phone": "0812-3456-7890",
        "address_line": "Jl. Kebon Sirih 1", "region_code": JAKARTA, "postal_code": "10110",
        "provider": provider, "seen_total": seen_total,
    })
}

pub async fn check_out(client: &Client, cart: &str, body: &Value) -> Reply {
    post(client, &format!("/api/v1/carts/{cart}/checkout"), body).await
}

/// An address of the shop as it names it, as a path on whatever port the test runs it.
pub fn path_of(url: &Value) -> String {
    let url = url.as_str().unwrap();
    let (_, rest) = url.split_once("://").unwrap();
    rest[rest.find('/').unwrap()..].to_owned()
}
