//! A cart by its id alone.

use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::catalog;
use crate::support::store::{add, cart_with, get, open_cart, send};

#[actix_web::test]
async fn a_cart_is_filled_changed_and_emptied_without_a_cookie() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let (boxes, batik) = (&shop.tissue_box.variant().sku, &shop.batik.variant().sku);
    let cart = cart_with(&client, &[(boxes, 2), (batik, 1)]).await;
    assert_eq!(client.cookie("etalase_session"), None);
    let kept = client.get(&format!("/api/v1/carts/{cart}")).await.headers["cache-control"].clone();
    assert_eq!(kept, "private, no-store");

    let path = format!("/api/v1/carts/{cart}");
    let seen = get(&client, &format!("{path}?lang=en")).await.json;
    assert_eq!(seen["items_total"]["amount"], 255_000);
    assert_eq!(seen["total"], json!(null), "no region was named");
    assert_eq!(seen["parts"][0]["lines"][0]["name"], "Woven Pandan Tissue Box");

    let ten =
        send(&client, Method::PATCH, &format!("{path}/items/{boxes}"), Some(&json!({ "quantity": 10 })), None).await;
    assert_eq!((ten.status.as_u16(), &ten.json["parts"][0]["lines"][0]["unit_price"]["amount"]), (200, &json!(40_000)));
    let gone = send(&client, Method::DELETE, &format!("{path}/items/{batik}"), None, None).await;
    assert_eq!(gone.json["items_total"]["amount"], 400_000);
    let none =
        send(&client, Method::PATCH, &format!("{path}/items/{boxes}"), Some(&json!({ "quantity": 0 })), None).await;
    assert_eq!((&none.json["parts"], &none.json["can_check_out"]), (&json!([]), &json!(false)));
    app.stop().await;
}

#[actix_web::test]
async fn a_region_brings_shipping_and_total_and_pickup_costs_nothing() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.tissue_box.variant().sku, 2), (&shop.batik.variant().sku, 1)]).await;
    let path = format!("/api/v1/carts/{cart}?region_code={}", catalog::JAKARTA);
    let sent = get(&client, &path).await.json;
    assert_eq!((&sent["shipping_total"]["amount"], &sent["total"]["amount"]), (&json!(66_000), &json!(321_000)));
    let fetched = get(&client, &format!("{path}&pickup={}", shop.darmaji.id)).await.json;
    assert_eq!(fetched["total"]["amount"], 279_000);
    let nowhere = get(&client, &format!("/api/v1/carts/{cart}?region_code=31.71")).await;
    assert_eq!(nowhere.status, 422);
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_put_in_is_told_with_what_to_do_in_the_callers_language() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let cart = open_cart(&client).await;
    let items = format!("/api/v1/carts/{cart}/items");
    for (sku, quantity, status, kind, words) in [
        (shop.hand_drawn_batik.variant().sku.as_str(), 1, 409, "sold-out", "sold out"),
        (shop.necklace.variant().sku.as_str(), 2, 409, "short", "Only 1 left"),
        ("NO-SUCH-SKU", 1, 422, "not-sold", "Try another"),
        (shop.batik.variant().sku.as_str(), 0, 422, "invalid", "from 1 to 9,999"),
        (shop.batik.variant().sku.as_str(), 10_000, 422, "invalid", "from 1 to 9,999"),
    ] {
        let body = json!({ "sku": sku, "quantity": quantity });
        let reply = send(&client, Method::POST, &format!("{items}?lang=en"), Some(&body), None).await;
        assert_eq!((reply.status.as_u16(), reply.content_type.as_str()), (status, "application/problem+json"), "{sku}");
        assert_eq!(reply.json["type"], format!("about:blank#{kind}"));
        assert!(reply.json["detail"].as_str().unwrap().contains(words), "{}", reply.text);
    }
    let indonesian = add(&client, &cart, &shop.hand_drawn_batik.variant().sku, 1).await;
    assert!(indonesian.json["detail"].as_str().unwrap().contains("Stoknya habis"), "{}", indonesian.text);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_no_json_of_ours_is_refused_and_breaks_nothing() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let cart = open_cart(&client).await;
    let path = format!("/api/v1/carts/{cart}/items");
    for (kind, body) in [
        ("application/json", r#"{"sku": "A"}"#),
        ("application/json", r#"{"sku": "A", "quantity": "many"}"#),
        ("application/json", r#"{"sku": "A\u0000B", "quantity": 1}"#),
        ("application/json", "not json"),
        ("application/json", "[]"),
        ("application/x-www-form-urlencoded", "sku=A&quantity=1"),
        ("text/plain", r#"{"sku": "A", "quantity": 1}"#),
    ] {
        let request = client.request(Method::POST, &path).header("content-type", kind).body(body);
        let answer = client.send(request).await;
        assert_eq!(answer.status, 400, "{kind} {body}: {}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert!(answer.body.contains("openapi.json"), "{}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn nobody_elses_cart_is_found() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (visitor, program) = (app.client(), app.client());
    add_to_cart(&visitor, shop.batik.variant().id.as_str(), 1).await;
    let page = visitor.get("/checkout").await;
    let of_a_session = crate::support::factories::buying::hidden(&page, "cart_id").unwrap();
    for cart in [of_a_session.as_str(), "1", "made-up-made-up-made-up-made-up-made-up-mad"] {
        for (method, path, body) in [
            (Method::GET, format!("/api/v1/carts/{cart}"), None),
            (Method::POST, format!("/api/v1/carts/{cart}/items"), Some(json!({ "sku": "A", "quantity": 1 }))),
            (Method::DELETE, format!("/api/v1/carts/{cart}/items/A"), None),
            (
                Method::POST,
                format!("/api/v1/carts/{cart}/checkout"),
                Some(crate::support::store::buyer("simulator", 1)),
            ),
        ] {
            let reply = send(&program, method, &path, body.as_ref(), None).await;
            assert_eq!(reply.status, 404, "{path}: {}", reply.text);
        }
    }
    app.stop().await;
}
