//! Stems for a server that has no stemmer for Indonesian: written beside the words, in a form that only a
//! stem of ours can match.

use crate::search::settings::Settings;
use crate::search::stem::StemLanguage;

/// Around a stem, so that it is neither the beginning of a longer one nor anybody's word.
const MARK: &str = "qq";

pub fn encoded(settings: &Settings, word: &str, language: StemLanguage) -> Vec<String> {
    let stems = settings.stems.of(word, language).into_iter();
    let mut all: Vec<String> =
        stems.map(|s| s.split_once('.').map_or(s.clone(), |(_, stem)| stem.to_owned())).collect();
    all.dedup();
    all.into_iter().map(|stem| format!("{MARK}{stem}{MARK}")).collect()
}

/// Ways to read what was typed. Meilisearch knows no "this word or that one", so each way is asked and
/// the one that finds most answers: the words themselves, all of them as stems of one language, and
/// stems with the last word left as it is, since it may be unfinished.
pub fn readings(settings: &Settings, text: &str) -> Vec<String> {
    let words = settings.query_words(text);
    let mut all = vec![words.join(" ")];
    let Some((last, first)) = words.split_last() else { return all };
    for language in [StemLanguage::Id, StemLanguage::En] {
        let stem = |word: &String| encoded(settings, word, language).pop().unwrap_or_default();
        let is_stem = |word: &String| stem(word) == format!("{MARK}{word}{MARK}");
        if words.iter().all(is_stem) {
            continue;
        }
        all.push(words.iter().map(stem).collect::<Vec<_>>().join(" "));
        if !first.iter().all(is_stem) {
            all.push(first.iter().map(stem).chain([last.clone()]).collect::<Vec<_>>().join(" "));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_asked_once_and_others_by_their_stems_too() {
        let settings = Settings::load().unwrap();
        assert_eq!(readings(&settings, "kopi"), ["kopi"]);
        assert_eq!(readings(&settings, ""), [""]);
        assert_eq!(readings(&settings, "menganyam"), ["menganyam", "qqanyamqq"]);
        assert_eq!(readings(&settings, "menganyam pand"), ["menganyam pand", "qqanyamqq qqpandqq", "qqanyamqq pand"]);
    }
}
