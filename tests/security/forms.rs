//! Forms that another site could have made, or that nobody could have typed.

use super::routes::paths;
use crate::support::TestApp;

#[actix_web::test]
async fn every_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let client = app.client();
    let mut accepted = Vec::new();
    for path in paths("post").iter().filter(|p| !p.starts_with("/webhooks/")) {
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
