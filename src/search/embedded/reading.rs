//! What was typed as a query: each unit must be found somewhere, in the best way it can be.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::schema::{Fields, TextField};
use super::spelling;
use crate::search::settings::{Settings, Unit};
use crate::search::stem::StemLanguage;

/// How much a way of matching is worth beside the word as it stands.
const STEM: f32 = 0.7;
const SYNONYM: f32 = 0.5;
const PREFIX: f32 = 0.5;
const TYPO: f32 = 0.3;
/// For the words of the search standing together in a name.
const TOGETHER: f32 = 0.5;
/// A field's match adds this share of its score to a better field's.
const OTHER_FIELDS: f32 = 0.1;

pub struct Reader<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub settings: &'a Settings,
}

type Boxed = Box<dyn Query>;

impl Reader<'_> {
    pub fn read(&self, text: &str) -> tantivy::Result<Boxed> {
        let units = self.settings.units(text);
        let Some(last) = units.len().checked_sub(1) else { return Ok(Box::new(AllQuery)) };
        let mut clauses = Vec::with_capacity(units.len() + 1);
        for (i, unit) in units.iter().enumerate() {
            clauses.push((Occur::Must, self.unit(unit, i == last)?));
        }
        let words: Vec<String> = units.into_iter().flat_map(|u| u.words).collect();
        if words.len() > 1 {
            let names = self.fields.text.iter().filter(|f| f.name.starts_with("name_"));
            clauses.extend(names.map(|f| (Occur::Should, boost(phrase(f.words, &words), f.weight * TOGETHER))));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn unit(&self, unit: &Unit<'_>, is_last: bool) -> tantivy::Result<Boxed> {
        let mut ways = Vec::new();
        match unit.words.as_slice() {
            [word] => self.word(word, is_last, !unit.synonyms.is_empty(), &mut ways)?,
            words => {
                let each: tantivy::Result<Vec<_>> = words
                    .iter()
                    .enumerate()
                    .map(|(i, word)| {
                        let mut ways = Vec::new();
                        self.word(word, is_last && i + 1 == words.len(), true, &mut ways)?;
                        Ok((Occur::Must, best(ways)))
                    })
                    .collect();
                ways.push(Box::new(BooleanQuery::new(each?)));
            }
        }
        for synonym in &unit.synonyms {
            match synonym.as_slice() {
                [word] => self.known(word, SYNONYM, &mut ways),
                words => {
                    ways.extend(self.fields.text.iter().map(|f| boost(phrase(f.words, words), f.weight * SYNONYM)));
                }
            }
        }
        Ok(best(ways))
    }

    /// A word as it stands, by its stem, as a beginning, and, where nothing of that is known, mistyped.
    fn word(&self, word: &str, is_last: bool, has_synonyms: bool, ways: &mut Vec<Boxed>) -> tantivy::Result<()> {
        self.known(word, 1.0, ways);
        if is_last {
            ways.extend(self.fields.text.iter().map(|f| {
                let query = FuzzyTermQuery::new_prefix(Term::from_field_text(f.words, word), 0, true);
                boost(Box::new(query), f.weight * PREFIX)
            }));
        }
        let typos = self.settings.typos_in(word);
        if typos == 0 || has_synonyms || self.is_known(word, is_last)? {
            return Ok(());
        }
        let words: Vec<Field> = self.fields.text.iter().map(|f| f.words).collect();
        for meant in spelling::candidates(self.searcher, &words, word, typos, is_last)? {
            ways.extend(self.fields.text.iter().map(|f| boost(term(f.words, &meant), f.weight * TYPO)));
        }
        Ok(())
    }

    /// A word as it stands or by its stem.
    fn known(&self, word: &str, worth: f32, ways: &mut Vec<Boxed>) {
        for field in &self.fields.text {
            ways.push(boost(term(field.words, word), field.weight * worth));
            ways.extend(stems(self.settings, field, word).map(|t| boost(t, field.weight * worth * STEM)));
        }
    }

    fn is_known(&self, word: &str, is_last: bool) -> tantivy::Result<bool> {
        for field in &self.fields.text {
            let stems = self.settings.stems.of(word, field.language);
            let words = std::iter::once((field.words, word)).chain(stems.iter().map(|s| (field.stems, s.as_str())));
            for (field, word) in words {
                if self.searcher.doc_freq(&Term::from_field_text(field, word))? > 0 {
                    return Ok(true);
                }
            }
        }
        let words: Vec<Field> = self.fields.text.iter().map(|f| f.words).collect();
        Ok(is_last && spelling::has_prefix(self.searcher, &words, word)?)
    }
}

fn stems<'a>(settings: &Settings, field: &'a TextField, word: &str) -> impl Iterator<Item = Boxed> + use<'a> {
    let stems = if field.language == StemLanguage::None { Vec::new() } else { settings.stems.of(word, field.language) };
    stems.into_iter().map(|stem| term(field.stems, &stem))
}

fn term(field: Field, word: &str) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn phrase(field: Field, words: &[String]) -> Boxed {
    Box::new(PhraseQuery::new(words.iter().map(|w| Term::from_field_text(field, w)).collect()))
}

fn boost(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}

fn best(ways: Vec<Boxed>) -> Boxed {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, OTHER_FIELDS))
}
