//! Words on screen and in mails: Fluent files under `templates/locales/`, Indonesian first, English complete.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::assets::Templates;
use crate::money::group_thousands;

crate::text_enum! {
    /// A language people read Etalase in.
    Language { Id = "id", En = "en" }
}

impl Language {
    /// The text of the two that is in this language.
    pub fn pick<'a>(self, id: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }

    /// The best of the two for an `Accept-Language` header; Indonesian when neither is named.
    pub fn from_accept_language(header: &str) -> Self {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, quality) = match part.split_once(";q=") {
                    Some((tag, q)) => (tag, q.trim().parse().unwrap_or(0.0)),
                    None => (part, 1.0),
                };
                let primary = tag.trim().split('-').next().unwrap_or("");
                Self::parse(&primary.to_ascii_lowercase()).map(|language| (quality, language))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map_or(Self::Id, |(_, language)| *language)
    }
}

/// `20.000`: Fluent itself writes numbers without their groups. Nothing else is touched.
fn grouped_by_points<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, '.')
}

fn grouped_by_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, ',')
}

fn grouped(value: &FluentValue<'_>, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value >= 1000.0 && number.value.fract() == 0.0 => {
            Some(group_thousands(number.value as u64, separator))
        }
        _ => None,
    }
}

/// All messages of both languages.
pub struct Translations {
    bundles: HashMap<Language, FluentBundle<FluentResource>>,
    /// the messages that take no arguments, formatted once: a page asks for a hundred of them
    plain: HashMap<Language, HashMap<String, String>>,
}

impl Translations {
    /// Reads every `locales/<language>/*.ftl`. Fails on a syntax error or a message defined twice.
    pub fn load() -> anyhow::Result<Self> {
        let (mut bundles, mut plain) = (HashMap::new(), HashMap::new());
        for language in Language::ALL {
            let id: LanguageIdentifier = language.as_str().parse()?;
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(match language {
                Language::Id => grouped_by_points,
                Language::En => grouped_by_commas,
            }));
            let mut keys = Vec::new();
            let folder = format!("locales/{language}/");
            for path in Templates::iter().filter(|p| p.starts_with(&folder) && p.ends_with(".ftl")) {
                let text = Templates::text(&path)?;
                keys.extend(text.lines().filter_map(message_key).map(str::to_owned));
                let resource =
                    FluentResource::try_new(text).map_err(|(_, errors)| anyhow::anyhow!("{path}: {errors:?}"))?;
                bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("{path}: {errors:?}"))?;
            }
            let without_arguments = |key: String| Some((format(&bundle, &key, None)?, key));
            let texts: HashMap<_, _> = keys.into_iter().filter_map(without_arguments).map(|(t, k)| (k, t)).collect();
            plain.insert(*language, texts);
            bundles.insert(*language, bundle);
        }
        Ok(Self { bundles, plain })
    }

    /// The messages of a language that take no arguments.
    pub fn plain(&self, language: Language) -> impl Iterator<Item = (&str, &str)> {
        self.plain.get(&language).into_iter().flatten().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// The message, or `None` when there is none by this key or an argument is missing.
    pub fn find(&self, language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        match self.plain.get(&language)?.get(key) {
            Some(text) => Some(text.clone()),
            None => format(self.bundles.get(&language)?, key, args),
        }
    }

    /// The message; a missing one shows its key and is logged (a test keeps the files complete).
    pub fn text(&self, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(k, v)| (*k, v.clone())).collect();
        self.find(language, key, Some(&args)).unwrap_or_else(|| {
            tracing::error!(%language, key, "no such message, or an argument is missing");
            key.to_owned()
        })
    }

    /// Whether there is a message by this key.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundles.get(&language).is_some_and(|b| b.has_message(key))
    }
}

/// The key that a line of a Fluent file begins a message with.
fn message_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    key.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(key)
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_messages_without_arguments_are_formatted_beforehand() {
        let translations = Translations::load().unwrap();
        for language in Language::ALL {
            let plain: HashMap<_, _> = translations.plain(*language).collect();
            assert!(plain["site-search-go"].len() > 2);
            assert!(!plain.contains_key("site-page-of"), "it takes the page's number");
        }
    }

    #[test]
    fn large_counts_are_grouped_as_each_language_does() {
        let translations = Translations::load().unwrap();
        let count = |language, n: i64| translations.text(language, "village-number", &[("n", n.into())]);
        assert_eq!(count(Language::Id, 20_000), "20.000 desa");
        assert_eq!(count(Language::En, 20_000), "20,000 villages");
        assert_eq!(count(Language::Id, 999), "999 desa");
    }

    #[test]
    fn the_browser_chooses_the_language_and_indonesian_is_the_default() {
        assert_eq!(Language::from_accept_language("en-GB,en;q=0.9,id;q=0.8"), Language::En);
        assert_eq!(Language::from_accept_language("id-ID,id;q=0.9,en;q=0.8"), Language::Id);
        assert_eq!(Language::from_accept_language("nl,en;q=0.3"), Language::En);
        assert_eq!(Language::from_accept_language("fr"), Language::Id);
    }
}
