//! What templates and code ask for exists. (Both languages have the same keys: see `complete`.)

use std::collections::BTreeSet;
use std::fs;

use super::calls::{Key, calls, keys_in_rust};
use super::messages::{files, messages, root};

#[test]
fn every_message_of_a_template_exists_and_gets_its_arguments() {
    let messages = messages("id");
    let mut wrong = Vec::new();
    for path in files(&root().join("templates")).iter().filter(|p| p.extension().is_none_or(|e| e != "ftl")) {
        let short = path.strip_prefix(root()).unwrap().display();
        for call in calls(&fs::read_to_string(path).unwrap()) {
            match call.key {
                Key::Literal(key) => match messages.get(&key) {
                    None => wrong.push(format!("{short}: no message {key}")),
                    Some(needed) => {
                        let missing: Vec<_> = needed.difference(&call.arguments).collect();
                        if !missing.is_empty() {
                            wrong.push(format!("{short}: {key} needs {missing:?}"));
                        }
                    }
                },
                Key::Prefix(prefix) if !messages.keys().any(|k| k.starts_with(&prefix)) => {
                    wrong.push(format!("{short}: no message begins with {prefix}"));
                }
                Key::Prefix(_) | Key::Unknown => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_key_written_in_the_code_exists() {
    let messages = messages("id");
    let domains: BTreeSet<String> = messages.keys().filter_map(|k| k.split_once('-')).map(|(d, _)| d.into()).collect();
    let mut missing = Vec::new();
    for path in files(&root().join("src")).iter().filter(|p| p.extension().is_some_and(|e| e == "rs")) {
        for key in keys_in_rust(&fs::read_to_string(path).unwrap(), &domains) {
            if !messages.contains_key(&key) {
                missing.push(format!("{}: {key}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(missing.is_empty(), "no such message:\n{}", missing.join("\n"));
}
