//! Stems: what a word is without its affixes, per language.

use std::collections::HashSet;

use frostem::{Algorithm, Stemmer};
use serde::Deserialize;

/// Which stemmers a field's text goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StemLanguage {
    Id,
    En,
    Both,
}

/// A prefix and the letters of the root that it may have swallowed: *menenun* is *tenun*.
const PREFIXES: &[(&str, &[&str])] = &[
    ("menge", &[""]),
    ("penge", &[""]),
    ("meng", &["", "k"]),
    ("peng", &["", "k"]),
    ("meny", &["s"]),
    ("peny", &["s"]),
    ("mem", &["", "p"]),
    ("pem", &["", "p"]),
    ("men", &["", "t"]),
    ("pen", &["", "t"]),
    ("per", &[""]),
    ("ber", &[""]),
    ("ter", &[""]),
    ("me", &[""]),
    ("pe", &[""]),
    ("di", &[""]),
    ("ke", &[""]),
    ("se", &[""]),
];
const ENDINGS: &[&str] = &["nya", "lah", "kah", "kan", "an", "i"];
const PARTICLES: &[&str] = &["nya", "lah", "kah", "pun", "ku", "mu"];
/// *memperhiaskannya* has two of each.
const MOST_AFFIXES: usize = 2;

pub struct Stems {
    indonesian: Stemmer,
    english: Stemmer,
    protected: HashSet<String>,
    roots: HashSet<String>,
}

impl Stems {
    pub fn new(protected: HashSet<String>, roots: HashSet<String>) -> Self {
        let (indonesian, english) = (Stemmer::new(Algorithm::Indonesian), Stemmer::new(Algorithm::English));
        Self { indonesian, english, protected, roots }
    }

    /// The stems of a folded word, each once.
    pub fn of(&self, word: &str, language: StemLanguage) -> Vec<String> {
        let word = self.particle_off(word);
        if self.protected.contains(word) {
            return vec![word.to_owned()];
        }
        match language {
            StemLanguage::Id => vec![self.indonesian(word)],
            StemLanguage::En => vec![self.english.stem(word).into_owned()],
            StemLanguage::Both => {
                let mut both = vec![self.indonesian(word), self.english.stem(word).into_owned()];
                both.dedup();
                both
            }
        }
    }

    /// Without a particle that hangs on a protected word: *keripiknya*.
    fn particle_off<'w>(&self, word: &'w str) -> &'w str {
        let rests = PARTICLES.iter().filter_map(|particle| word.strip_suffix(particle));
        rests.into_iter().find(|rest| self.protected.contains(*rest)).unwrap_or(word)
    }

    /// By the listed roots, which know what a prefix swallows; else by the stemmer's rules.
    fn indonesian(&self, word: &str) -> String {
        match self.root(word, MOST_AFFIXES) {
            Some(root) => root,
            None => self.indonesian.stem(word).into_owned(),
        }
    }

    fn root(&self, word: &str, prefixes: usize) -> Option<String> {
        if let Some(root) = self.root_before_endings(word, MOST_AFFIXES) {
            return Some(root);
        }
        if prefixes == 0 {
            return None;
        }
        PREFIXES.iter().find_map(|(prefix, swallowed)| {
            let rest = word.strip_prefix(prefix)?;
            swallowed.iter().find_map(|letters| self.root(&format!("{letters}{rest}"), prefixes - 1))
        })
    }

    fn root_before_endings(&self, word: &str, endings: usize) -> Option<String> {
        if self.roots.contains(word) {
            return Some(word.to_owned());
        }
        if endings == 0 {
            return None;
        }
        ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .find_map(|rest| self.root_before_endings(rest, endings - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(protected: &[&str], roots: &[&str]) -> Stems {
        let set = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Stems::new(set(protected), set(roots))
    }

    #[test]
    fn forms_of_a_word_share_a_stem_and_protected_words_stay() {
        let stems = stems(&["kemeja"], &[]);
        let anyam = stems.of("anyaman", StemLanguage::Id);
        assert_eq!(stems.of("menganyam", StemLanguage::Id), anyam);
        assert_eq!(stems.of("dianyam", StemLanguage::Id), anyam);
        assert_eq!(stems.of("kemeja", StemLanguage::Both), ["kemeja"]);
        assert_eq!(stems.of("kemejanya", StemLanguage::Both), ["kemeja"]);
        assert_eq!(stems.of("baskets", StemLanguage::En), stems.of("basket", StemLanguage::En));
    }

    #[test]
    fn a_listed_root_is_found_behind_the_letter_that_its_prefix_swallowed() {
        let stems = stems(&[], &["tenun", "pahat", "sulam", "ukir", "hias"]);
        for (form, root) in [
            ("menenun", "tenun"),
            ("ditenun", "tenun"),
            ("tenunannya", "tenun"),
            ("pemahat", "pahat"),
            ("menyulam", "sulam"),
            ("pengukir", "ukir"),
            ("perhiasan", "hias"),
        ] {
            assert_eq!(stems.of(form, StemLanguage::Id), [root], "{form}");
        }
    }
}
