//! What a kept page looks like from outside.

use reqwest::Method;

use super::{get_with, gunzip, keeping, unbrotli};
use crate::support::factories::catalog;

#[actix_web::test]
async fn gzip_and_brotli_are_the_same_page_with_tags_of_their_own() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    for path in ["/products".to_owned(), format!("/products/{}", goods.basket.slug)] {
        // the first answer is rendered, the second is kept: both the same
        for _ in 0..2 {
            let (plain, body) = get_with(&client, &path, &[]).await;
            let (packed, gzip) = get_with(&client, &path, &[("accept-encoding", "gzip")]).await;
            let (smaller, brotli) = get_with(&client, &path, &[("accept-encoding", "gzip, deflate, br")]).await;
            let text = String::from_utf8(body).unwrap();
            assert!(text.contains("</html>"));
            assert_eq!((gunzip(&gzip), unbrotli(&brotli)), (text.clone(), text), "{path}");
            assert!(brotli.len() < gzip.len());
            assert!(!plain.headers.contains_key("content-encoding"));
            assert_eq!(packed.headers["content-encoding"], "gzip");
            assert_eq!(smaller.headers["content-encoding"], "br");
            let tags = [plain, packed, smaller].map(|answer| answer.headers["etag"].clone());
            assert!(tags[0] != tags[1] && tags[1] != tags[2], "{tags:?}");
            assert!(tags.iter().all(|tag| tag.to_str().unwrap().starts_with('"')), "strong: {tags:?}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn who_holds_the_page_already_hears_so_in_each_form() {
    let app = keeping().await;
    catalog::small(&app).await;
    let client = app.client();
    for encoding in ["identity", "gzip", "br"] {
        let (first, _) = get_with(&client, "/products", &[("accept-encoding", encoding)]).await;
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        for held in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let headers = [("accept-encoding", encoding), ("if-none-match", held.as_str())];
            let (again, body) = get_with(&client, "/products", &headers).await;
            assert_eq!((again.status.as_u16(), body.len()), (304, 0), "{encoding} {held}");
            assert_eq!(again.headers["etag"], tag.as_str());
            assert!(again.headers.contains_key("vary") && again.headers.contains_key("cache-control"));
        }
        let other = [("accept-encoding", encoding), ("if-none-match", "\"other\"")];
        assert_eq!(get_with(&client, "/products", &other).await.0.status, 200);
    }
    // the tag of one form is not the tag of another
    let gzip = get_with(&client, "/products", &[("accept-encoding", "gzip")]).await.0.headers["etag"].clone();
    let asked = [("if-none-match", gzip.to_str().unwrap())];
    assert_eq!(get_with(&client, "/products", &asked).await.0.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn head_says_what_get_would_and_sends_no_body() {
    let app = keeping().await;
    catalog::small(&app).await;
    let client = app.client();
    // once rendered for it, once kept
    for _ in 0..2 {
        let head = client.send(client.request(Method::HEAD, "/villages")).await;
        let get = client.get("/villages").await;
        assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
        for header in ["etag", "content-type", "content-length", "cache-control", "vary"] {
            assert_eq!(head.headers[header], get.headers[header], "{header}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_kept_page_carries_the_security_headers_what_a_cdn_needs_and_no_cookie() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let path = format!("/products/{}", goods.basket.slug);
    let error = client.get("/no/such/page").await;
    for _ in 0..2 {
        let page = client.get(&path).await;
        for header in ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"] {
            assert_eq!(page.headers[header], error.headers[header], "{header}");
        }
        assert_eq!(page.headers["cache-control"], "public, max-age=0, s-maxage=10, stale-while-revalidate=30");
        assert_eq!(page.headers["vary"], "Accept-Encoding, Accept-Language, Cookie");
        let keys = page.headers["surrogate-key"].to_str().unwrap();
        assert!(keys.split(' ').any(|key| key == format!("product-{}", goods.basket.slug)), "{keys}");
        assert!(!page.headers.contains_key("set-cookie"));
    }
    app.stop().await;
}

#[actix_web::test]
async fn parameters_that_nobody_reads_make_no_new_page() {
    let app = keeping().await;
    catalog::small(&app).await;
    let client = app.client();
    let tag = |path: &'static str| {
        let client = &client;
        async move { client.get(path).await.headers["etag"].clone() }
    };
    let before = app.app.page_cache.bytes();
    assert_eq!(before, 0);
    let plain = tag("/products?q=anyaman&province=52").await;
    let one = app.app.page_cache.bytes();
    for same in [
        "/products?province=52&q=anyaman",
        "/products?utm_source=x&q=anyaman&province=52&gclid=1",
        "/products?q=anyaman&province=52&page=1&lang=id",
    ] {
        assert_eq!(tag(same).await, plain, "{same}");
    }
    assert_eq!(app.app.page_cache.bytes(), one, "one entry");
    let page = client.get("/products?utm_source=secret-campaign").await.body;
    assert!(!page.contains("secret-campaign"), "the page cannot read what its key leaves out");
    let long = format!("/products?q=x&junk={}", "x".repeat(5000));
    assert!(!client.get(&long).await.headers.contains_key("etag"), "an endless address is not kept");
    app.stop().await;
}

#[actix_web::test]
async fn only_whole_pages_are_kept_and_within_the_limit() {
    let app = keeping().await;
    catalog::small(&app).await;
    let client = app.client();
    for path in ["/products/atlantis", "/villages/atlantis", "/cart", "/checkout", "/account/sign-in", "/visitor"] {
        for _ in 0..2 {
            assert!(!client.get(path).await.headers.contains_key("etag"), "{path}");
        }
    }
    assert_eq!(app.app.page_cache.bytes(), 0);
    app.stop().await;

    let limit = 150_000;
    let app = crate::support::TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "150000")]).await;
    catalog::small(&app).await;
    let client = app.client();
    for n in 0..30 {
        assert_eq!(client.get(&format!("/products?price_max={n}000")).await.status, 200);
    }
    let taken = app.app.page_cache.bytes();
    assert!(taken > 0 && taken <= limit, "{taken}");
    app.stop().await;
}
