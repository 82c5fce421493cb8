//! A notice in words.

use fluent_bundle::FluentValue;
use serde_json::{Map, Value};

use super::NoticeKind;
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::web::format;

/// One sentence. An argument whose name ends in `_minor` is an amount, one that ends in `_on` a day, both told without
/// that ending; `permit` is the code of a kind of permit and, after a space, its number.
pub fn text(translations: &Translations, language: Language, kind: NoticeKind, arguments: &Value) -> String {
    let none = Map::new();
    let arguments: Vec<(&str, FluentValue<'_>)> = arguments
        .as_object()
        .unwrap_or(&none)
        .iter()
        .map(|(name, value)| match (name.strip_suffix("_minor"), value) {
            (Some(name), Value::Number(minor)) => {
                (name, FluentValue::from(Money::idr(minor.as_i64().unwrap_or(0)).display(language)))
            }
            (_, Value::String(permit)) if name == "permit" => {
                let (kind, number) = permit.split_once(' ').unwrap_or((permit, ""));
                // listings that came back name none
                let kind = Some(kind).filter(|kind| !kind.is_empty());
                let kind = kind.map(|kind| translations.text(language, &format!("legality-kind-{kind}"), &[]));
                let permit = format!("{} {number}", kind.unwrap_or_default());
                ("permit", FluentValue::from(permit.trim().to_owned()))
            }
            (_, Value::String(text)) if name.ends_with("_on") => {
                let day = text.parse().map(|day| format::day(day, language)).unwrap_or_else(|_| text.clone());
                (name.trim_end_matches("_on"), FluentValue::from(day))
            }
            (_, Value::String(text)) => (name.as_str(), FluentValue::from(text.as_str())),
            (_, other) => (name.as_str(), FluentValue::from(other.to_string())),
        })
        .collect();
    translations.text(language, &format!("notice-{kind}"), &arguments)
}
