//! The drawn picture of what has no photo.

use crate::support::TestApp;

#[actix_web::test]
async fn a_motif_may_be_kept_for_a_day_and_odd_addresses_are_not_found() {
    let app = TestApp::start().await;
    let client = app.client();
    let answer = client.get("/motif/pottery/kendi-maling.svg").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "image/svg+xml");
    assert_eq!(answer.headers["cache-control"], "public, max-age=86400");
    assert!(answer.body.starts_with("<svg "), "{}", answer.body);
    assert_ne!(client.get("/motif/pottery/kendi-maling.svg?view=edge").await.body, answer.body);

    for odd in [
        "/motif/cars/kendi.svg",
        "/motif/pottery/Kendi.svg",
        "/motif/pottery/%3Cb%3E.svg",
        "/motif/pottery/a.svg?view=x",
    ] {
        assert_eq!(client.get(odd).await.status, 404, "{odd}");
    }
    app.stop().await;
}
