//! Groups of words for the same thing. A phrase counts as one.
//!
//! A group has a token. Documents carry the tokens of the words they have and a search asks for the token, so
//! that a synonym costs a search nothing, whichever engine it is.

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use super::stem::{StemLanguage, Stems};
use super::words::fold;

pub type Phrase = Vec<String>;

/// Begins a group's token, so that it is nobody's word.
const MARK: &str = "qqs";

/// So many words are remembered; what is beyond is seldom.
const MAX_BEGIN: usize = 20_000;

#[derive(Default)]
pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    by_phrase: HashMap<Phrase, usize>,
    /// by the stems of their words, so that *baskets* finds the group of *basket*
    by_stems: HashMap<Phrase, usize>,
    longest: usize,
    /// the first words of phrases of several words, as they stand and as stems
    firsts: HashSet<String>,
    /// words of documents, and whether one may begin such a phrase: nearly none does, and stems cost
    begin: RwLock<HashMap<String, bool>>,
}

impl Synonyms {
    /// Fails on a group of one and on a phrase that stands in two groups.
    pub fn new(groups: &[Vec<String>], stems: &Stems) -> Result<Self, String> {
        let mut all = Self { longest: 1, ..Self::default() };
        for group in groups {
            let phrases: Vec<Phrase> = group.iter().map(|p| fold(p)).collect();
            if phrases.len() < 2 || phrases.iter().any(Vec::is_empty) {
                return Err(format!("the group {group:?} needs at least two words"));
            }
            for phrase in &phrases {
                if all.by_phrase.insert(phrase.clone(), all.groups.len()).is_some() {
                    return Err(format!("{:?} stands in two groups, or twice in one", phrase.join(" ")));
                }
                all.longest = all.longest.max(phrase.len());
            }
            all.groups.push(phrases);
        }
        for (phrase, group) in &all.by_phrase {
            for stemmed in stemmed(phrase, stems) {
                // two groups may meet in a stem: the lower one holds it, whatever the map's order
                let held = all.by_stems.entry(stemmed).or_insert(*group);
                *held = (*held).min(*group);
            }
        }
        let phrases = all.by_phrase.keys().chain(all.by_stems.keys()).filter(|phrase| phrase.len() > 1);
        all.firsts = phrases.map(|phrase| phrase[0].clone()).collect();
        Ok(all)
    }

    /// The group of exactly these words: as they stand, else by their stems.
    pub fn token(&self, words: &[String], stems: &Stems) -> Option<String> {
        if words.len() > self.longest {
            return None;
        }
        let found = self.by_phrase.get(words).or_else(|| {
            let stemmed = stemmed(words, stems);
            stemmed.iter().find_map(|words| self.by_stems.get(words))
        });
        found.map(|group| self.name(*group))
    }

    /// Whether a group has these words as they stand.
    pub fn has(&self, words: &[String]) -> bool {
        self.by_phrase.contains_key(words)
    }

    /// The longest phrase of several words at the start of `words`, and its group's token.
    pub fn phrase_at_start(&self, words: &[String], stems: &Stems) -> Option<(usize, String)> {
        if !words.first().is_some_and(|first| self.may_begin(first, stems)) {
            return None;
        }
        let lengths = (2..=self.longest.min(words.len())).rev();
        lengths.into_iter().find_map(|length| Some((length, self.token(&words[..length], stems)?)))
    }

    /// The tokens of all phrases of several words in a text.
    pub fn phrases_in(&self, words: &[String], stems: &Stems) -> Vec<String> {
        let starts = (0..words.len()).filter(|i| self.may_begin(&words[*i], stems));
        let starts = starts.flat_map(|i| (2..=self.longest.min(words.len() - i)).map(move |n| i..i + n));
        starts.filter_map(|range| self.token(&words[range], stems)).collect()
    }

    fn may_begin(&self, word: &str, stems: &Stems) -> bool {
        if let Some(known) = self.begin.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return *known;
        }
        let is_first = |language| stems.of(word, language).iter().any(|stem| self.firsts.contains(stem));
        let may = self.firsts.contains(word) || is_first(StemLanguage::Id) || is_first(StemLanguage::En);
        let mut begin = self.begin.write().unwrap_or_else(PoisonError::into_inner);
        if begin.len() < MAX_BEGIN {
            begin.insert(word.to_owned(), may);
        }
        may
    }

    /// Every phrase and its group's token.
    pub fn all(&self) -> impl Iterator<Item = (&Phrase, String)> {
        self.by_phrase.iter().map(|(phrase, group)| (phrase, self.name(*group)))
    }

    /// The others of the group of these words.
    pub fn others(&self, words: &[String], stems: &Stems) -> Vec<&Phrase> {
        let stemmed = stemmed(words, stems);
        let group = self.by_phrase.get(words).or_else(|| stemmed.iter().find_map(|words| self.by_stems.get(words)));
        group.into_iter().flat_map(|g| &self.groups[*g]).filter(|p| p.as_slice() != words).collect()
    }

    /// By its first phrase, so that it stays when groups are moved about.
    fn name(&self, group: usize) -> String {
        format!("{MARK}{}{MARK}", self.groups[group][0].concat())
    }
}

/// The words by their Indonesian and by their English stems.
fn stemmed(words: &[String], stems: &Stems) -> [Phrase; 2] {
    [StemLanguage::Id, StemLanguage::En].map(|language| words.iter().flat_map(|w| stems.of(w, language)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems() -> Stems {
        Stems::new(HashSet::new(), HashSet::new())
    }

    fn synonyms(groups: &[&[&str]]) -> Result<Synonyms, String> {
        let groups: Vec<Vec<String>> = groups.iter().map(|g| g.iter().map(|p| (*p).to_owned()).collect()).collect();
        Synonyms::new(&groups, &stems())
    }

    #[test]
    fn phrases_win_over_words_and_forms_find_their_group() {
        let all = synonyms(&[&["gula aren", "palm sugar"], &["keranjang", "basket"]]).unwrap();
        let (length, token) = all.phrase_at_start(&fold("palm sugars cube"), &stems()).unwrap();
        assert_eq!((length, token.as_str()), (2, "qqsgulaarenqqs"));
        assert_eq!(all.token(&fold("baskets"), &stems()), all.token(&fold("keranjang"), &stems()));
        assert!(all.phrase_at_start(&fold("sugar palm"), &stems()).is_none());
        assert_eq!(all.phrases_in(&fold("block of palm sugar"), &stems()), [token]);
    }

    #[test]
    fn a_word_in_two_groups_is_refused() {
        assert!(synonyms(&[&["tas", "bag"], &["bag", "karung"]]).is_err());
        assert!(synonyms(&[&["tas"]]).is_err());
    }
}
