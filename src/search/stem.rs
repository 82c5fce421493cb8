//! Stems: what a word is without its affixes, per language.

use std::collections::HashSet;

use frostem::{Algorithm, Stemmer};
use serde::Deserialize;

/// Which stemmers a field's text goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StemLanguage {
    Id,
    En,
    Both,
    None,
}

pub struct Stems {
    indonesian: Stemmer,
    english: Stemmer,
    protected: HashSet<String>,
}

impl Stems {
    pub fn new(protected: HashSet<String>) -> Self {
        Self { indonesian: Stemmer::new(Algorithm::Indonesian), english: Stemmer::new(Algorithm::English), protected }
    }

    /// The stems of a folded word, marked by language: an Indonesian stem never meets an English one.
    pub fn of(&self, word: &str, language: StemLanguage) -> Vec<String> {
        let indonesian = || format!("id.{}", self.stem(&self.indonesian, word));
        let english = || format!("en.{}", self.stem(&self.english, word));
        match language {
            StemLanguage::Id => vec![indonesian()],
            StemLanguage::En => vec![english()],
            StemLanguage::Both => vec![indonesian(), english()],
            StemLanguage::None => Vec::new(),
        }
    }

    fn stem(&self, stemmer: &Stemmer, word: &str) -> String {
        if self.protected.contains(word) { word.to_owned() } else { stemmer.stem(word).into_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem_and_protected_words_stay() {
        let stems = Stems::new(HashSet::from(["kemeja".to_owned()]));
        let anyam = stems.of("anyaman", StemLanguage::Id);
        assert_eq!(stems.of("menganyam", StemLanguage::Id), anyam);
        assert_eq!(stems.of("dianyam", StemLanguage::Id), anyam);
        assert_eq!(stems.of("kemeja", StemLanguage::Id), ["id.kemeja"]);
        assert_eq!(stems.of("baskets", StemLanguage::En), stems.of("basket", StemLanguage::En));
    }
}
