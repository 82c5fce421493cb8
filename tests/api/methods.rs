//! A known address asked in a way it does not take.

use reqwest::Method;

use crate::support::TestApp;

#[actix_web::test]
async fn a_wrong_method_is_told_from_a_wrong_address() {
    let app = TestApp::start().await;
    let client = app.client();
    for (method, path, status) in [
        (Method::DELETE, "/api/v1/products", 405),
        (Method::GET, "/api/v1/carts", 405),
        (Method::PUT, "/api/v1/carts/x/items/A", 405),
        (Method::POST, "/api/v1/nothing", 404),
        (Method::GET, "/webhooks/stripe", 405),
        (Method::POST, "/products", 405),
        (Method::POST, "/no/such/page", 404),
        (Method::GET, "/no/such/page", 404),
    ] {
        let answer = client.send(client.request(method.clone(), path)).await;
        assert_eq!(answer.status, status, "{method} {path}");
        let is_program = path.starts_with("/api/") || path.starts_with("/webhooks/");
        let kind = if is_program { "application/problem+json" } else { "text/html; charset=utf-8" };
        assert_eq!(answer.headers["content-type"], kind, "{method} {path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_method_is_answered_with_those_that_the_address_takes() {
    let app = TestApp::start().await;
    let client = app.client();
    for (method, path, allowed) in [
        (Method::DELETE, "/api/v1/products", Some("GET, HEAD")),
        (Method::GET, "/api/v1/carts", Some("POST")),
        (Method::PUT, "/api/v1/carts/x/items/A", Some("DELETE, PATCH")),
        (Method::PUT, "/checkout", Some("GET, HEAD, POST")),
        (Method::POST, "/products/x", Some("GET, HEAD")),
        (Method::POST, "/no/such/page", None),
        (Method::GET, "/", None),
        (Method::HEAD, "/", None),
    ] {
        let answer = client.send(client.request(method.clone(), path)).await;
        let told = answer.headers.get("allow").map(|value| value.to_str().unwrap());
        assert_eq!(told, allowed, "{method} {path}");
        assert_eq!(answer.status == 405, allowed.is_some(), "{method} {path}");
    }
    app.stop().await;
}
