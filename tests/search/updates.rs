//! The engines follow the catalogue.

use super::suite::{Suite, everything};
use crate::support::TestApp;

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
