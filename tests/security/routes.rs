//! What to ask for when every address is to be asked.

use crate::support::routes::routes;

/// Every path that answers to this method, its `{parameters}` filled with something harmless.
pub fn paths(method: &str) -> Vec<String> {
    let found: Vec<String> =
        routes().iter().filter(|(called, _)| called == method).map(|(_, path)| fill(path)).collect();
    assert!(!found.is_empty(), "no {method} route found: has src/routes/ another shape now?");
    found
}

fn fill(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}
