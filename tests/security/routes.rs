//! The addresses in `src/routes.rs`, read from its text.

use std::fs;
use std::path::Path;

/// Every `.route("/path", <method>()…)` of this method, its `{parameters}` filled with something harmless.
pub fn paths(method: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes.rs");
    let source = fs::read_to_string(file).unwrap();
    let call = format!("{method}()");
    let found: Vec<String> = source
        .split(".route(")
        .skip(1)
        .filter_map(|route| {
            let path = route.split('"').nth(1)?;
            let handler = route.split_once("\",")?.1.trim_start();
            (path.starts_with('/') && handler.trim_start_matches("web::").starts_with(&call)).then(|| fill(path))
        })
        .collect();
    assert!(!found.is_empty(), "no {method} route found: has src/routes.rs another shape now?");
    found
}

fn fill(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}
