//! What is wrong with a cell, in either language: for the command line in English, on pages in the reader's.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use crate::i18n::{Language, Translations};

/// A message and what it is about. It can be kept, and read in another language later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    key: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<String, Arg>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    Number(i64),
    Text(String),
    /// a message within the message
    Fault(Box<Fault>),
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Fault> for Arg {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

impl Fault {
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: BTreeMap::new() }
    }

    pub fn with(mut self, name: &str, arg: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), arg.into());
        self
    }

    pub fn text(&self, translations: &Translations, language: Language) -> String {
        let value = |arg: &Arg| match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Fault(fault) => FluentValue::from(fault.text(translations, language)),
        };
        let args: Vec<(&str, FluentValue<'_>)> =
            self.args.iter().map(|(name, arg)| (name.as_str(), value(arg))).collect();
        translations.text(language, &self.key, &args)
    }
}

/// In English, as the command line tells it.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        static WORDS: LazyLock<Translations> = LazyLock::new(|| {
            Translations::load().expect("the messages in the program are well formed: a test reads them")
        });
        f.write_str(&self.text(&WORDS, Language::En))
    }
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        fault.to_string()
    }
}
