//! A visitor fills a cart and goes through the checkout, the way the pages do it.

use crate::support::client::{Answer, Client};

/// What a buyer in Jakarta types; a test changes single fields.
pub fn buyer_fields() -> Vec<(String, String)> {
    [
        ("name", "Ayu Pembeli"),
        ("email", "ayu@contoh.id"),
        ("phone", "0812-3456-7890"),
        ("province", "31"),
        ("regency", "31.71"),
        ("district", "31.71.01"),
        ("village", "31.71.01.1001"),
        ("address_line", "Jl. Kebon Sirih 1"),
        ("postal_code", "10110"),
        ("note", ""),
        ("provider", "simulator"),
    ]
    .map(|(k, v)| (k.to_owned(), v.to_owned()))
    .to_vec()
}

/// `POST /cart/items`
pub async fn add_to_cart(client: &Client, variant_id: &str, quantity: i64) -> Answer {
    let quantity = quantity.to_string();
    client.post("/cart/items", &[("variant_id", variant_id), ("quantity", &quantity)]).await
}

/// The value of a hidden field on a page.
pub fn hidden(page: &Answer, name: &str) -> Option<String> {
    let marker = format!(r#"name="{name}" value=""#);
    page.body.split(&marker).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
}

/// The checkout with its address filled in: shipping and total are shown.
pub async fn quoted_checkout(client: &Client, changes: &[(&str, &str)]) -> (Vec<(String, String)>, Answer) {
    let page = client.get("/checkout").await;
    let mut fields = buyer_fields();
    fields.push(("cart_id".into(), hidden(&page, "cart_id").expect("a checkout page")));
    fields.push(("csrf_token".into(), page.form_token()));
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).into(), (*value).into()));
    }
    let quoted = post(client, &fields, "update").await;
    if let Some(total) = hidden(&quoted, "seen_total") {
        fields.push(("seen_total".into(), total));
    }
    (fields, quoted)
}

/// `POST /checkout` with these fields and the pressed button.
pub async fn post(client: &Client, fields: &[(String, String)], action: &str) -> Answer {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    all.push(("action", action));
    client.post("/checkout", &all).await
}

/// Orders what is in the cart; returns the signed path of the order page.
pub async fn place_order(client: &Client, changes: &[(&str, &str)]) -> String {
    let (fields, _) = quoted_checkout(client, changes).await;
    let answer = post(client, &fields, "place").await;
    let location = answer.location.unwrap_or_else(|| panic!("no order: {}", answer.body));
    assert!(location.starts_with("/orders/ET-"), "{location}");
    location
}
