//! What the documentation promises to be complete, is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_setting_is_explained_in_the_operations_manual() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual = fs::read_to_string(root.join("docs/operations.md")).unwrap();
    let mut read = BTreeSet::new();
    for file in fs::read_dir(root.join("src/config")).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        for call in [".get(\"", ".parsed(\"", ".flag(\"", ".required(\"", "env::var(\""] {
            read.extend(source.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    assert!(read.len() > 10, "found only {read:?}");
    let missing: Vec<_> = read.iter().filter(|name| !manual.contains(&format!("| `{name}` |"))).collect();
    assert!(missing.is_empty(), "not in the table of docs/operations.md: {missing:?}");
}
