//! A program works through the orders of its BUMDes.

use etalase::accounts::BumdesRole;
use etalase::fulfillment::pickup_code;
use etalase::shipping::Delivery;
use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;
use crate::support::factories::tokens::{Program, made};
use crate::support::factories::{catalog, order as order_factory, people};
use crate::support::outbox;

const ORDERS: &str = "/api/v1/bumdes/orders";
const KEY: &str = "5f6f0a1e-8d0e-4b1c-9b0a-2f4c1b7d9e30";

async fn program(app: &TestApp, shop: &catalog::SmallCatalog) -> Program {
    let clerk = people::member(app, &shop.darmaji.id, "pesanan@contoh.id", &[BumdesRole::Orders]).await;
    Program::with(app, &made(&clerk, "Mesin label", &[("orders", "write")]).await)
}

#[actix_web::test]
async fn an_order_is_accepted_packed_sent_in_two_parcels_and_delivered() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = order_factory::paid(&app, &shop).await;
    let program = program(&app, &shop).await;
    outbox::deliver(&app).await;
    let list = program.get(&format!("{ORDERS}?status=new")).await.json;
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "its own part alone: {list}");
    let own = &list["items"][0];
    assert_eq!((own["number"].as_str(), &own["total"]["amount"]), (Some(&*order.darmaji.number), &json!(297_000)));

    let address = format!("{ORDERS}/{}", order.darmaji.number);
    let seen = program.get(&address).await.json;
    assert_eq!(seen["buyer"]["phone"], "0812-3456-7890");
    assert_eq!(seen["buyer"]["places"][0], "Gambir");
    let line = seen["lines"].as_array().unwrap().iter().find(|line| line["sku"] == shop.tissue_box.sku).unwrap();
    assert_eq!((&line["quantity"], &line["left"]), (&json!(2), &json!(2)));

    for (step, status) in [("acceptance", "accepted"), ("packing", "packed")] {
        let reply = program.send(Method::POST, &format!("{address}/{step}"), None, None).await;
        assert_eq!((reply.status.as_u16(), &reply.json["status"]), (200, &json!(status)), "{}", reply.text);
    }
    let shipments = format!("{address}/shipments");
    let one = json!({ "courier": "JNE", "tracking_number": "JX-1", "lines": [{ "id": line["id"], "quantity": 1 }] });
    let first = program.send(Method::POST, &shipments, Some(&one), Some(KEY)).await;
    assert_eq!((first.status.as_u16(), &first.json["status"]), (201, &json!("packed")), "{}", first.text);
    assert_eq!(first.json["parcels"][0]["tracking_url"], "https://www.jne.co.id/tracking-package");
    let again = program.send(Method::POST, &shipments, Some(&one), Some(KEY)).await;
    assert_eq!(again.text, first.text, "the answer was lost: one parcel all the same");
    let rest = program.post(&shipments, &json!({ "courier": "JNE", "tracking_number": "JX-2" })).await;
    assert_eq!((&rest.json["status"], rest.json["parcels"].as_array().unwrap().len()), (&json!("shipped"), 2));
    let delivered = program.post(&format!("{address}/delivery"), &json!({})).await;
    assert_eq!((delivered.status.as_u16(), &delivered.json["status"]), (200, &json!("delivered")));
    let kinds: Vec<&str> =
        delivered.json["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.ends_with(&["accepted", "packed", "partly_shipped", "shipped", "delivered"]), "{kinds:?}");
    assert_eq!(delivered.json["due_at"], json!(null));
    assert_eq!(outbox::deliver(&app).await.len(), 2, "the buyer hears of each parcel");

    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let trail = owner.get("/portal/bumdes/trail").await.body;
    assert!(trail.contains("Demo pesanan@contoh.id") && trail.contains("JNE JX-2"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn a_step_that_cannot_be_is_refused_with_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = order_factory::paid(&app, &shop).await;
    let program = program(&app, &shop).await;
    let address = format!("{ORDERS}/{}", order.darmaji.number);
    for query in ["?status=awaiting_payment", "?status=broken", "?cursor=1"] {
        assert_eq!(program.get(&format!("{ORDERS}{query}")).await.kind(), "400 invalid", "{query}");
    }
    for (step, body, kind) in [
        ("packing", json!({}), "409 status"),
        ("rejection", json!({}), "422 invalid"),
        ("rejection", json!({ "reason": "x" }), "422 invalid"),
        ("rejection", json!({ "grund": "Stok habis" }), "400 invalid"),
        ("shipments", json!({ "courier": "JNE" }), "409 status"),
        ("delivery", json!({}), "409 status"),
    ] {
        let reply = program.post(&format!("{address}/{step}"), &body).await;
        assert_eq!(reply.kind(), kind, "{step} {body}: {}", reply.text);
        assert!(reply.json["detail"].as_str().is_some_and(|text| text.len() > 20), "{}", reply.text);
    }
    for step in ["acceptance", "packing"] {
        assert_eq!(program.post(&format!("{address}/{step}"), &json!({})).await.status, 200);
    }
    let seen = program.get(&address).await.json;
    let line = &seen["lines"][0]["id"];
    let with = |lines| json!({ "courier": "JNE", "tracking_number": "1", "lines": lines });
    for (body, kind) in [
        (json!({ "courier": "JNE" }), "422 invalid"),
        (with(json!([])), "422 invalid"),
        (with(json!([{ "id": line, "quantity": 9 }])), "409 more-than-left"),
        (with(json!([{ "id": "another", "quantity": 1 }])), "409 more-than-left"),
        (with(json!([{ "id": line, "quantity": -1 }])), "400 invalid"),
    ] {
        let reply = program.post(&format!("{address}/shipments"), &body).await;
        assert_eq!(reply.kind(), kind, "{body}: {}", reply.text);
    }
    assert_eq!(program.get(&address).await.json["parcels"], json!([]));
    let rejected = program.post(&format!("{address}/rejection"), &json!({ "reason": "Stok ternyata habis" })).await;
    assert_eq!(rejected.json["rejection_reason"], "Stok ternyata habis", "{}", rejected.text);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_picked_up_needs_no_courier_and_takes_the_buyers_code() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = order_factory::paid_by(&app, &shop, Delivery::Pickup).await;
    let program = program(&app, &shop).await;
    let address = format!("{ORDERS}/{}", order.darmaji.number);
    for step in ["acceptance", "packing", "shipments"] {
        let reply = program.post(&format!("{address}/{step}"), &json!({})).await;
        assert!(reply.status.is_success(), "{step}: {}", reply.text);
    }
    let other = pickup_code(&app.app.config.server, &order.senggigi.number);
    let wrong = program.post(&format!("{address}/delivery"), &json!({ "code": other })).await;
    assert_eq!(wrong.kind(), "422 wrong-code");
    let code = pickup_code(&app.app.config.server, &order.darmaji.number);
    let done = program.post(&format!("{address}/delivery"), &json!({ "code": code })).await;
    assert_eq!(done.json["status"], "delivered", "{}", done.text);
    app.stop().await;
}

#[actix_web::test]
async fn the_pages_hold_every_order_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let numbers = order_factory::many(&app, &shop, 60).await;
    let program = program(&app, &shop).await;
    for start in [ORDERS.to_owned(), format!("{ORDERS}?status=new")] {
        let (mut seen, mut next) = (Vec::new(), Some(start));
        while let Some(path) = next {
            let page = program.get(&path).await.json;
            let items = page["items"].as_array().unwrap();
            seen.extend(items.iter().map(|item| item["number"].as_str().unwrap().to_owned()));
            next = page["next"].as_str().map(ToOwned::to_owned);
        }
        let newest_first: Vec<String> = numbers.iter().rev().cloned().collect();
        assert_eq!(seen, newest_first);
    }
    app.stop().await;
}

#[actix_web::test]
async fn the_key_of_another_program_is_another_key() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = order_factory::paid(&app, &shop).await;
    let (one, owner) = (program(&app, &shop).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let other = Program::with(&app, &made(&owner, "Kasir", &[("orders", "write")]).await);
    let acceptance = format!("{ORDERS}/{}/acceptance", order.darmaji.number);
    assert_eq!(one.send(Method::POST, &acceptance, None, Some(KEY)).await.status, 200);
    assert_eq!(one.send(Method::POST, &acceptance, None, Some(KEY)).await.status, 200);
    assert_eq!(other.send(Method::POST, &acceptance, None, Some(KEY)).await.kind(), "409 status");
    app.stop().await;
}
