//! The words that the catalogue knows, and in which fields: what a typed word is judged by.
//!
//! Read from the embedded index after it changed (see `embedded/dictionary.rs`), and a little behind it while a
//! large catalogue changes. Words with digits are left out: sizes and SKUs are as many as products, and nobody
//! wants them corrected.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A bit per searched field, in the order of `search-config/settings.toml`.
pub type FieldSet = u32;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    pub fields: FieldSet,
    /// how often: products, counted once per field
    pub count: u32,
}

/// A word that typing errors and beginnings are looked for among.
pub struct Entry {
    pub word: Box<str>,
    /// a bit for each letter it has
    pub letters: u32,
    pub length: u8,
    pub known: Known,
}

/// Words and tokens as they were at one moment.
#[derive(Default)]
pub struct Words {
    known: HashMap<Box<str>, Known>,
    /// those of telling fields, in alphabetical order
    telling: Vec<Entry>,
    telling_fields: FieldSet,
}

impl Words {
    /// `telling_fields` are those whose words a typing error may have meant.
    pub fn new(known: HashMap<Box<str>, Known>, telling_fields: FieldSet) -> Self {
        let is_telling =
            |word: &str, known: &Known| known.fields & telling_fields != 0 && word.chars().all(char::is_alphabetic);
        let mut telling: Vec<Entry> = known
            .iter()
            .filter(|(word, known)| !word.starts_with("qq") && is_telling(word, known))
            .map(|(word, known)| Entry {
                letters: letters(word),
                length: u8::try_from(word.chars().count()).unwrap_or(u8::MAX),
                word: word.clone(),
                known: *known,
            })
            .collect();
        telling.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Self { known, telling, telling_fields }
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub fn get(&self, word: &str) -> Option<Known> {
        self.known.get(word).copied()
    }

    /// Whether one of the telling fields has it.
    pub fn is_telling(&self, word: &str) -> bool {
        self.get(word).is_some_and(|known| known.fields & self.telling_fields != 0)
    }

    pub fn telling_fields(&self) -> FieldSet {
        self.telling_fields
    }

    pub fn telling(&self) -> &[Entry] {
        &self.telling
    }

    /// The telling words that begin so.
    pub fn beginning(&self, prefix: &str) -> &[Entry] {
        let from = self.telling.partition_point(|e| &*e.word < prefix);
        let length = self.telling[from..].partition_point(|e| e.word.starts_with(prefix));
        &self.telling[from..from + length]
    }
}

/// A bit for each letter of a word.
pub fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) & 31))
}

/// The newest [`Words`], shared by whoever reads searches.
#[derive(Default)]
pub struct Vocabulary {
    words: RwLock<Arc<Words>>,
}

impl Vocabulary {
    pub fn words(&self) -> Arc<Words> {
        self.words.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn replace(&self, words: Words) {
        *self.words.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginning_where_they_tell_something() {
        let known = |fields| Known { fields, count: 1 };
        let all = [("kopi", 1), ("kopra", 1), ("kota", 2), ("qqkopiqq", 1)];
        let words = Words::new(all.iter().map(|(w, f)| (Box::from(*w), known(*f))).collect(), 1);
        let begin = |prefix| words.beginning(prefix).iter().map(|e| &*e.word).collect::<Vec<_>>();
        assert_eq!(begin("ko"), ["kopi", "kopra"]);
        assert_eq!(begin("kopi"), ["kopi"]);
        assert!(begin("kota").is_empty());
        assert!(words.get("kota").is_some() && !words.is_telling("kota"));
    }
}
