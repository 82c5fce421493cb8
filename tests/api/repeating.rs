//! `Idempotency-Key`: what was asked twice happens once.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{carts, idempotency_keys, orders};
use etalase::jobs::periodic;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::store::{Reply, buyer, cart_with, get, open_cart, send, total};

const KEY: &str = "b7c1c7d4-2f1e-4d0a-9a34-5b9d6a0a7f11";

async fn count_carts(app: &TestApp) -> i64 {
    app.app.read::<_, DbError>(|conn| Ok(carts::table.count().get_result(conn)?)).await.unwrap()
}

async fn count_keys(app: &TestApp) -> i64 {
    app.app.read::<_, DbError>(|conn| Ok(idempotency_keys::table.count().get_result(conn)?)).await.unwrap()
}

#[actix_web::test]
async fn the_same_request_under_its_key_gets_the_same_answer_and_makes_nothing_more() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let open = || send(&client, Method::POST, "/api/v1/carts", None, Some(KEY));
    let (first, second) = (open().await, open().await);
    assert_eq!((first.status, &first.text), (second.status, &second.text));
    assert_eq!(count_carts(&app).await, 1);

    let cart = first.json["id"].as_str().unwrap();
    let items = format!("/api/v1/carts/{cart}/items");
    let body = json!({ "sku": shop.batik.variant().sku, "quantity": 2 });
    for _ in 0..3 {
        let added = send(&client, Method::POST, &items, Some(&body), Some(KEY)).await;
        assert_eq!((added.status.as_u16(), &added.json["parts"][0]["lines"][0]["quantity"]), (201, &json!(2)));
    }
    assert_eq!(get(&client, &format!("/api/v1/carts/{cart}")).await.json["items_total"]["amount"], 330_000);
    app.stop().await;
}

#[actix_web::test]
async fn a_key_that_came_with_another_body_is_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let items = format!("/api/v1/carts/{}/items", open_cart(&client).await);
    let body = |quantity: i64| json!({ "sku": shop.batik.variant().sku, "quantity": quantity });
    assert_eq!(send(&client, Method::POST, &items, Some(&body(1)), Some(KEY)).await.status, 201);
    let other = send(&client, Method::POST, &items, Some(&body(2)), Some(KEY)).await;
    assert_eq!((other.status.as_u16(), &other.json["type"]), (422, &json!("about:blank#idempotency-key-reused")));
    // the key of another address is another key
    let elsewhere = format!("/api/v1/carts/{}/items", open_cart(&client).await);
    assert_eq!(send(&client, Method::POST, &elsewhere, Some(&body(2)), Some(KEY)).await.status, 201);
    app.stop().await;
}

#[actix_web::test]
async fn the_same_checkout_many_times_at_once_is_one_order_and_one_answer() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.batik.variant().sku, 1)]).await;
    let body = buyer("simulator", total(&client, &cart).await);
    let path = format!("/api/v1/carts/{cart}/checkout");
    let replies: Vec<Reply> =
        join_all((0..8).map(|_| send(&client, Method::POST, &path, Some(&body), Some(KEY)))).await;
    assert!(replies.iter().all(|r| r.status == 201 && r.text == replies[0].text), "{}", replies[0].text);
    let count = app.app.read::<_, DbError>(|conn| Ok(orders::table.count().get_result::<i64>(conn)?)).await;
    assert_eq!(count.unwrap(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_is_not_kept_and_the_request_may_be_tried_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.key_ring.variant().sku, 2)]).await;
    let path = format!("/api/v1/carts/{cart}/checkout");
    // five are the fewest: 5 × Rp10.000 and a parcel to another island group
    let body = buyer("simulator", 92_000);
    let refused = send(&client, Method::POST, &path, Some(&body), Some(KEY)).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let sku = &shop.key_ring.variant().sku;
    send(&client, Method::PATCH, &format!("/api/v1/carts/{cart}/items/{sku}"), Some(&json!({ "quantity": 5 })), None)
        .await;
    let seen = total(&client, &cart).await;
    assert_eq!(body["seen_total"], seen);
    assert_eq!(send(&client, Method::POST, &path, Some(&body), Some(KEY)).await.status, 201);
    app.stop().await;
}

#[actix_web::test]
async fn a_key_that_others_could_guess_is_refused() {
    let app = TestApp::start().await;
    let client = app.client();
    for key in ["1", "fifteen-chars-x", "with a space in the middle", &"x".repeat(256)] {
        let reply = send(&client, Method::POST, "/api/v1/carts", None, Some(key)).await;
        assert_eq!((reply.status.as_u16(), reply.content_type.as_str()), (400, "application/problem+json"), "{key}");
    }
    assert_eq!(count_carts(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn answers_are_kept_for_a_day() {
    let app = TestApp::start().await;
    let client = app.client();
    let open = || send(&client, Method::POST, "/api/v1/carts", None, Some(KEY));
    let first = open().await;
    app.advance(Duration::from_secs(24 * 60 * 60));
    periodic::run(&app.app).await;
    assert_eq!(open().await.text, first.text);
    app.advance(Duration::from_secs(1));
    periodic::run(&app.app).await;
    assert_eq!(count_keys(&app).await, 0);
    assert_ne!(open().await.text, first.text);
    app.stop().await;
}
