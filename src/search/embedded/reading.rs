//! A reading as a query of this index. Frugal: a term is asked for in the fields that have it and in no other.

use tantivy::collector::Count;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::schema::{Fields, TextField};
use crate::search::reading::{Index, Reading, Unit, Word};
use crate::search::vocabulary::{FieldSet, Words};

/// How much a way of matching is worth beside the word as it stands.
const TOKEN: f32 = 0.7;
const PREFIX: f32 = 0.4;
/// For the words of the search standing together in a name.
const TOGETHER: f32 = 0.5;
/// A field's match adds this share of its score to a better field's.
const OTHER_FIELDS: f32 = 0.1;

pub struct Reader<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub words: &'a Words,
}

type Boxed = Box<dyn Query>;

impl Reader<'_> {
    pub fn query(&self, reading: &Reading) -> tantivy::Result<Boxed> {
        if reading.is_hopeless {
            return Ok(Box::new(EmptyQuery));
        }
        self.all_of(&reading.units, FieldSet::MAX)
    }

    /// `soft_in`: the fields that soft words are looked for in.
    fn all_of(&self, units: &[Unit], soft_in: FieldSet) -> tantivy::Result<Boxed> {
        if units.is_empty() {
            return Ok(Box::new(AllQuery));
        }
        let mut clauses = Vec::with_capacity(units.len() + 2);
        for unit in units {
            clauses.push((Occur::Must, self.unit(unit, soft_in)?));
        }
        let words: Vec<&str> = units.iter().flat_map(|u| &u.words).map(|w| w.text.as_str()).collect();
        if words.len() > 1 {
            let names = self.fields.text.iter().enumerate().filter(|(_, f)| f.name.starts_with("name_"));
            for (i, field) in names {
                if self.is_in_all(&words, i)? {
                    clauses.push((Occur::Should, boost(phrase(field.words, &words), field.weight * TOGETHER)));
                }
            }
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn unit(&self, unit: &Unit, soft_in: FieldSet) -> tantivy::Result<Boxed> {
        let mut ways = Vec::new();
        match unit.words.as_slice() {
            [word] => self.word(word, if word.is_soft { soft_in } else { FieldSet::MAX }, &mut ways)?,
            words => {
                let mut each = Vec::with_capacity(words.len());
                for word in words {
                    let mut ways = Vec::new();
                    self.word(word, FieldSet::MAX, &mut ways)?;
                    each.push((Occur::Must, best(ways)));
                }
                ways.push(Box::new(BooleanQuery::new(each)) as Boxed);
            }
        }
        if let Some(token) = &unit.together {
            self.token(token, FieldSet::MAX, &mut ways)?;
        }
        Ok(best(ways))
    }

    fn word(&self, word: &Word, within: FieldSet, ways: &mut Vec<Boxed>) -> tantivy::Result<()> {
        for token in &word.tokens {
            self.token(token, within, ways)?;
        }
        let has = self.fields_with(&word.text, |f| f.words)? & within;
        // every field has the token too; names are where the very word counts for more
        for (_, field) in self.fields.text.iter().enumerate().filter(|(i, f)| has & 1 << i != 0 && f.is_exact) {
            ways.push(boost(term(field.words, &word.text), field.weight));
        }
        if word.is_prefix {
            let telling = self.words.beginning(&word.text).iter().fold(0, |set, entry| set | entry.known.fields);
            let begin = if telling == 0 { within } else { telling };
            for (_, field) in self.fields.text.iter().enumerate().filter(|(i, _)| begin & 1 << i != 0) {
                let query = FuzzyTermQuery::new_prefix(Term::from_field_text(field.words, &word.text), 0, true);
                ways.push(boost(Box::new(query), field.weight * PREFIX));
            }
        }
        Ok(())
    }

    fn token(&self, token: &str, within: FieldSet, ways: &mut Vec<Boxed>) -> tantivy::Result<()> {
        let has = self.fields_with(token, |f| f.stems)? & within;
        for (_, field) in self.fields.text.iter().enumerate().filter(|(i, _)| has & 1 << i != 0) {
            ways.push(boost(term(field.stems, token), field.weight * TOKEN));
        }
        Ok(())
    }

    /// By the vocabulary; what that does not know is looked up.
    fn fields_with(&self, text: &str, column: fn(&TextField) -> Field) -> tantivy::Result<FieldSet> {
        if let Some(known) = self.words.get(text) {
            return Ok(known.fields);
        }
        let mut set = 0;
        for (i, field) in self.fields.text.iter().enumerate() {
            if self.searcher.doc_freq(&Term::from_field_text(column(field), text))? > 0 {
                set |= 1 << i;
            }
        }
        Ok(set)
    }

    fn is_in_all(&self, words: &[&str], field: usize) -> tantivy::Result<bool> {
        for word in words {
            if self.fields_with(word, |f| f.words)? & 1 << field == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Index for Reader<'_> {
    fn has(&self, word: &str) -> bool {
        // a broken segment knows nothing; the search itself says so
        self.fields_with(word, |f| f.words).is_ok_and(|set| set != 0)
    }

    fn count(&self, units: &[Unit]) -> u64 {
        let count =
            self.all_of(units, self.words.telling_fields()).and_then(|query| self.searcher.search(&query, &Count));
        count.unwrap_or(0) as u64
    }
}

fn term(field: Field, word: &str) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn phrase(field: Field, words: &[&str]) -> Boxed {
    Box::new(PhraseQuery::new(words.iter().map(|w| Term::from_field_text(field, w)).collect()))
}

fn boost(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}

fn best(ways: Vec<Boxed>) -> Boxed {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, OTHER_FIELDS))
}
