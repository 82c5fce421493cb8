//! The document at `/api/v1/openapi.json` tells of everything there is, with examples of what to send.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::TestApp;

/// `(method, path)` of every route under `/api/v1`, as `src/routes.rs` has them.
fn routes() -> Vec<(String, String)> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes.rs")).unwrap();
    let calls = source.split(".route(").skip(1).filter_map(|call| {
        let path = call.split('"').nth(1)?;
        let method = call.split_once("\",")?.1.split("()").next()?.trim();
        Some((method.to_owned(), path.to_owned()))
    });
    calls.filter(|(_, path)| path.starts_with("/api/v1/") && path != "/api/v1/openapi.json").collect()
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
    let routes = routes();
    assert!(routes.len() >= 11, "{routes:?}");
    for (method, path) in routes {
        let operation = &document["paths"][&path][&method];
        assert!(operation.is_object(), "{method} {path} is in no document");
        let is_told = operation["requestBody"].is_null() || has_example(&document, operation);
        assert!(is_told, "{method} {path}: no example of what to send");
    }
    app.stop().await;
}
