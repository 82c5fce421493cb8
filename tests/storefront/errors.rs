//! One error page that leaks nothing.

use crate::support::TestApp;

#[actix_web::test]
async fn an_unknown_address_gets_the_error_page_in_the_visitors_language() {
    let app = TestApp::start().await;
    let client = app.client();
    let answer = client.get("/no/such/page").await;
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("Halaman ini tidak ada"), "{}", answer.body);

    let english = client.send(client.request(reqwest::Method::GET, "/no").header("accept-language", "en")).await;
    assert!(english.body.contains("There is no such page"), "{}", english.body);
    app.stop().await;
}

#[actix_web::test]
async fn a_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let answer = app.client().post("/account/sign-in", &[("email", "a@b.id"), ("password", "x")]).await;
    assert_eq!(answer.status, 403);
    app.stop().await;
}
