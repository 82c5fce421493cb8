//! The headers of every answer, and that no address breaks for an anonymous visitor.

use super::routes::paths;
use crate::support::TestApp;
use crate::support::factories::people;

const HEADERS: [&str; 5] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
];

#[actix_web::test]
async fn every_page_carries_the_security_headers_and_none_breaks() {
    let app = TestApp::start().await;
    let client = app.client();
    let mut wrong = Vec::new();
    for path in paths("get") {
        let answer = client.get(&path).await;
        // 503 is an answer: nothing has filled the search yet
        if answer.status == 500 {
            wrong.push(format!("{path}: {}", answer.status));
        }
        for header in HEADERS {
            if !answer.headers.contains_key(header) {
                wrong.push(format!("{path}: no {header}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn the_policy_allows_no_script_or_style_inside_a_page() {
    let app = TestApp::start().await;
    let answer = app.client().get("/no/such/page").await;
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval"), "{policy}");
    app.stop().await;
}

#[actix_web::test]
async fn head_answers_like_get_without_the_body() {
    let app = TestApp::start().await;
    let client = app.client();
    for path in ["/healthz", "/account/sign-in", "/api/v1/openapi.json", "/no/such/page"] {
        let (get, head) = (client.get(path).await, client.send(client.request(reqwest::Method::HEAD, path)).await);
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        assert_eq!(head.headers["content-type"], get.headers["content-type"], "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn cookies_of_a_shop_behind_tls_travel_by_tls_alone() {
    let app = TestApp::start_with(&[("ETALASE_BASE_URL", "https://etalase.test")]).await;
    let client = app.client();
    people::add(&app, "orang@contoh.id", vec![]).await;
    let form = client.get("/account/sign-in").await;
    assert!(form.headers.contains_key("strict-transport-security"));
    let person = [("email", "orang@contoh.id"), ("password", people::PASSWORD)];
    let account = client.submit("/account/sign-in", "/account/sign-in", &person).await;
    let all = [&form, &account].map(|answer| answer.headers.get_all("set-cookie"));
    let cookies: Vec<&str> = all.into_iter().flatten().map(|cookie| cookie.to_str().unwrap()).collect();
    for (name, is_for_scripts) in [("etalase_form=", false), ("etalase_session=", false), ("etalase_known=", true)] {
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name)).expect(name);
        assert!(cookie.contains("Secure") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert_eq!(!cookie.contains("HttpOnly"), is_for_scripts, "{cookie}");
    }
    app.stop().await;
}
