//! Codes in a person's words, and words of either language as codes again.

use fluent_bundle::FluentValue;

use crate::i18n::{Language, Translations};

#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub translations: &'a Translations,
    pub language: Language,
}

impl Words<'_> {
    pub fn text(&self, key: &str) -> String {
        self.translations.text(self.language, key, &[])
    }

    pub fn text_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.translations.text(self.language, key, args)
    }

    /// The one of `codes` that somebody wrote: itself, or its message `<prefix><code>` in either language.
    pub fn code<'c>(&self, prefix: &str, codes: impl IntoIterator<Item = &'c str>, typed: &str) -> Option<&'c str> {
        let typed = typed.trim().to_lowercase();
        let says = |code: &str| {
            let key = format!("{prefix}{code}");
            Language::ALL.iter().any(|language| self.translations.text(*language, &key, &[]).to_lowercase() == typed)
        };
        codes.into_iter().find(|code| code.to_lowercase() == typed || says(code))
    }

    /// What may be written instead, for who wrote something else.
    pub fn choices<'c>(&self, prefix: &str, codes: impl IntoIterator<Item = &'c str>) -> String {
        codes.into_iter().map(|code| self.text(&format!("{prefix}{code}"))).collect::<Vec<_>>().join(", ")
    }
}
