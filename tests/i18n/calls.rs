//! Finds the `t(key="…", name=…)` calls of a template and the message keys written in Rust.

use std::collections::BTreeSet;

/// One `t(…)` of a template: the key as it is written, and the names of the arguments given.
#[derive(Debug, PartialEq)]
pub struct Call {
    pub key: Key,
    pub arguments: BTreeSet<String>,
}

#[derive(Debug, PartialEq)]
pub enum Key {
    Literal(String),
    /// `"order-event-" ~ kind`: the words before the first variable
    Prefix(String),
    /// a variable alone
    Unknown,
}

pub fn calls(template: &str) -> Vec<Call> {
    let starts = template.match_indices("t(").filter(|(at, _)| {
        let before = template[..*at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
    });
    starts.filter_map(|(at, _)| parse(inside_parentheses(&template[at + 2..]))).collect()
}

fn parse(arguments: &str) -> Option<Call> {
    let parts = split_at_commas(arguments);
    let named: Vec<(&str, &str)> =
        parts.iter().filter_map(|p| p.split_once('=')).map(|(n, v)| (n.trim(), v.trim())).collect();
    let (_, key) = named.iter().find(|(name, _)| *name == "key")?;
    let key = match key.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        Some((text, "")) => Key::Literal(text.to_owned()),
        Some((text, _)) => Key::Prefix(text.to_owned()),
        None => Key::Unknown,
    };
    let arguments = named.iter().map(|(n, _)| (*n).to_owned()).filter(|n| n != "key").collect();
    Some(Call { key, arguments })
}

/// Up to the parenthesis that closes what is open, strings left alone.
fn inside_parentheses(text: &str) -> &str {
    let (mut depth, mut in_string) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => in_string = !in_string,
            '(' if !in_string => depth += 1,
            ')' if !in_string && depth == 0 => return &text[..at],
            ')' if !in_string => depth -= 1,
            _ => {}
        }
    }
    text
}

fn split_at_commas(text: &str) -> Vec<&str> {
    let (mut depth, mut in_string, mut start, mut parts) = (0, false, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '"' => in_string = !in_string,
            '(' | '[' | '{' if !in_string => depth += 1,
            ')' | ']' | '}' if !in_string => depth -= 1,
            ',' if !in_string && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Strings in Rust that look like message keys: words joined by hyphens, the first one of `domains`.
pub fn keys_in_rust(source: &str, domains: &BTreeSet<String>) -> Vec<String> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|text| {
            let mut words = text.split('-');
            let is_domain = words.next().is_some_and(|first| domains.contains(first));
            let rest: Vec<_> = words.collect();
            let is_word = |w: &&str| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            is_domain && !rest.is_empty() && rest.iter().all(is_word)
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_call_is_read_with_its_arguments() {
    let arguments = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
    assert_eq!(
        calls(r#"{{ t(key="cart-count", n=lines | length, name=first(of="a, b")) }} at(key="no")"#),
        [Call { key: Key::Literal("cart-count".into()), arguments: arguments(&["n", "name"]) }]
    );
    assert_eq!(
        calls(r#"{{ t(key="order-event-" ~ event.kind) }}{{ t(key=title) }}"#),
        [
            Call { key: Key::Prefix("order-event-".into()), arguments: arguments(&[]) },
            Call { key: Key::Unknown, arguments: arguments(&[]) }
        ]
    );
}
