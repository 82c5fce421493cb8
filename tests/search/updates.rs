//! The engines follow the catalogue.

use super::engine::everything;
use super::suite::Suite;
use crate::support::TestApp;
use crate::support::factories::catalog;

#[actix_web::test]
async fn catching_up_twice_or_at_once_changes_nothing() {
    let suite = Suite::embedded().await;
    let again = || suite.app.app.search.catch_up(&suite.app.app);
    let (a, b, c) = futures_util::join!(again(), again(), again());
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
    assert_eq!(suite.search(&everything()).await.total, 8);
    suite.finish().await;
}

#[actix_web::test]
async fn readiness_waits_for_the_first_index() {
    let app = TestApp::start().await;
    assert_eq!(app.client().get("/readyz").await.status, 503);
    app.app.search.catch_up(&app.app).await.unwrap();
    assert_eq!(app.client().get("/readyz").await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn an_unreachable_meilisearch_leaves_the_answers_to_the_embedded_engine() {
    let app = TestApp::start_with(&[("MEILISEARCH_URL", "http://127.0.0.1:9"), ("MEILISEARCH_API_KEY", "key")]).await;
    catalog::small(&app).await;
    assert_eq!(app.app.search.search(&everything()).await.unwrap().total, 8);
    assert_eq!(app.app.search.answered_by(), "embedded");
    assert_eq!(app.client().get("/readyz").await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn a_meilisearch_that_never_answers_holds_nobody_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let app = TestApp::start_with(&[("MEILISEARCH_URL", &url), ("MEILISEARCH_API_KEY", "key")]).await;
    catalog::small(&app).await;
    assert_eq!(app.app.search.search(&everything()).await.unwrap().total, 8);
    app.stop().await;
}
