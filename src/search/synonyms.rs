//! Groups of words for the same thing. A phrase counts as one.

use std::collections::HashMap;

use super::stem::{StemLanguage, Stems};
use super::words::fold;

pub type Phrase = Vec<String>;

pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    by_phrase: HashMap<Phrase, usize>,
    /// single words by their stems, so that *baskets* finds the group of *basket*
    by_stem: HashMap<String, usize>,
    longest: usize,
}

impl Synonyms {
    /// Fails on a group of one and on a phrase that stands in two groups.
    pub fn new(groups: &[Vec<String>], stems: &Stems) -> Result<Self, String> {
        let mut all = Self { groups: Vec::new(), by_phrase: HashMap::new(), by_stem: HashMap::new(), longest: 1 };
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
            if let [word] = phrase.as_slice() {
                for stem in stems.of(word, StemLanguage::Both) {
                    // two groups may meet in a stem: the lower one holds it, whatever the map's order
                    let held = all.by_stem.entry(stem).or_insert(*group);
                    *held = (*held).min(*group);
                }
            }
        }
        Ok(all)
    }

    /// The longest phrase at the start of `words` that has synonyms: how many words it takes, and the others.
    pub fn at_start(&self, words: &[String], stems: &Stems) -> Option<(usize, Vec<&Phrase>)> {
        for length in (1..=self.longest.min(words.len())).rev() {
            let phrase = &words[..length];
            if let Some(group) = self.group(phrase, stems) {
                return Some((length, self.groups[group].iter().filter(|p| p.as_slice() != phrase).collect()));
            }
        }
        None
    }

    fn group(&self, phrase: &[String], stems: &Stems) -> Option<usize> {
        if let Some(group) = self.by_phrase.get(phrase) {
            return Some(*group);
        }
        let [word] = phrase else { return None };
        stems.of(word, StemLanguage::Both).iter().find_map(|stem| self.by_stem.get(stem).copied())
    }

    pub fn groups(&self) -> &[Vec<Phrase>] {
        &self.groups
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn groups(groups: &[&[&str]]) -> Vec<Vec<String>> {
        groups.iter().map(|g| g.iter().map(|p| (*p).to_owned()).collect()).collect()
    }

    #[test]
    fn phrases_win_over_words_and_forms_find_their_group() {
        let stems = Stems::new(HashSet::new());
        let all = Synonyms::new(&groups(&[&["gula aren", "palm sugar"], &["keranjang", "basket"]]), &stems).unwrap();
        let (length, others) = all.at_start(&fold("palm sugar cube"), &stems).unwrap();
        assert_eq!((length, others), (2, vec![&fold("gula aren")]));
        let (length, others) = all.at_start(&fold("baskets"), &stems).unwrap();
        assert_eq!((length, others.contains(&&fold("keranjang"))), (1, true));
        assert!(all.at_start(&fold("sugar palm"), &stems).is_none());
    }

    #[test]
    fn a_word_in_two_groups_is_refused() {
        let stems = Stems::new(HashSet::new());
        assert!(Synonyms::new(&groups(&[&["tas", "bag"], &["bag", "karung"]]), &stems).is_err());
        assert!(Synonyms::new(&groups(&[&["tas"]]), &stems).is_err());
    }
}
