//! The document at `/api/v1/openapi.json` tells of everything there is, with examples of what to send.

use serde_json::Value;

use crate::support::TestApp;
use crate::support::routes::routes;

/// Every route under `/api/v1` but the document's own.
fn told_routes() -> impl Iterator<Item = (String, String)> {
    routes().into_iter().filter(|(_, path)| path.starts_with("/api/v1/") && path != "/api/v1/openapi.json")
}

fn has_example(document: &Value, operation: &Value) -> bool {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) else { return false };
    let schema = &document["components"]["schemas"][name];
    let in_fields = schema["properties"].as_object().is_some_and(|fields| {
        let is_told = |field: &Value| field["example"] != Value::Null || field["examples"] != Value::Null;
        fields.values().all(is_told)
    });
    schema["example"] != Value::Null || schema["examples"] != Value::Null || in_fields
}

#[actix_web::test]
async fn every_route_is_in_the_document_and_every_body_has_an_example() {
    let app = TestApp::start().await;
    let document: Value = serde_json::from_str(&app.client().get("/api/v1/openapi.json").await.body).unwrap();
    assert!(told_routes().count() >= 11);
    for (method, path) in told_routes() {
        let operation = &document["paths"][&path][&method];
        assert!(operation.is_object(), "{method} {path} is in no document");
        let is_told = operation["requestBody"].is_null() || has_example(&document, operation);
        assert!(is_told, "{method} {path}: no example of what to send");
    }
    app.stop().await;
}
