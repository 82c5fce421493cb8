//! One thing that is missing or wrong in a listing, and its words. Which things are is decided in `problems.rs`.

use std::ops::RangeInclusive;

use fluent_bundle::FluentValue;

use super::content::ListingContent;
use super::step::Step;
use crate::i18n::{Language, Translations};
use crate::import::Fault;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// the form's field it is about
    pub field: String,
    /// a message key
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
    /// a message of its own
    Message(String),
}

impl Problem {
    pub fn step(&self) -> Step {
        Step::of_field(&self.field)
    }

    pub fn text(&self, translations: &Translations, language: Language) -> String {
        let value = |arg: &Arg| match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Message(key) => FluentValue::from(translations.text(language, key, &[])),
        };
        let args: Vec<(&str, FluentValue<'_>)> = self.args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        translations.text(language, self.key, &args)
    }
}

/// So that what is wrong with a row of a file is told in the same words.
impl From<&Problem> for Fault {
    fn from(problem: &Problem) -> Self {
        problem.args.iter().fold(Self::new(problem.key), |fault, (name, arg)| match arg {
            Arg::Text(text) => fault.with(name, text.as_str()),
            Arg::Number(number) => fault.with(name, *number),
            Arg::Message(key) => fault.with(name, Self::new(key.as_str())),
        })
    }
}

/// Problems as they are found, with the rules that fields of every kind share.
#[derive(Default)]
pub(super) struct Found(Vec<Problem>);

impl Found {
    pub fn all(self) -> Vec<Problem> {
        self.0
    }

    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.add_with(field, key, vec![]);
    }

    pub fn add_with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, Arg)>) {
        self.0.push(Problem { field: field.into(), key, args });
    }

    pub fn text(&mut self, field: &str, text: &str, most: usize, missing: Option<&'static str>) {
        let length = text.trim().chars().count();
        match missing {
            Some(key) if length == 0 => self.add(field, key),
            _ if length > most => {
                self.add_with(field, "listing-problem-too-long", vec![("n", Arg::Number(most as i64))]);
            }
            _ => {}
        }
    }

    /// A number that must be there, or may be left out when `missing` is none.
    pub fn number(
        &mut self,
        content: &ListingContent,
        field: String,
        number: Option<i64>,
        range: &RangeInclusive<i64>,
        missing: Option<&'static str>,
    ) {
        if let Some(typed) = content.unread.get(&field) {
            self.add_with(field, "listing-problem-no-number", vec![("typed", Arg::Text(typed.clone()))]);
        } else if let Some(number) = number {
            if !range.contains(&number) {
                let args = vec![("from", Arg::Number(*range.start())), ("to", Arg::Number(*range.end()))];
                self.add_with(field, "listing-problem-range", args);
            }
        } else if let Some(key) = missing {
            self.add(field, key);
        }
    }
}
