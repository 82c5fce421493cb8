//! What was searched for, so that it can be suggested to others and so that curators see what is missing. Owns
//! `search_log`.
//!
//! Words and counts a day, nothing about who: no visitor, no address, no time. Texts that could be about a person
//! (numbers, addresses) are not noted. A search costs no write: notes wait in memory and are written by the loop
//! that follows the catalogue; what a process that dies had noted is lost, and nobody misses it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::words::{fold, typed};
use crate::db::schema::search_log;
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;

/// Different texts noted between two writes; more are a flood.
const MOST_NOTES: usize = 2000;
const MOST_WORDS: usize = 6;
const MOST_LETTERS: usize = 60;
/// Digits of a text that is no size: a phone number, perhaps.
const MOST_DIGITS: usize = 4;
/// Days that suggestions look back, and that are kept.
const RECENT: i64 = 60;
const KEPT: i64 = 365;
/// What found nothing and so few searched for in a day is kept for a week: it may be about a person.
const RARE_KEPT: i64 = 7;
const RARE: i64 = 3;
/// Texts that are suggested at all: the most searched for.
const SUGGESTED: i64 = 2000;
/// What only one person searched for is theirs.
const LEAST_SEARCHES: i64 = 2;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Note {
    language: Language,
    words: String,
}

#[derive(Debug, Default)]
struct Counts {
    searches: i64,
    found: i64,
}

/// A text that found something, for others to search.
#[derive(Debug, Clone)]
struct Past {
    language: Language,
    words: Vec<String>,
    text: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    words: String,
}

#[derive(Default)]
struct Inner {
    notes: Mutex<HashMap<Note, Counts>>,
    /// the most searched for first
    past: RwLock<Vec<Past>>,
}

#[derive(Default, Clone)]
pub struct SearchLog {
    inner: Arc<Inner>,
}

impl SearchLog {
    /// Notes a search that somebody sent. `found` products came of it.
    pub fn note(&self, language: Language, text: &str, found: u64) {
        let words = typed(text);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let joined = words.join(" ");
        let is_a_text = !words.is_empty() && words.len() <= MOST_WORDS && joined.chars().count() <= MOST_LETTERS;
        if !is_a_text || digits > MOST_DIGITS || text.contains('@') || text.contains("://") {
            return;
        }
        let mut notes = self.inner.notes.lock().unwrap_or_else(PoisonError::into_inner);
        let note = Note { language, words: joined };
        if notes.len() < MOST_NOTES || notes.contains_key(&note) {
            let counts = notes.entry(note).or_default();
            counts.searches += 1;
            counts.found = i64::try_from(found).unwrap_or(i64::MAX);
        }
    }

    /// Past searches that go on from what was typed, the most searched for first.
    pub fn going_on(&self, asked: &[String], language: Language, limit: usize) -> Vec<String> {
        let typed = asked.join(" ");
        let past = self.inner.past.read().unwrap_or_else(PoisonError::into_inner);
        let goes_on = |past: &&Past| {
            past.language == language
                && past.text != typed
                && (past.text.starts_with(&typed)
                    || asked.iter().all(|asked| past.words.iter().any(|word| word.starts_with(asked.as_str()))))
        };
        past.iter().filter(goes_on).take(limit).map(|past| past.text.clone()).collect()
    }

    /// Whether there is something to write.
    pub fn has_notes(&self) -> bool {
        !self.inner.notes.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Writes what was noted and reads what to suggest.
    pub fn write(&self, conn: &mut DbConn, now: Timestamp) -> QueryResult<()> {
        let notes = std::mem::take(&mut *self.inner.notes.lock().unwrap_or_else(PoisonError::into_inner));
        let today = day(now, 0);
        // in one order, so that two nodes do not wait for each other
        let mut notes: Vec<(Note, Counts)> = notes.into_iter().collect();
        notes.sort_by(|(a, _), (b, _)| (a.language.as_str(), &a.words).cmp(&(b.language.as_str(), &b.words)));
        for (note, counts) in notes {
            diesel::sql_query(
                "INSERT INTO search_log (day, language, words, searches, found) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (day, language, words) DO UPDATE \
                 SET searches = search_log.searches + excluded.searches, found = excluded.found",
            )
            .bind::<Text, _>(&today)
            .bind::<Text, _>(note.language.as_str())
            .bind::<Text, _>(&note.words)
            .bind::<BigInt, _>(counts.searches)
            .bind::<BigInt, _>(counts.found)
            .execute(conn)?;
        }
        diesel::delete(search_log::table.filter(search_log::day.lt(day(now, KEPT)))).execute(conn)?;
        // `found = 0` as the index has it
        diesel::sql_query("DELETE FROM search_log WHERE found = 0 AND day < $1 AND searches < $2")
            .bind::<Text, _>(day(now, RARE_KEPT))
            .bind::<BigInt, _>(RARE)
            .execute(conn)?;
        self.read(conn, now)
    }

    /// Reads what to suggest: what was searched for more than once and found something each day.
    pub fn read(&self, conn: &mut DbConn, now: Timestamp) -> QueryResult<()> {
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT language, words FROM search_log WHERE day >= $1 GROUP BY language, words \
             HAVING SUM(searches) >= $2 AND MIN(found) > 0 ORDER BY SUM(searches) DESC, MAX(day) DESC, words LIMIT $3",
        )
        .bind::<Text, _>(day(now, RECENT))
        .bind::<BigInt, _>(LEAST_SEARCHES)
        .bind::<BigInt, _>(SUGGESTED)
        .load(conn)?;
        let past = rows.into_iter().filter_map(|Row { language, words: text }| {
            Some(Past { language: Language::parse(&language)?, words: fold(&text), text })
        });
        *self.inner.past.write().unwrap_or_else(PoisonError::into_inner) = past.collect();
        Ok(())
    }
}

fn day(now: Timestamp, ago: i64) -> String {
    (now - TimeDelta::days(ago)).format("%Y-%m-%d").to_string()
}
