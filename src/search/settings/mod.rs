//! What `search-config/` says of words, fields and ranking. Both engines ask here; neither knows the files.

mod files;

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use serde::Deserialize;

pub use self::files::SettingsError;
use self::files::{SettingsFile, StopWordsFile, SynonymsFile, check, toml, words};
use super::prices::Prices;
use super::stem::{StemLanguage, Stems};
use super::synonyms::Synonyms;
use super::vocabulary::FieldSet;
use super::words::fold;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchableField {
    pub field: String,
    pub language: StemLanguage,
    pub weight: f32,
    /// whether a mistyped word may have meant one of its words
    #[serde(default)]
    pub is_telling: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    pub filterable: Vec<String>,
    pub sortable: Vec<String>,
    pub facets: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    pub rules: Vec<String>,
    pub tie_breakers: Vec<String>,
}

/// From how many letters on a word may hold errors.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typo {
    pub one_typo_from: usize,
    pub two_typos_from: usize,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub max_total_hits: usize,
    pub max_facet_values: usize,
}

pub struct Settings {
    pub searchable: Vec<SearchableField>,
    pub fields: Fields,
    pub ranking: Ranking,
    pub typo: Typo,
    pub limits: Limits,
    pub prices: Prices,
    pub synonyms: Synonyms,
    pub stems: Stems,
    stop_words: HashSet<String>,
    soft_words: HashSet<String>,
    spelled_right: HashSet<String>,
    /// the tokens of words that were seen; the same ones come again and again while an index is filled
    tokens: RwLock<HashMap<(String, StemLanguage), Vec<String>>>,
}

/// Beyond this many words, tokens are worked out each time.
const MAX_TOKENS: usize = 50_000;
/// Around a stem, so that it is neither the beginning of a longer word nor anybody's word.
const MARK: &str = "qq";

impl Settings {
    pub fn load() -> Result<Self, SettingsError> {
        let settings: SettingsFile = toml("settings.toml")?;
        check(&settings).map_err(|reason| SettingsError { file: "settings.toml", reason })?;
        let stems = Stems::new(words("protected-words.txt")?, words("roots.txt")?);
        let groups = [toml::<SynonymsFile>("synonyms.toml")?.groups, toml::<SynonymsFile>("places.toml")?.groups];
        let synonyms = Synonyms::new(&groups.concat(), &stems)
            .map_err(|reason| SettingsError { file: "synonyms.toml or places.toml", reason })?;
        let StopWordsFile { id, en, soft } = toml("stop-words.toml")?;
        let stop_words: HashSet<String> = id.iter().chain(&en).flat_map(|w| fold(w)).collect();
        let soft_words: HashSet<String> = soft.iter().flat_map(|w| fold(w)).collect();
        if let Some(word) = soft_words.iter().find(|w| stop_words.contains(*w)) {
            let reason = format!("{word:?} is left out always; it cannot be soft as well");
            return Err(SettingsError { file: "stop-words.toml", reason });
        }
        let SettingsFile { searchable, fields, ranking, typo, limits, prices } = settings;
        let spelled_right = words("spelled-right.txt")?;
        let tokens = RwLock::default();
        Ok(Self {
            searchable,
            fields,
            ranking,
            typo,
            limits,
            prices,
            synonyms,
            stems,
            stop_words,
            soft_words,
            spelled_right,
            tokens,
        })
    }

    /// Which of the words say nothing; stop words alone are taken literally.
    pub fn noise(&self, words: &[String]) -> Vec<bool> {
        let noise: Vec<bool> = words.iter().map(|w| self.stop_words.contains(w)).collect();
        if noise.iter().all(|is_noise| *is_noise) { vec![false; words.len()] } else { noise }
    }

    /// Whether the word may be left out when nothing is found with it.
    pub fn is_soft(&self, word: &str) -> bool {
        self.soft_words.contains(word)
    }

    /// Whether it is a word, though the catalogue may not have it: it is not a typing error then.
    pub fn is_spelled_right(&self, word: &str) -> bool {
        self.spelled_right.contains(word)
    }

    /// What a typed word is found by beside itself: its group's token, or its stems.
    pub fn tokens_of(&self, word: &str) -> Vec<String> {
        self.tokens_in(word, StemLanguage::Both)
    }

    /// The tokens of a document's text: of each word, and of the phrases that have a group.
    pub fn tokens(&self, words: &[String], language: StemLanguage) -> Vec<String> {
        let mut all: Vec<String> = words.iter().flat_map(|w| self.tokens_in(w, language)).collect();
        all.extend(self.synonyms.phrases_in(words, &self.stems));
        all
    }

    fn tokens_in(&self, word: &str, language: StemLanguage) -> Vec<String> {
        if word.chars().any(|c| c.is_ascii_digit()) {
            return vec![format!("{MARK}{word}{MARK}")];
        }
        let key = (word.to_owned(), language);
        if let Some(known) = self.tokens.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let found = match self.synonyms.token(std::slice::from_ref(&key.0), &self.stems) {
            Some(token) => vec![token],
            None => self.stems.of(word, language).into_iter().map(|stem| format!("{MARK}{stem}{MARK}")).collect(),
        };
        let mut tokens = self.tokens.write().unwrap_or_else(PoisonError::into_inner);
        if tokens.len() < MAX_TOKENS {
            tokens.insert(key, found.clone());
        }
        found
    }

    /// The fields whose words a typing error may have meant.
    pub fn telling_fields(&self) -> FieldSet {
        let bits = self.searchable.iter().enumerate().filter(|(_, f)| f.is_telling).map(|(i, _)| 1 << i);
        bits.fold(0, |set: FieldSet, bit: FieldSet| set | bit)
    }

    /// How many typing errors a word may hold.
    pub fn typos_in(&self, word: &str) -> usize {
        match word.chars().count() {
            n if n >= self.typo.two_typos_from => 2,
            n if n >= self.typo.one_typo_from => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_the_repository_are_valid() {
        Settings::load().unwrap();
    }

    #[test]
    fn noise_is_left_out_unless_it_is_all_there_is() {
        let settings = Settings::load().unwrap();
        let noise = |text: &str| settings.noise(&fold(text));
        assert_eq!(noise("saya mau beli kopi dari Sembalun"), [true, true, true, false, true, false]);
        assert_eq!(noise("di"), [false]);
    }

    #[test]
    fn a_text_has_the_tokens_of_its_words_and_of_its_phrases() {
        let settings = Settings::load().unwrap();
        let tokens = settings.tokens(&fold("Granulated palm sugar"), StemLanguage::En);
        let group = settings.synonyms.token(&fold("gula aren"), &settings.stems).unwrap();
        assert!(tokens.contains(&group) && tokens.contains(&"qqgranulqq".to_owned()), "{tokens:?}");
        assert_eq!(settings.tokens_of("keranjang"), settings.tokens_of("baskets"));
    }

    #[test]
    fn longer_words_may_hold_more_errors() {
        let settings = Settings::load().unwrap();
        assert_eq!(["teh", "kopi", "anyaman", "keranjang"].map(|w| settings.typos_in(w)), [0, 1, 1, 2]);
    }
}
