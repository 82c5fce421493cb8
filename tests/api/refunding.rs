//! `POST /api/v1/orders/{number}/refunds`: by an operator who is signed in, and by nobody else.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::store::{Reply, buyer, cart_with, check_out, get, path_of, send, total};

const KEY: &str = "0d9cf4b8-7a0b-4c43-9a8d-2f0d3a6c1e55";

/// Two tissue boxes and one batik for Rp321.000, paid: the path of its refunds, and the order's own.
async fn paid_order(app: &TestApp, shop: &SmallCatalog) -> (String, String) {
    let client = app.client();
    let cart = cart_with(&client, &[(&shop.tissue_box.variant().sku, 2), (&shop.batik.variant().sku, 1)]).await;
    let placed = check_out(&client, &cart, &buyer("simulator", total(&client, &cart).await)).await;
    let page = client.get(&path_of(&placed.json["pay_url"])).await.location.expect("a page to pay on");
    client.submit(&page, &format!("{page}/payment"), &[]).await;
    let number = placed.json["number"].as_str().unwrap();
    (format!("/api/v1/orders/{number}/refunds"), path_of(&placed.json["api_url"]))
}

async fn ask(client: &Client, path: &str, body: &Value) -> Reply {
    send(client, Method::POST, path, Some(body), None).await
}

#[actix_web::test]
async fn an_operator_refunds_single_pieces_then_the_rest_and_never_more() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let (refunds, order) = paid_order(&app, &shop).await;
    let seen = get(&operator, &order).await.json;
    let line = &seen["parts"][0]["lines"][0]["id"];
    let one = json!({ "lines": [{ "id": line, "quantity": 1 }], "reason": "Pecah di jalan", "seen_refunded": 0 });
    let first = send(&operator, Method::POST, &refunds, Some(&one), Some(KEY)).await;
    assert_eq!((first.status.as_u16(), &first.json["amount"]["amount"]), (201, &json!(45_000)), "{}", first.text);
    // the answer was lost: the same again is the same refund
    let again = send(&operator, Method::POST, &refunds, Some(&one), Some(KEY)).await;
    assert_eq!(again.text, first.text);
    // decided without having seen it
    assert_eq!(ask(&operator, &refunds, &one).await.json["type"], "about:blank#changed");

    let shipping = &seen["parts"][1]["number"];
    let with_shipping = json!({ "shipping_of": [shipping], "reason": "Terlambat", "seen_refunded": 45_000 });
    let second = ask(&operator, &refunds, &with_shipping).await;
    assert_eq!(second.status, 201, "{}", second.text);
    let returned = 45_000 + second.json["amount"]["amount"].as_i64().unwrap();
    let rest = json!({ "whole": true, "reason": "Dibatalkan pembeli", "seen_refunded": returned });
    let third = ask(&operator, &refunds, &rest).await;
    assert_eq!(third.json["amount"]["amount"], 321_000 - returned, "{}", third.text);
    let more = json!({ "whole": true, "reason": "Sekali lagi", "seen_refunded": 321_000 });
    assert_eq!(ask(&operator, &refunds, &more).await.status, 409);
    assert_eq!(get(&operator, &order).await.json["refunds"].as_array().unwrap().len(), 3);
    app.stop().await;
}

#[actix_web::test]
async fn nobody_but_an_operator_on_our_own_pages_refunds_anything() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (refunds, order) = paid_order(&app, &shop).await;
    let whole = json!({ "whole": true, "reason": "Uang kembali", "seen_refunded": 0 });
    for (client, status) in [
        (app.client(), 401),
        (people::consumer(&app).await, 403),
        (people::curator(&app).await, 403),
        (people::bumdes_operator(&app, &shop.darmaji.id).await, 403),
    ] {
        let reply = ask(&client, &refunds, &whole).await;
        assert_eq!((reply.status.as_u16(), reply.content_type.as_str()), (status, "application/problem+json"));
    }
    let operator = people::operator(&app).await;
    let foreign = operator.request(Method::POST, &refunds).header("origin", "https://evil.example");
    let foreign = foreign.header("content-type", "application/json").body(whole.to_string());
    assert_eq!(operator.send(foreign).await.status, 403);
    let form = operator.request(Method::POST, &refunds).form(&[("whole", "true"), ("reason", "Uang kembali")]);
    assert_eq!(operator.send(form).await.status, 400, "what a form of another site could send");
    assert_eq!(get(&operator, &order).await.json["refunds"], json!([]));
    app.stop().await;
}

#[actix_web::test]
async fn a_refund_that_cannot_be_is_refused_with_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let (refunds, order) = paid_order(&app, &shop).await;
    let (_, other) = paid_order(&app, &shop).await;
    let line = get(&operator, &order).await.json["parts"][0]["lines"][0]["id"].clone();
    let foreign = get(&operator, &other).await.json["parts"][0]["lines"][0]["id"].clone();
    for (lines, reason, kind) in [
        (json!([{ "id": line, "quantity": 3 }]), "Pecah", "more-than-left"),
        (json!([{ "id": foreign, "quantity": 1 }]), "Pecah", "not-of-this-order"),
        (json!([]), "Pecah", "nothing-left"),
        (json!([{ "id": line, "quantity": 1 }]), "x", "invalid"),
    ] {
        let reply = ask(&operator, &refunds, &json!({ "lines": lines, "reason": reason, "seen_refunded": 0 })).await;
        assert_eq!(reply.json["type"], format!("about:blank#{kind}"), "{}", reply.text);
        assert!(reply.json["detail"].as_str().is_some_and(|text| text.len() > 20), "{}", reply.text);
    }
    let nowhere = ask(
        &operator,
        "/api/v1/orders/ET-261122-AAAAAA/refunds",
        &json!({ "whole": true, "reason": "Pecah", "seen_refunded": 0 }),
    )
    .await;
    assert_eq!(nowhere.status, 404);
    app.stop().await;
}
