//! What supervisors and Prometheus ask for.

use crate::support::TestApp;

#[actix_web::test]
async fn metrics_count_requests_by_route_and_never_by_what_somebody_typed() {
    let app = TestApp::start().await;
    let client = app.client();
    client.get("/healthz").await;
    client.get("/products/a-name-somebody-typed").await;
    let metrics = client.get("/metrics").await.body;
    assert!(metrics.contains(r#"etalase_http_requests_total{route="/healthz",status="200"}"#), "{metrics}");
    assert!(metrics.contains(r#"etalase_http_request_seconds_bucket{route="/products/{slug}",le="#), "{metrics}");
    assert!(!metrics.contains("somebody-typed"), "{metrics}");
    app.stop().await;
}

#[actix_web::test]
async fn metrics_are_for_this_machine_or_for_whoever_has_the_token() {
    let open = TestApp::start().await;
    let forwarded = open.client();
    let request = forwarded.request(reqwest::Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(forwarded.send(request).await.status, 404, "a proxy passes on somebody else's request");
    open.stop().await;

    let guarded = TestApp::start_with(&[("ETALASE_METRICS_TOKEN", "a-long-token")]).await;
    let client = guarded.client();
    assert_eq!(client.get("/metrics").await.status, 404);
    let request = client.request(reqwest::Method::GET, "/metrics").bearer_auth("a-long-token");
    assert_eq!(client.send(request).await.status, 200);
    guarded.stop().await;
}
