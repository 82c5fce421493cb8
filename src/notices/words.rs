//! A notice in words.

use fluent_bundle::FluentValue;
use serde_json::{Map, Value};

use super::NoticeKind;
use crate::i18n::{Language, Translations};
use crate::money::Money;

/// One sentence. An argument whose name ends in `_minor` is an amount, told without that ending.
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
            (_, Value::String(text)) => (name.as_str(), FluentValue::from(text.as_str())),
            (_, other) => (name.as_str(), FluentValue::from(other.to_string())),
        })
        .collect();
    translations.text(language, &format!("notice-{kind}"), &arguments)
}
