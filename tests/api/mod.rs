//! `/api/v1`: what programs read, and how they buy.

mod buying;
mod carts;
mod documented;
mod methods;
mod refunding;
mod repeating;

use serde_json::Value;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog;

async fn json(client: &Client, path: &str) -> Value {
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

#[actix_web::test]
async fn every_path_of_the_document_answers_as_it_says() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let document = json(&client, "/api/v1/openapi.json").await;
    let paths = document["paths"].as_object().expect("paths");
    assert!(paths.len() >= 4, "{paths:?}");
    for (path, operations) in paths {
        // what makes something, or needs a secret, is tried in the files beside this one
        let tag = operations["get"]["tags"][0].as_str();
        if tag.is_none() || matches!(tag, Some("store" | "bumdes" | "wholesale")) {
            continue;
        }
        assert!(operations["get"]["responses"]["200"].is_object(), "{path}");
        let answer = json(&client, &path.replace("{slug}", goods.basket.slug)).await;
        let name = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].as_str();
        let schema = &document["components"]["schemas"][name.unwrap().rsplit('/').next().unwrap()];
        for field in schema["required"].as_array().expect("required fields") {
            assert!(answer.get(field.as_str().unwrap()).is_some(), "{path} lacks {field}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    for (start, count) in
        [("/api/v1/products?limit=3", 8), ("/api/v1/villages?limit=2", 3), ("/api/v1/search?limit=3&sort=price_asc", 8)]
    {
        let (mut seen, mut next) = (Vec::new(), Some(start.to_owned()));
        while let Some(path) = next {
            let page = json(&client, &path).await;
            let items = page["items"].as_array().unwrap();
            seen.extend(items.iter().map(|item| item["slug"].as_str().unwrap().to_owned()));
            next = page["next"].as_str().map(ToOwned::to_owned);
        }
        let (all, mut distinct) = (seen.len(), seen);
        distinct.sort();
        distinct.dedup();
        assert_eq!((all, distinct.len()), (count, count), "{start}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_search_tells_price_village_and_counts_in_the_language_asked_for() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let found = json(&app.client(), "/api/v1/search?q=tissue&lang=en&category=wood-bamboo-rattan").await;
    assert_eq!(found["total"], 1, "{found}");
    let item = &found["items"][0];
    assert_eq!(item["sku"], goods.tissue_box.sku);
    assert_eq!(item["name"], "Woven Pandan Tissue Box");
    assert_eq!(item["price"], serde_json::json!({ "amount": 45_000, "currency": "IDR" }));
    assert_eq!(item["village"]["code"], "52.02.09.2008");
    assert_eq!(found["facets"]["category"][0]["value"], "wood-bamboo-rattan");
    assert!(found["next"].is_null());
    app.stop().await;
}

#[actix_web::test]
async fn failures_are_problems() {
    let app = TestApp::start().await;
    let client = app.client();
    for (path, status) in [
        ("/api/v1/products/atlantis", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/products?cursor=%27", 400),
        ("/api/v1/products?cursor=zzz", 400),
        ("/api/v1/villages?cursor=52", 400),
        ("/api/v1/villages?cursor=51.04.05.200%C3%A9", 400),
        ("/api/v1/products?limit=many", 400),
    ] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["status"], status, "{path}");
    }
    app.stop().await;
}
