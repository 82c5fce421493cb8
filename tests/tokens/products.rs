//! A program writes what its BUMDes sells, and a curator looks at it as at everything else.

use etalase::accounts::BumdesRole;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::tokens::{Program, made};
use crate::support::factories::{catalog, generated, people};
use crate::support::statements;

const PRODUCTS: &str = "/api/v1/bumdes/products";
const KEY: &str = "9a1c2f7e-0b7d-4c55-8f0e-6a1d2b3c4d5e";

async fn program(app: &TestApp, shop: &SmallCatalog) -> Program {
    let clerk = people::member(app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    Program::with(app, &made(&clerk, "Lembar kerja", &[("listings", "write")]).await)
}

fn basket() -> Value {
    json!({
        "name_id": "Keranjang Pandan Lipat", "category": "wood-bamboo-rattan", "maker": { "name": "Kelompok Melati" },
        "description_id": "Keranjang lipat dari daun pandan, ringan dibawa ke pasar dan mudah disimpan.",
        "materials": "daun pandan, katun", "attributes": { "dimensions": "tinggi 30 cm" },
        "variants": [{ "price": 75_000, "weight_g": 400, "opening_stock": 12 }],
        "lead_time_days": 3, "monthly_capacity": 60,
    })
}

async fn change(program: &Program, id: &Value, body: &Value) -> crate::support::store::Reply {
    program.send(Method::PATCH, &format!("{PRODUCTS}/{}", id.as_str().unwrap()), Some(body), None).await
}

/// Publishes what waits first in the curator's queue.
async fn publish(curator: &Client) {
    let queue = curator.get("/portal/curator").await.body;
    let id = queue.split("/portal/curator/reviews/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/portal/curator/reviews/{id}");
    let body = curator.get(&page).await.body;
    let checks: Vec<String> = body
        .split(r#"type="checkbox" name=""#)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let fields: Vec<(&str, &str)> = checks.iter().map(|name| (name.as_str(), "1")).collect();
    let answer = curator.submit(&page, &format!("{page}/publication"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[actix_web::test]
async fn a_product_is_begun_handed_in_published_and_changed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let new = program.send(Method::POST, PRODUCTS, Some(&basket()), Some(KEY)).await;
    assert_eq!((new.status.as_u16(), &new.json["status"]), (201, &json!("draft")), "{}", new.text);
    assert_eq!((&new.json["missing"], &new.json["url"]), (&json!([]), &Value::Null), "{}", new.text);
    assert_eq!(new.json["variants"][0]["price"], 75_000);
    let again = program.send(Method::POST, PRODUCTS, Some(&basket()), Some(KEY)).await;
    assert_eq!(again.text, new.text, "the answer was lost: one product all the same");
    assert_eq!(program.get(&format!("{PRODUCTS}?status=draft")).await.json["items"].as_array().unwrap().len(), 1);

    let id = &new.json["id"];
    let submission = format!("{PRODUCTS}/{}/submission", id.as_str().unwrap());
    let waiting = program.send(Method::POST, &submission, None, None).await;
    assert_eq!((waiting.status.as_u16(), &waiting.json["status"]), (201, &json!("submitted")), "{}", waiting.text);
    assert_eq!(waiting.json["is_under_review"], true);
    publish(&people::curator(&app).await).await;
    let seen = program.get(&format!("{PRODUCTS}/{}", id.as_str().unwrap())).await.json;
    let url = seen["url"].as_str().unwrap().strip_prefix("http://etalase.test").unwrap().to_owned();
    assert!(app.client().get(&url).await.body.contains("75.000"));

    // a price is theirs alone, a name the curator's too
    let key = &seen["variants"][0]["id"];
    let body =
        json!({ "revision": seen["revision"], "variants": [{ "id": key, "price": 80_000 }], "name_id": "Tas Pandan" });
    let changed = change(&program, id, &body).await;
    assert_eq!((changed.status.as_u16(), &changed.json["is_ahead"]), (200, &json!(true)), "{}", changed.text);
    let page = app.client().get(&url).await.body;
    assert!(page.contains("80.000") && page.contains("Keranjang Pandan Lipat"), "{page}");
    assert!(!page.contains("Tas Pandan"));
    let waiting = program.send(Method::POST, &submission, None, None).await;
    assert_eq!((&waiting.json["status"], &waiting.json["is_under_review"]), (&json!("published"), &json!(true)));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_left_out_stays_and_variants_are_known_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let id = program.post(PRODUCTS, &basket()).await.json["id"].clone();
    let sizes = json!({ "option_name": "size", "variants": [
        { "value": "Kecil", "price": 50_000, "weight_g": 200, "opening_stock": 3 },
        { "value": "Besar", "price": 90_000, "weight_g": 600, "opening_stock": 4, "size_mm": [300, 200, 150] },
    ] });
    let first = change(&program, &id, &sizes).await.json;
    assert_eq!((&first["missing"], &first["lead_time_days"]), (&json!([]), &json!(3)), "{first}");
    let dearer =
        json!({ "variants": [{ "value": "Besar", "price": 95_000 }, { "value": "Kecil" }, { "value": "Sedang" }] });
    let second = change(&program, &id, &dearer).await.json;
    let told = |n: usize, field: &str| second["variants"][n][field].clone();
    assert_eq!((told(0, "id"), told(0, "price")), (first["variants"][1]["id"].clone(), json!(95_000)));
    assert_eq!((told(0, "size_mm"), told(1, "price")), (json!([300, 200, 150]), json!(50_000)));
    let missing: Vec<&str> =
        second["missing"].as_array().unwrap().iter().map(|note| note["field"].as_str().unwrap()).collect();
    assert!(missing.len() == 3 && missing.iter().all(|field| field.ends_with(told(2, "id").as_str().unwrap())));
    let attributes = json!({ "attributes": { "dimensions": null } });
    assert_eq!(change(&program, &id, &attributes).await.json["attributes"], json!({}));
    let handed_in = program.post(&format!("{PRODUCTS}/{}/submission", id.as_str().unwrap()), &json!({})).await;
    assert_eq!(handed_in.kind(), "422 invalid");
    assert!(handed_in.json["errors"]["attribute-dimensions"].is_string(), "{}", handed_in.text);
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_is_named_and_writes_nothing() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let program = program(&app, &shop).await;
    let other = people::bumdes_operator(&app, &shop.trusmi.id).await;
    assert_eq!(other.get("/portal/bumdes/products").await.status, 200);
    let incomplete = program.post(PRODUCTS, &json!({ "name_id": "Keranjang" })).await;
    assert_eq!(incomplete.kind(), "422 invalid");
    assert!(incomplete.json["errors"]["category"].is_string() && incomplete.json["errors"]["maker"].is_string());
    let new = program.post(PRODUCTS, &basket()).await;
    let id = &new.json["id"];
    let many: Vec<Value> = (0..31).map(|n| json!({ "value": n.to_string() })).collect();
    for (body, field) in [
        (json!({ "category": "gold" }), "category"),
        (json!({ "village_code": shop.trusmi.village_code }), "village_code"),
        (json!({ "maker": { "id": format!("maker-{}", shop.trusmi.village_slug) } }), "maker"),
        (json!({ "unit": "ton" }), "unit"),
        (json!({ "option_name": "smell" }), "option_name"),
        (json!({ "attributes": { "smell": "sweet" } }), "attributes"),
        (json!({ "variants": [] }), "variants"),
        (json!({ "variants": many }), "variants"),
        (json!({ "variants": [{ "id": shop.batik.variant().id, "price": 1 }] }), "variants"),
        (json!({ "variants": [{ "size_mm": [1, 0, 1] }] }), "variants"),
    ] {
        let reply = change(&program, id, &body).await;
        assert_eq!(reply.kind(), "422 invalid", "{body}: {}", reply.text);
        assert!(reply.json["errors"][field].is_string(), "{body}: {}", reply.text);
    }
    for body in [
        json!({ "price": 5 }),
        json!({ "variants": [{ "price": -5 }] }),
        json!({ "lead_time_days": 3.5 }),
        json!({ "name_id": "a\u{0}b" }),
    ] {
        assert_eq!(change(&program, id, &body).await.kind(), "400 invalid", "{body}");
    }
    let old = json!({ "revision": 0, "name_id": "Tas" });
    assert_eq!(change(&program, id, &old).await.kind(), "409 changed");
    let after = program.get(&format!("{PRODUCTS}/{}", id.as_str().unwrap())).await;
    assert_eq!(after.text, new.text, "nothing was written");
    for query in ["?status=sold", "?cursor=1"] {
        assert_eq!(program.get(&format!("{PRODUCTS}{query}")).await.kind(), "400 invalid", "{query}");
    }
    app.stop().await;
}

async fn asked(app: &TestApp, program: &Program, path: &str) -> usize {
    program.get(path).await;
    statements::watch(&app.app.config.database);
    assert_eq!(program.get(path).await.status, 200);
    statements::taken(&app.app.config.database).len()
}

#[actix_web::test]
async fn a_thousand_products_are_listed_with_as_many_statements_as_ten_and_each_once() {
    let mut counted = Vec::new();
    for many in [10, 1_000] {
        let app = TestApp::start().await;
        let shop = generated::catalogue(&app, many, 1).await;
        let owner = people::bumdes_operator(&app, &shop.bumdes_id).await;
        let program = Program::with(&app, &made(&owner, "Lembar kerja", &[("listings", "read")]).await);
        counted.push(asked(&app, &program, PRODUCTS).await);
        let (mut seen, mut next) = (Vec::new(), Some(format!("{PRODUCTS}?status=published")));
        while let Some(path) = next {
            let page = program.get(&path).await.json;
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            next = page["next"].as_str().map(ToOwned::to_owned);
        }
        assert!(seen.len() * 2 > many && seen.is_sorted_by(|a, b| a > b), "{}", seen.len());
        app.stop().await;
    }
    assert!(counted[1] <= counted[0] && counted[1] <= 10, "{counted:?}");
}
