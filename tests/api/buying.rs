//! From a cart to a paid order, by programs alone.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::stock_levels;
use serde_json::json;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::store::{add, buyer, cart_with, check_out, get, path_of, total};

#[actix_web::test]
async fn a_program_orders_pays_and_reads_the_order() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.tissue_box.variant().sku, 2), (&shop.batik.variant().sku, 1)]).await;
    let placed = check_out(&client, &cart, &buyer("simulator", total(&client, &cart).await)).await;
    assert_eq!(placed.status, 201, "{}", placed.text);
    assert_eq!(
        (&placed.json["total"], &placed.json["amount_due"]["amount"]),
        (&json!({ "amount": 321_000, "currency": "IDR" }), &json!(321_000))
    );
    assert_eq!(placed.json["pay_until"], "2026-11-22T04:00:00Z");

    let order = path_of(&placed.json["api_url"]);
    assert_eq!(get(&client, &order).await.json["status"], "awaiting_payment");
    let to_the_gateway = client.get(&path_of(&placed.json["pay_url"])).await;
    let page = to_the_gateway.location.expect("a page to pay on");
    client.submit(&page, &format!("{page}/payment"), &[]).await;

    let paid = get(&client, &order).await.json;
    assert_eq!((&paid["status"], &paid["payment"]["status"]), (&json!("processing"), &json!("succeeded")));
    assert_eq!(paid["parts"].as_array().unwrap().len(), 2);
    assert_eq!(paid["parts"][0]["lines"][0]["sku"], shop.tissue_box.variant().sku);
    assert_eq!(paid["parts"][0]["lines"][0]["unit"], "pcs");
    let kinds: Vec<_> =
        paid["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["placed", "paid"]);
    assert_eq!(client.get(&path_of(&placed.json["order_url"])).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn an_order_is_shown_to_whoever_has_its_token_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let mut orders = Vec::new();
    for _ in 0..2 {
        let cart = cart_with(&client, &[(&shop.batik.variant().sku, 1)]).await;
        let placed = check_out(&client, &cart, &buyer("simulator", total(&client, &cart).await)).await;
        orders.push((placed.json["number"].as_str().unwrap().to_owned(), path_of(&placed.json["api_url"])));
    }
    let token_of_the_second = orders[1].1.split('?').nth(1).unwrap();
    for path in [
        format!("/api/v1/orders/{}", orders[0].0),
        format!("/api/v1/orders/{}?token=made-up", orders[0].0),
        format!("/api/v1/orders/{}?{token_of_the_second}", orders[0].0),
        "/api/v1/orders/ET-261122-AAAAAA?token=x".to_owned(),
    ] {
        let reply = get(&client, &path).await;
        assert_eq!((reply.status.as_u16(), reply.content_type.as_str()), (404, "application/problem+json"), "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn an_ordered_cart_answers_its_order_again_and_takes_nothing_more() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let sku = &shop.batik.variant().sku;
    let cart = cart_with(&client, &[(sku, 1)]).await;
    let body = buyer("bank_transfer", total(&client, &cart).await);
    let (first, again) = (check_out(&client, &cart, &body).await, check_out(&client, &cart, &body).await);
    assert_eq!((first.status, &first.text), (again.status, &again.text));
    let more = add(&client, &cart, sku, 1).await;
    assert_eq!((more.status.as_u16(), &more.json["type"]), (409, &json!("about:blank#ordered")));
    assert_eq!(get(&client, &format!("/api/v1/carts/{cart}")).await.status, 409);
    app.stop().await;
}

#[actix_web::test]
async fn fields_that_are_wrong_are_named_each_with_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.batik.variant().sku, 1)]).await;
    let mut body = buyer("gold", 1);
    body["email"] = json!("nobody");
    body["region_code"] = json!("");
    let refused = check_out(&client, &cart, &body).await;
    assert_eq!(refused.status, 422);
    let fields: Vec<_> = refused.json["errors"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["email", "provider", "region_code"]);
    let mut body = buyer("simulator", 1);
    body["region_code"] = json!("99.99.99.9999");
    let nowhere = check_out(&client, &cart, &body).await;
    assert!(nowhere.json["errors"]["region_code"].is_string(), "{}", nowhere.text);
    app.stop().await;
}

#[actix_web::test]
async fn another_total_than_was_seen_orders_nothing_and_tells_the_new_one() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.batik.variant().sku, 1)]).await;
    let seen = total(&client, &cart).await;
    let refused = check_out(&client, &cart, &buyer("simulator", seen - 1)).await;
    assert_eq!((refused.status.as_u16(), &refused.json["type"]), (409, &json!("about:blank#total-changed")));
    assert_eq!(refused.json["total"]["amount"], seen);
    assert_eq!(check_out(&client, &cart, &buyer("simulator", seen)).await.status, 201);
    app.stop().await;
}

#[actix_web::test]
async fn a_buyer_who_comes_too_late_reads_which_piece_is_gone_and_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.necklace.variant().sku, 1), (&shop.batik.variant().sku, 1)]).await;
    let seen = total(&client, &cart).await;
    let sold = shop.necklace.variant().id.clone();
    let sell = move |conn: &mut etalase::db::DbConn| {
        diesel::update(stock_levels::table.find(sold)).set(stock_levels::on_hand.eq(0)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(sell).await.unwrap();
    let refused = check_out(&client, &cart, &buyer("simulator", seen)).await;
    assert_eq!((refused.status.as_u16(), &refused.json["type"]), (409, &json!("about:blank#trouble")));
    let errors = refused.json["errors"].as_object().unwrap();
    assert_eq!(errors.keys().collect::<Vec<_>>(), [shop.necklace.variant().sku.as_str()]);
    assert!(errors.values().all(|text| text.as_str().unwrap().contains("Hapus dari keranjang")), "{errors:?}");
    app.stop().await;
}

#[actix_web::test]
async fn an_empty_cart_is_no_order() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[]).await;
    let refused = check_out(&client, &cart, &buyer("simulator", 0)).await;
    assert_eq!((refused.status.as_u16(), &refused.json["type"]), (422, &json!("about:blank#empty")));
    app.stop().await;
}
