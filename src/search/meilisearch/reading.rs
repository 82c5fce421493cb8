//! A reading in Meilisearch's words, as one text. Meilisearch knows "this word or that one" only as synonyms, so
//! each word goes out in the form that finds most: itself where its synonyms' token is behind it, else the token.

use crate::search::reading::{Reading, Unit, Word};
use crate::search::settings::Settings;
use crate::search::vocabulary::Words;

/// The text to ask for. A space at its end says that the last word is no beginning.
pub fn text(reading: &Reading, settings: &Settings, words: &Words) -> String {
    let is_prefix = |unit: &&Unit| unit.words.iter().any(|w| w.is_prefix);
    // only the last word of a text can be a beginning
    let (begins, whole): (Vec<&Unit>, Vec<&Unit>) = reading.units.iter().partition(is_prefix);
    let mut text = String::new();
    for unit in whole.into_iter().chain(begins.iter().copied()) {
        text.push_str(&of(unit, settings, words));
        text.push(' ');
    }
    if !begins.is_empty() {
        text.pop();
    }
    text
}

fn of(unit: &Unit, settings: &Settings, words: &Words) -> String {
    let typed: Vec<String> = unit.words.iter().map(|w| w.text.clone()).collect();
    match (unit.words.as_slice(), &unit.together) {
        ([word], _) => one(word, settings, words),
        (_, Some(token)) if !settings.synonyms.has(&typed) => token.clone(),
        _ => typed.join(" "),
    }
}

fn one(word: &Word, settings: &Settings, words: &Words) -> String {
    if word.is_prefix || settings.synonyms.has(std::slice::from_ref(&word.text)) {
        return word.text.clone();
    }
    let count = |token: &&String| words.get(token).map_or(0, |known| known.count);
    // the first of equals, the Indonesian one
    let best = word.tokens.iter().rev().max_by_key(count);
    best.unwrap_or(&word.text).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str, settings: &Settings, is_prefix: bool) -> Unit {
        let word = |text: &str| Word { text: text.into(), tokens: settings.tokens_of(text), is_prefix, is_soft: false };
        Unit { words: text.split(' ').map(word).collect(), together: None }
    }

    #[test]
    fn each_word_goes_out_in_the_form_that_finds_most() {
        let settings = Settings::load().unwrap();
        let asked = |units: Vec<Unit>| text(&Reading { units, ..Reading::default() }, &settings, &Words::default());
        assert_eq!(asked(vec![]), "");
        assert_eq!(asked(vec![unit("keranjang", &settings, false)]), "keranjang ");
        assert_eq!(asked(vec![unit("sembalun", &settings, false)]), "qqsembalunqq ");
        assert_eq!(asked(vec![unit("pan", &settings, true), unit("tas", &settings, false)]), "tas pan");
    }
}
