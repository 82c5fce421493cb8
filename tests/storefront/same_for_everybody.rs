//! Pages that are the same for everybody, and what belongs to one person beside them.

use serde_json::Value;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::collections::collection;
use crate::support::factories::{catalog, people};

fn pages(goods: &catalog::SmallCatalog) -> Vec<String> {
    let product = format!("/products/{}", goods.basket.slug);
    ["/", "/products", "/products?q=anyaman", &product, "/villages", "/villages/darmaji", "/bumdes/bumdes-darmaji"]
        .map(str::to_owned)
        .to_vec()
}

async fn card(client: &Client) -> Value {
    let answer = client.get("/visitor").await;
    assert_eq!(answer.headers["cache-control"], "private, no-store");
    serde_json::from_str(&answer.body).unwrap()
}

fn sets_a_cookie(answer: &Answer) -> bool {
    answer.headers.contains_key("set-cookie")
}

#[actix_web::test]
async fn a_shared_page_is_byte_for_byte_the_same_with_and_without_a_cart_and_sets_no_cookie() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id]).await;
    let (stranger, buyer) = (app.client(), app.client());
    add_to_cart(&buyer, goods.basket.variants[0].id.as_str(), 2).await;
    buyer.get("/cart").await;
    for path in pages(&goods) {
        let (seen, seen_by_buyer) = (stranger.get(&path).await, buyer.get(&path).await);
        assert_eq!(seen.status, 200, "{path}");
        assert_eq!(seen.body, seen_by_buyer.body, "{path}");
        assert!(!sets_a_cookie(&seen) && !sets_a_cookie(&seen_by_buyer), "{path}");
        assert!(seen.body.contains("Akun") && !seen.body.contains("csrf_token"), "{path}");
        assert!(seen.headers["cache-control"].to_str().unwrap().starts_with("public"), "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn name_and_cart_count_come_apart_from_the_page_and_the_browser_knows_when_to_ask() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    client.get("/account/sign-in").await;
    assert_eq!(client.cookie("etalase_known"), None);
    assert_eq!((card(&client).await["cart_count"].as_i64(), &card(&client).await["name"]), (Some(0), &Value::Null));

    add_to_cart(&client, goods.basket.variants[0].id.as_str(), 2).await;
    assert_eq!(client.cookie("etalase_known").as_deref(), Some("flash"), "a message waits");
    client.get("/cart").await;
    assert_eq!(client.cookie("etalase_known").as_deref(), Some("1"), "it was shown");
    let mine = card(&client).await;
    assert_eq!(mine["cart_count"], 2);
    assert_eq!(mine["cart_label"], "2 barang di keranjang");

    people::add(&app, "ayu@contoh.id", vec![]).await;
    people::sign_in(&client, "ayu@contoh.id").await;
    assert_eq!(card(&client).await["name"], "Demo ayu@contoh.id");
    client.submit("/account", "/account/sign-out", &[]).await;
    client.get("/cart").await;
    assert_eq!(client.cookie("etalase_known"), None, "nothing is known any more");
    app.stop().await;
}

#[actix_web::test]
async fn a_message_is_shown_on_a_shared_page_once_and_to_its_reader_alone() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let (stranger, buyer) = (app.client(), app.client());
    add_to_cart(&buyer, goods.basket.variants[0].id.as_str(), 1).await;
    let first = buyer.get("/products").await;
    assert!(first.body.contains("class=\"flash flash--good\""), "{}", first.body);
    assert_eq!(first.headers["cache-control"], "private, no-store");
    for again in [buyer.get("/products").await, stranger.get("/products").await] {
        assert!(!again.body.contains("class=\"flash"), "{}", again.body);
        assert!(again.headers["cache-control"].to_str().unwrap().starts_with("public"));
    }
    app.stop().await;
}
