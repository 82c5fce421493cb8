//! Reads the Fluent files plainly: which messages there are, and which arguments each takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

pub type Messages = BTreeMap<String, BTreeSet<String>>;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder`, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// `key → argument names` of one language; panics on a key defined twice.
pub fn messages(language: &str) -> Messages {
    let mut all = Messages::new();
    for path in files(&root().join("templates/locales").join(language)) {
        let text = fs::read_to_string(&path).unwrap();
        let mut current: Option<String> = None;
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some(key) = key_of(line) {
                assert!(all.insert(key.to_owned(), BTreeSet::new()).is_none(), "{key} twice, in {}", path.display());
                current = Some(key.to_owned());
            }
            if let Some(key) = &current {
                all.get_mut(key).unwrap().extend(arguments(line));
            }
        }
    }
    all
}

/// The key when the line begins a message: `cart-title = …`.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_key.then_some(key)
}

fn arguments(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect::<String>()
    })
}
