//! The index's words as the vocabulary that searches are read by.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use tantivy::Searcher;

use super::schema::Fields;
use crate::search::settings::Settings;
use crate::search::vocabulary::{Known, Words};

/// Reading takes at most this share of the time while a catalogue keeps changing.
const SHARE: u32 = 20;
/// A vocabulary read this quickly is read after every change.
const QUICK: Duration = Duration::from_millis(10);

/// When the vocabulary was read last, and how long that took.
#[derive(Default)]
pub struct LastReading(Option<(Instant, Duration)>);

impl LastReading {
    pub fn is_due(&self) -> bool {
        self.0.is_none_or(|(at, took)| took <= QUICK || at.elapsed() >= took * SHARE)
    }

    pub fn note(&mut self, began: Instant) {
        self.0 = Some((Instant::now(), began.elapsed()));
    }
}

pub fn read(searcher: &Searcher, fields: &Fields, settings: &Settings) -> tantivy::Result<Words> {
    let mut known: HashMap<Box<str>, Known> = HashMap::new();
    for segment in searcher.segment_readers() {
        for (i, field) in fields.text.iter().enumerate() {
            for column in [field.words, field.stems] {
                let index = segment.inverted_index(column)?;
                let mut terms = index.terms().stream()?;
                while terms.advance() {
                    let Ok(word) = std::str::from_utf8(terms.key()) else { continue };
                    if word.bytes().any(|b| b.is_ascii_digit()) {
                        continue;
                    }
                    let count = terms.value().doc_freq;
                    match known.get_mut(word) {
                        Some(entry) => {
                            entry.fields |= 1 << i;
                            entry.count += count;
                        }
                        None => {
                            known.insert(word.into(), Known { fields: 1 << i, count });
                        }
                    }
                }
            }
        }
    }
    // a synonym is a word too, though no product may use it
    for (phrase, token) in settings.synonyms.all() {
        if let ([word], Some(meant)) = (phrase.as_slice(), known.get(token.as_str()).copied()) {
            known.entry(word.as_str().into()).or_insert(Known { fields: meant.fields, count: 1 });
        }
    }
    Ok(Words::new(known, settings.telling_fields()))
}
