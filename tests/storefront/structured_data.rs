//! What search engines and messengers read in a page: schema.org and Open Graph.

use serde_json::Value;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::collections::collection;

/// Every block of schema.org in a page.
pub fn of(page: &str) -> Vec<Value> {
    let blocks = page.split(r#"<script type="application/ld+json">"#).skip(1);
    let data: Vec<Value> = blocks
        .map(|rest| {
            serde_json::from_str(rest.split("</script>").next().unwrap()).expect("the structured data is whole")
        })
        .collect();
    assert!(data.iter().all(|block| block["@context"] == "https://schema.org"), "{data:#?}");
    data
}

fn one(page: &str, kind: &str) -> Value {
    let all = of(page);
    all.iter().find(|block| block["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {all:#?}")).clone()
}

fn names(breadcrumb: &Value) -> Vec<(i64, &str, &str)> {
    let steps = breadcrumb["itemListElement"].as_array().unwrap();
    let text = |step: &'_ Value, name| step[name].as_str().unwrap().to_owned().leak() as &str;
    steps.iter().map(|step| (step["position"].as_i64().unwrap(), text(step, "name"), text(step, "item"))).collect()
}

#[actix_web::test]
async fn a_product_is_told_with_its_offers_seller_and_way() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let page = client.get(&format!("/products/{}", goods.tissue_box.slug)).await.body;
    let product = one(&page, "Product");
    let address = "http://etalase.test/products/kotak-tisu-anyaman-pandan";
    assert_eq!((product["name"].as_str(), product["url"].as_str()), (Some("Kotak Tisu Anyaman Pandan"), Some(address)));
    let pictures = product["image"].as_array().unwrap();
    assert!(pictures.iter().all(|image| image.as_str().unwrap().starts_with("http://etalase.test/")), "{pictures:?}");
    let offer = &product["offers"];
    assert_eq!(offer["@type"], "Offer");
    assert_eq!((offer["price"].as_i64(), offer["priceCurrency"].as_str()), (Some(45_000), Some("IDR")));
    assert_eq!(offer["availability"], "https://schema.org/InStock");
    assert_eq!(offer["seller"]["name"], "BUMDes Darmaji");
    let shipping = &offer["shippingDetails"];
    assert_eq!(shipping["shippingDestination"]["addressCountry"], "ID");
    assert!(shipping["shippingRate"]["maxValue"].as_i64().is_some_and(|price| price > 0), "{shipping}");
    let way = one(&page, "BreadcrumbList");
    let way = names(&way);
    assert_eq!(way[0], (1, "Produk", "http://etalase.test/products"));
    assert_eq!(way[1].2, "http://etalase.test/products?category=wood-bamboo-rattan");
    assert_eq!(way[2], (3, "Kotak Tisu Anyaman Pandan", address));

    let english = client.get(&format!("/products/{}?lang=en", goods.tissue_box.slug)).await.body;
    assert_eq!(one(&english, "Product")["url"], format!("{address}?lang=en"));
    assert_eq!(one(&english, "Product")["name"], "Woven Pandan Tissue Box");
    app.stop().await;
}

#[actix_web::test]
async fn several_options_are_one_offer_with_a_range_and_what_is_sold_out_says_so() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let page = client.get(&format!("/products/{}", goods.basket.slug)).await.body;
    let offers = &one(&page, "Product")["offers"];
    assert_eq!(offers["@type"], "AggregateOffer");
    assert_eq!((offers["lowPrice"].as_i64(), offers["highPrice"].as_i64()), (Some(165_000), Some(265_000)));
    assert_eq!((offers["offerCount"].as_i64(), offers["offers"].as_array().map(Vec::len)), (Some(3), Some(3)));
    let sold_out = client.get(&format!("/products/{}", goods.hand_drawn_batik.slug)).await.body;
    assert_eq!(one(&sold_out, "Product")["offers"]["availability"], "https://schema.org/OutOfStock");
    app.stop().await;
}

#[actix_web::test]
async fn the_front_page_tells_who_we_are_and_how_to_search() {
    let app = TestApp::start().await;
    let page = app.client().get("/").await.body;
    let graph = of(&page).remove(0)["@graph"].clone();
    let site = graph.as_array().unwrap().iter().find(|node| node["@type"] == "WebSite").unwrap();
    let action = &site["potentialAction"];
    assert_eq!(action["target"]["urlTemplate"], "http://etalase.test/products?q={search_term_string}");
    assert_eq!(action["query-input"], "required name=search_term_string");
    assert!(graph.as_array().unwrap().iter().any(|node| node["@type"] == "Organization" && node["name"] == "Etalase"));
    app.stop().await;
}

#[actix_web::test]
async fn collections_villages_and_bumdes_tell_their_way_and_their_pieces() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let client = app.client();
    let pieces = one(&client.get("/collections/kain").await.body, "ItemList");
    assert_eq!(
        (pieces["numberOfItems"].as_i64(), pieces["itemListElement"].as_array().map(Vec::len)),
        (Some(2), Some(2))
    );
    assert_eq!(pieces["itemListElement"][0]["name"], "Batik Cap Mega Mendung Trusmi");
    let village = one(&client.get("/villages/darmaji").await.body, "BreadcrumbList");
    assert_eq!(names(&village)[1], (2, "Desa Darmaji, Lombok Tengah", "http://etalase.test/villages/darmaji"));
    let seller = one(&client.get("/bumdes/bumdes-darmaji").await.body, "Organization");
    assert_eq!(seller["address"]["addressRegion"], "Nusa Tenggara Barat");
    let shelf = one(&client.get("/products?category=textile-batik-weaving").await.body, "BreadcrumbList");
    assert_eq!(names(&shelf).len(), 2);
    app.stop().await;
}

#[actix_web::test]
async fn every_shared_page_has_a_card_with_a_picture_that_is_there() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id]).await;
    let client = app.client();
    let product = format!("/products/{}", goods.batik.slug);
    for path in [
        "/",
        "/products",
        "/products?q=batik",
        "/products?category=textile-batik-weaving",
        &product,
        "/villages",
        "/villages/darmaji",
        "/bumdes/bumdes-darmaji",
        "/collections/kain",
    ] {
        let page = client.get(path).await.body;
        let said = |name: &str| -> String {
            let found = page.split(&format!("=\"{name}\" content=\"")).nth(1);
            let text = found.unwrap_or_else(|| panic!("{path}: no {name} in {page}")).split('"').next().unwrap();
            assert!(!text.trim().is_empty(), "{path}: {name} is empty");
            text.to_owned()
        };
        for name in ["og:title", "og:description", "og:type", "og:image:alt", "og:locale", "twitter:card"] {
            said(name);
        }
        assert_eq!(page.matches("<meta name=\"description\"").count(), 1, "{path}");
        assert_eq!((said("og:image:width"), said("og:image:height")), ("600".into(), "315".into()), "{path}");
        assert!(said("og:url").starts_with("http://etalase.test/"), "{path}");
        let picture = said("og:image");
        let picture = client.send(client.request(reqwest::Method::GET, &picture["http://etalase.test".len()..])).await;
        assert_eq!(
            (picture.status.as_u16(), &picture.headers["content-type"]),
            (200, &said("og:image:type").parse().unwrap())
        );
    }
    app.stop().await;
}
