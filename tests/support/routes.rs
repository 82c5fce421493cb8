//! The addresses in `src/routes/`, read from its text.

use std::fs;
use std::path::Path;

/// The `(method, path)` of every `.route("/path", <method>()…)`, its `{parameters}` as they stand there.
pub fn routes() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let found: Vec<_> = text.split(".route(").skip(1).filter_map(route).collect();
    assert!(!found.is_empty(), "no route found: has src/routes/ another shape now?");
    found
}

fn route(call: &str) -> Option<(String, String)> {
    let path = call.split('"').nth(1)?;
    let method = call.split_once("\",")?.1.split("()").next()?.trim();
    Some((method.to_owned(), path.to_owned()))
}
