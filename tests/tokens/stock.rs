//! A program counts what is on the shelves of its BUMDes.

use etalase::accounts::BumdesRole;
use etalase::db::DbError;
use etalase::ids::OrderId;
use etalase::stock;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::tokens::{Program, made};
use crate::support::factories::{generated, people};
use crate::support::statements;
use crate::support::store::Reply;

const STOCK: &str = "/api/v1/bumdes/stock";
const KEY: &str = "1d2e3f40-5a6b-4c7d-8e9f-0a1b2c3d4e5f";

async fn program(app: &TestApp, shop: &SmallCatalog) -> Program {
    let clerk = people::member(app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    Program::with(app, &made(&clerk, "Timbangan", &[("stock", "write")]).await)
}

async fn row(program: &Program, sku: &str) -> Value {
    let page = program.get(&format!("{STOCK}?q={sku}")).await;
    assert_eq!(page.json["items"].as_array().unwrap().len(), 1, "{}", page.text);
    page.json["items"][0].clone()
}

async fn count(program: &Program, sku: &str, body: &Value, key: Option<&str>) -> Reply {
    program.send(Method::PUT, &format!("{STOCK}/{sku}"), Some(body), key).await
}

#[actix_web::test]
async fn a_count_is_saved_with_its_reason_and_its_person() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let sku = shop.tissue_box.sku;
    let seen = row(&program, sku).await;
    assert_eq!((&seen["on_hand"], &seen["free"], &seen["reserved"]), (&json!(120), &json!(120), &json!(0)));
    let body = json!({ "count": 118, "seen": seen["seen"], "reason": "broken" });
    let counted = count(&program, sku, &body, Some(KEY)).await;
    assert_eq!((counted.status.as_u16(), &counted.json["on_hand"]), (200, &json!(118)), "{}", counted.text);
    let again = count(&program, sku, &body, Some(KEY)).await;
    assert_eq!(again.text, counted.text, "the answer was lost: one count all the same");
    let by_id = json!({ "count": 119, "seen": counted.json["seen"] });
    let id = counted.json["variant_id"].as_str().unwrap();
    assert_eq!(count(&program, id, &by_id, None).await.json["on_hand"], 119);
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    assert!(owner.get("/portal/bumdes/trail").await.body.contains("Demo gudang@contoh.id"));
    assert!(app.client().get(&format!("/products/{}", shop.tissue_box.slug)).await.status == 200);
    app.stop().await;
}

#[actix_web::test]
async fn of_several_counts_of_one_shelf_one_is_written() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let sku = shop.tissue_box.sku;
    let seen = row(&program, sku).await["seen"].clone();
    let bodies: Vec<Value> = (0..6).map(|n| json!({ "count": 100 + n, "seen": seen })).collect();
    let replies = join_all(bodies.iter().map(|body| count(&program, sku, body, None))).await;
    let mut kinds: Vec<String> = replies.iter().map(Reply::kind).collect();
    kinds.sort();
    assert_eq!(kinds[0], "200");
    assert!(kinds[1..].iter().all(|kind| kind == "409 changed"), "{kinds:?}");
    let written = replies.iter().find(|reply| reply.status == 200).unwrap();
    assert_eq!(row(&program, sku).await["on_hand"], written.json["on_hand"]);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_sold_while_somebody_counts_is_taken_into_account() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let sku = shop.tissue_box.sku;
    let seen = row(&program, sku).await["seen"].clone();
    let placed = crate::support::factories::order::unpaid(&app, &shop, etalase::payments::Provider::BankTransfer).await;
    let (now, order): (_, OrderId) = (app.app.clock.now(), placed.id);
    let (variant_id, product_id) = (shop.tissue_box.variant().id.clone(), shop.tissue_box.id.clone());
    let wanted = vec![stock::Wanted { variant_id, product_id, quantity: 5 }];
    app.app
        .write::<_, DbError>(move |conn| {
            stock::reserve(conn, now, &order, &wanted).unwrap();
            Ok(())
        })
        .await
        .unwrap();
    let few = count(&program, sku, &json!({ "count": 4, "seen": seen }), None).await;
    assert_eq!(few.kind(), "409 below-held");
    assert!(few.json["detail"].as_str().unwrap().contains('5'), "{}", few.text);
    let counted = count(&program, sku, &json!({ "count": 110, "seen": seen }), None).await;
    assert_eq!((&counted.json["on_hand"], &counted.json["free"]), (&json!(110), &json!(105)), "{}", counted.text);
    app.stop().await;
}

#[actix_web::test]
async fn a_count_that_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let sku = shop.tissue_box.sku;
    for (body, kind) in [
        (json!({ "count": 1_000_001, "seen": "120,0" }), "422 invalid"),
        (json!({ "count": 1, "seen": "viele" }), "422 invalid"),
        (json!({ "count": 1, "seen": "120,0", "reason": "lost" }), "422 invalid"),
        (json!({ "count": 1 }), "400 invalid"),
        (json!({ "count": -1, "seen": "120,0" }), "400 invalid"),
        (json!({ "count": 1, "seen": "120,7" }), "409 changed"),
    ] {
        let reply = count(&program, sku, &body, None).await;
        assert_eq!(reply.kind(), kind, "{body}: {}", reply.text);
    }
    assert_eq!(count(&program, "NTB-NONE", &json!({ "count": 1, "seen": "1,0" }), None).await.kind(), "404 not-found");
    assert_eq!(row(&program, sku).await["on_hand"], 120);
    app.stop().await;
}

#[actix_web::test]
async fn a_thousand_products_ask_no_more_than_ten_and_each_row_comes_once() {
    let mut counted = Vec::new();
    for many in [10, 1_000] {
        let app = TestApp::start().await;
        let shop = generated::catalogue(&app, many, 1).await;
        let owner = people::bumdes_operator(&app, &shop.bumdes_id).await;
        let program = Program::with(&app, &made(&owner, "Timbangan", &[("stock", "read")]).await);
        program.get(STOCK).await;
        statements::watch(&app.app.config.database);
        assert_eq!(program.get(STOCK).await.status, 200);
        counted.push(statements::taken(&app.app.config.database).len());
        let (mut seen, mut next, mut pages) = (Vec::new(), Some(STOCK.to_owned()), 0);
        while let Some(path) = next.filter(|_| pages < 8) {
            let page = program.get(&path).await.json;
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["sku"].as_str().unwrap().to_owned()));
            next = page["next"].as_str().map(ToOwned::to_owned);
            pages += 1;
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert!(all == seen.len() && (many == 10 || all == 400), "{all} {}", seen.len());
        app.stop().await;
    }
    assert!(counted[1] <= counted[0] && counted[1] <= 4, "{counted:?}");
}
