//! What the search box offers.

use serde_json::Value;

use super::suite::Suite;

async fn suggest(suite: &Suite, path: &str) -> Value {
    let answer = suite.app.client().get(path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

#[actix_web::test]
async fn suggestions_name_products_villages_and_categories() {
    let suite = Suite::embedded().await;
    let offered = suggest(&suite, "/search/suggest?q=keranj").await;
    assert_eq!(offered["products"][0]["name"], "Keranjang Ketak Bertutup");
    assert_eq!(offered["products"][0]["slug"], "keranjang-ketak-bertutup");
    assert_eq!(offered["products"][0]["village"], "Darmaji");

    let offered = suggest(&suite, "/search/suggest?q=darm").await;
    assert_eq!(offered["villages"][0]["slug"], "darmaji");
    assert_eq!(offered["villages"][0]["regency"], "Lombok Tengah");
    assert_eq!(offered["products"].as_array().unwrap().len(), 3);

    let offered = suggest(&suite, "/search/suggest?q=kay").await;
    assert_eq!(offered["categories"][0]["code"], "wood-bamboo-rattan");
    suite.finish().await;
}

#[actix_web::test]
async fn suggestions_speak_the_visitors_language() {
    let suite = Suite::embedded().await;
    let client = suite.app.client();
    client.set_cookie("etalase_language", "en");
    let offered: Value = serde_json::from_str(&client.get("/search/suggest?q=basket").await.body).unwrap();
    assert_eq!(offered["products"][0]["name"], "Lidded Ketak Vine Basket");
    suite.finish().await;
}

#[actix_web::test]
async fn nothing_typed_offers_nothing() {
    let suite = Suite::embedded().await;
    for path in ["/search/suggest", "/search/suggest?q=", "/search/suggest?q=%20%22"] {
        assert_eq!(suggest(&suite, path).await["products"].as_array().unwrap().len(), 0, "{path}");
    }
    suite.finish().await;
}

#[actix_web::test]
async fn past_searches_are_offered_when_several_people_found_something_by_them() {
    let suite = Suite::embedded().await;
    let client = suite.app.client();
    for text in ["Keranjang ketak", "kernjang ketak", "keranda xqzvwk", "keranjang 081234567890", "kerang"] {
        for sort in ["newest", "price_asc"].into_iter().take(if text == "kerang" { 1 } else { 2 }) {
            let path = format!("/products?q={}&sort={sort}", text.replace(' ', "+"));
            assert_eq!(client.get(&path).await.status, 200);
        }
    }
    suite.app.app.search.write_log(&suite.app.app).await.unwrap();
    assert_eq!(suggest(&suite, "/search/suggest?q=ker").await["queries"], serde_json::json!(["keranjang ketak"]));
    assert_eq!(suggest(&suite, "/search/suggest?q=ketak%20ker").await["queries"][0], "keranjang ketak");
    assert_eq!(suggest(&suite, "/search/suggest?q=xqz").await["queries"], serde_json::json!([]));
    suite.finish().await;
}

#[actix_web::test]
async fn a_narrowed_list_is_not_noted_as_a_search() {
    let suite = Suite::embedded().await;
    for price in [1, 2, 3] {
        suite.app.client().get(&format!("/products?q=keranjang&price_max={price}")).await;
    }
    suite.app.app.search.write_log(&suite.app.app).await.unwrap();
    assert_eq!(suggest(&suite, "/search/suggest?q=ker").await["queries"], serde_json::json!([]));
    suite.finish().await;
}
