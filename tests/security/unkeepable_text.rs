//! A NUL is valid UTF-8 and no text that PostgreSQL keeps: whoever sends one is told so, and nothing breaks.

use super::routes::paths;
use crate::support::TestApp;

#[actix_web::test]
async fn an_address_with_a_nul_in_it_is_nowhere() {
    let app = TestApp::start().await;
    let client = app.client();
    let with_parameter = paths("get").into_iter().filter(|p| p.ends_with("/1"));
    let mut wrong = Vec::new();
    for path in with_parameter.map(|p| p.replace("/1", "/a%00b")).chain(["/products?q=%00".into()]) {
        let answer = client.get(&path).await;
        if answer.status != 404 {
            wrong.push(format!("{path}: {}", answer.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(client.get("/api/v1/products/%00").await.headers["content-type"], "application/problem+json");
    app.stop().await;
}

#[actix_web::test]
async fn a_form_with_a_nul_in_it_comes_back_unread() {
    let app = TestApp::start().await;
    let client = app.client();
    let fields = [("email", "a\0b@contoh.id"), ("password", "kopi dari desa")];
    assert_eq!(client.submit("/account/sign-in", "/account/sign-in", &fields).await.status, 422);
    app.stop().await;
}
