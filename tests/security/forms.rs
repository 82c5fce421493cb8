//! Forms that another site could have made, or that nobody could have typed.

use reqwest::Method;

use super::routes::paths;
use crate::support::TestApp;

/// On pages that are the same for everybody: no token there, but the browser says where the form was.
const WITHOUT_TOKEN: [&str; 2] = ["/cart/items", "/language"];

#[actix_web::test]
async fn every_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let client = app.client();
    let mut accepted = Vec::new();
    // gateways sign what they say; programs send JSON, which no form of another site can
    let is_no_form = |path: &str| path.starts_with("/webhooks/") || path.starts_with("/api/");
    for path in paths("post").iter().filter(|p| !is_no_form(p) && !WITHOUT_TOKEN.contains(&p.as_str())) {
        let answer = client.post(path, &[("csrf_token", "made-up"), ("next", "/")]).await;
        let is_refused = answer.status == 403
            // a portal asks who it is before it reads the form
            || answer.location.as_deref().is_some_and(|l| l.starts_with("/account/sign-in?next="));
        if !is_refused {
            accepted.push(format!("{path}: {} {:?}", answer.status, answer.location));
        }
    }
    assert!(accepted.is_empty(), "{accepted:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn a_form_that_is_too_large_is_refused_with_a_clear_message() {
    let app = TestApp::start().await;
    let client = app.client();
    let novel = "x".repeat(300 * 1024);
    let answer = client.post("/language", &[("next", &novel)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Isiannya terlalu panjang"), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn a_form_without_a_token_is_taken_from_our_own_pages_alone() {
    let app = TestApp::start().await;
    let client = app.client();
    for path in WITHOUT_TOKEN {
        for (header, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://etalase.test.evil.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
        ] {
            let form = [("language", "en"), ("next", "/"), ("variant_id", "x"), ("quantity", "1")];
            let request = client.request(Method::POST, path).header(header, value).form(&form);
            let answer = client.send(request).await;
            assert_eq!(answer.status, 403, "{path} with {header}: {value}");
            assert!(answer.headers.get("set-cookie").is_none_or(|c| !c.to_str().unwrap().contains("etalase_language")));
        }
        let form = [("language", "en"), ("next", "/"), ("variant_id", "x"), ("quantity", "1")];
        let own = client.request(Method::POST, path).header("origin", "http://etalase.test");
        let answer = client.send(own.header("sec-fetch-site", "same-origin").form(&form)).await;
        assert_eq!(answer.status, 303, "{path}");
    }
    app.stop().await;
}
