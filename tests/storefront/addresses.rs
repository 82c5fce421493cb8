//! One address for each page and language: what search engines and shared links go by.

use crate::support::TestApp;
use crate::support::client::Answer;
use crate::support::factories::catalog;
use crate::support::factories::collections::collection;

const BASE: &str = "http://etalase.test";

fn link(page: &Answer, kind: &str) -> Option<String> {
    let rest = page.body.split(&format!("<link rel={kind} href=\"")).nth(1)?;
    Some(rest.split('"').next()?.replace("&amp;", "&"))
}

fn canonical(page: &Answer) -> Option<String> {
    link(page, r#""canonical""#)
}

fn is_noindex(page: &Answer) -> bool {
    page.body.contains(r#"<meta name="robots" content="noindex"#)
}

#[actix_web::test]
async fn the_address_decides_the_language_of_its_page_and_of_no_other() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let english = client.get("/villages/darmaji?lang=en").await;
    assert!(english.body.contains(r#"<html lang="en">"#) && english.body.contains("People in Darmaji make"));
    assert!(client.cookie("etalase_language").is_none(), "an address is no choice");
    assert!(!english.body.contains("href=\"/products?lang=en"), "{}", english.body);
    assert!(client.get("/villages/darmaji").await.body.contains(r#"<html lang="id">"#));

    // the bare address is one page, whatever it speaks
    client.set_cookie("etalase_language", "en");
    for (path, own) in [("/villages/darmaji", ""), ("/villages/darmaji?lang=en", "?lang=en"), ("/villages/darmaji", "")]
    {
        let page = client.get(path).await;
        assert!(page.body.contains(r#"<html lang="en">"#), "{path}");
        assert_eq!(canonical(&page), Some(format!("{BASE}/villages/darmaji{own}")), "{path}");
    }
    assert!(client.get("/villages/darmaji?lang=id").await.body.contains(r#"<html lang="id">"#));
    assert!(client.get("/villages/darmaji?lang=xx").await.body.contains(r#"<html lang="en">"#));
    app.stop().await;
}

#[actix_web::test]
async fn choosing_a_language_leaves_the_address_that_named_another() {
    let app = TestApp::start().await;
    let client = app.client();
    let answer = client.post("/language", &[("language", "id"), ("next", "/products?lang=en&page=2")]).await;
    assert_eq!(answer.location.as_deref(), Some("/products?page=2"));
    assert_eq!(client.cookie("etalase_language").as_deref(), Some("id"));
    app.stop().await;
}

#[actix_web::test]
async fn every_shared_page_names_its_one_address_in_each_language() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id]).await;
    let client = app.client();
    let product = format!("/products/{}", goods.batik.slug);
    for (path, own) in [
        ("/", "/"),
        ("/?utm_source=x", "/"),
        ("/products", "/products"),
        ("/products?page=1&lang=id", "/products"),
        ("/products?page=01&category=textile-batik-weaving", "/products?category=textile-batik-weaving"),
        ("/products?province=52", "/products?province=52"),
        ("/products?primary=1", "/products?primary=1"),
        (&product, &product),
        ("/villages", "/villages"),
        ("/villages/darmaji", "/villages/darmaji"),
        ("/bumdes/bumdes-darmaji", "/bumdes/bumdes-darmaji"),
        ("/collections/kain", "/collections/kain"),
    ] {
        let page = client.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        let indonesian = format!("{BASE}{own}");
        let english = format!("{indonesian}{}lang=en", if own.contains('?') { '&' } else { '?' });
        assert_eq!(canonical(&page).as_ref(), Some(&indonesian), "{path}");
        assert_eq!(link(&page, r#""alternate" hreflang="id""#).as_ref(), Some(&indonesian), "{path}");
        assert_eq!(link(&page, r#""alternate" hreflang="en""#).as_ref(), Some(&english), "{path}");
        assert_eq!(link(&page, r#""alternate" hreflang="x-default""#).as_ref(), Some(&indonesian), "{path}");
        assert!(!is_noindex(&page), "{path}");
        let in_english = client.get(english.strip_prefix(BASE).unwrap()).await;
        assert_eq!(canonical(&in_english).as_ref(), Some(&english), "{path}");
        assert!(in_english.body.contains(r#"<html lang="en">"#), "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn searches_combined_filters_and_personal_pages_are_listed_nowhere() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    for path in [
        "/products?q=batik",
        "/products?sort=newest",
        "/products?in_stock=1",
        "/products?category=pottery",
        "/cart",
        "/account/sign-in",
        "/no/such/page",
    ] {
        let page = client.get(path).await;
        assert!(is_noindex(&page) && canonical(&page).is_none(), "{path}: {}", page.body);
    }
    let robots = client.get("/robots.txt").await.body;
    for closed in ["/account", "/cart", "/checkout", "/orders/", "/portal", "/search/", "/products?*q="] {
        assert!(robots.contains(&format!("\nDisallow: {closed}\n")), "{robots}");
    }
    assert!(
        !robots.contains("Disallow: /products?\n") && robots.contains("\nSitemap: http://etalase.test/sitemap.xml")
    );
    app.stop().await;
}
