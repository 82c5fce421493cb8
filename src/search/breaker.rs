//! Whether Meilisearch is asked at all. Closed, it answers; open, the embedded engine does and nobody waits
//! for a server that fails; the loop that follows the catalogue tries the server and closes it again.
//!
//! Owns no engine: it is told what happened and says what holds.

use std::fmt::Display;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;
use serde::Serialize;

use crate::clock::Clock;
use crate::db::Timestamp;

/// So many searches in a row must fail before nobody asks any more.
const FAILURES: u32 = 3;
/// Closed for so long, it is forgotten that it ever opened.
const PROBATION: TimeDelta = TimeDelta::seconds(60);
/// A server that fails again and again is tried after 2, 4, 8 … seconds, but not later than this.
const LONGEST_PAUSE_SECONDS: i64 = 30;

pub struct Breaker {
    clock: Clock,
    is_closed: AtomicBool,
    failures: AtomicU32,
    history: Mutex<History>,
}

struct History {
    /// since when it is as it is
    since: Timestamp,
    /// why it is open
    reason: Option<String>,
    /// how often it opened without staying closed for [`PROBATION`]
    openings: u32,
}

/// What holds, for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub is_closed: bool,
    pub since: Timestamp,
    pub reason: Option<String>,
}

impl Breaker {
    /// Open: nobody looked at the server yet.
    pub fn new(clock: Clock) -> Self {
        let history = History { since: clock.now(), reason: None, openings: 0 };
        tell(false);
        Self { clock, is_closed: AtomicBool::new(false), failures: AtomicU32::new(0), history: Mutex::new(history) }
    }

    pub fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Acquire)
    }

    pub fn standing(&self) -> Standing {
        let history = self.history();
        Standing { is_closed: self.is_closed(), since: history.since, reason: history.reason.clone() }
    }

    /// A search was answered.
    pub fn search_answered(&self) {
        if self.failures.load(Ordering::Relaxed) != 0 {
            self.failures.store(0, Ordering::Relaxed);
        }
    }

    /// A search failed, its second try with it.
    pub fn search_failed(&self, error: &dyn Display) {
        metrics::counter!("etalase_search_meilisearch_failures_total").increment(1);
        if self.failures.fetch_add(1, Ordering::Relaxed) + 1 >= FAILURES {
            self.open(error);
        }
    }

    /// The index cannot be kept up to date, or searches fail: the embedded engine answers from now on. Told
    /// to the log when it opens, not at every try that fails while it is open.
    pub fn open(&self, error: &dyn Display) {
        let mut history = self.history();
        let is_first = history.reason.is_none();
        history.reason = Some(format!("{error:#}"));
        if self.is_closed.swap(false, Ordering::AcqRel) {
            let now = self.clock.now();
            let is_again = now - history.since < PROBATION;
            history.openings = if is_again { history.openings + 1 } else { 1 };
            history.since = now;
            tell(false);
        } else if !is_first {
            return;
        }
        tracing::warn!(error = format!("{error:#}"), "Meilisearch fails: the embedded engine answers until it is back");
    }

    /// The server was tried and holds the catalogue.
    pub fn close(&self) {
        self.failures.store(0, Ordering::Relaxed);
        if self.is_closed.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut history = self.history();
        history.since = self.clock.now();
        let was_failing = history.reason.take().is_some();
        drop(history);
        tell(true);
        if was_failing {
            tracing::info!("Meilisearch is back and answers again");
        }
    }

    /// Whether the server may be tried now; a server that came back and failed again rests in between.
    pub fn is_to_be_tried(&self) -> bool {
        let history = self.history();
        let pause = match history.openings {
            0 | 1 => 0,
            n => (1 << n.min(6).saturating_sub(1)).min(LONGEST_PAUSE_SECONDS),
        };
        self.is_closed() || self.clock.now() - history.since >= TimeDelta::seconds(pause)
    }

    fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell(is_closed: bool) {
    metrics::gauge!("etalase_search_meilisearch_answers").set(if is_closed { 1.0 } else { 0.0 });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaker() -> (Breaker, Clock) {
        let clock = Clock::fixed_at(chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc());
        (Breaker::new(clock.clone()), clock)
    }

    #[test]
    fn it_opens_after_three_failures_in_a_row_and_not_before() {
        let (breaker, _) = breaker();
        breaker.close();
        breaker.search_failed(&"no");
        breaker.search_failed(&"no");
        breaker.search_answered();
        breaker.search_failed(&"no");
        breaker.search_failed(&"no");
        assert!(breaker.is_closed());
        breaker.search_failed(&"no answer");
        assert!(!breaker.is_closed());
        assert_eq!(breaker.standing().reason.as_deref(), Some("no answer"));
    }

    #[test]
    fn it_says_since_when_and_forgets_the_reason_when_it_closes() {
        let (breaker, clock) = breaker();
        breaker.close();
        clock.advance(TimeDelta::seconds(90));
        breaker.open(&"gone");
        let opened_at = clock.now();
        clock.advance(TimeDelta::seconds(5));
        breaker.open(&"still gone");
        assert_eq!(breaker.standing().since, opened_at);
        breaker.close();
        assert_eq!(breaker.standing(), Standing { is_closed: true, since: clock.now(), reason: None });
    }

    #[test]
    fn one_that_opens_again_and_again_is_tried_less_and_less_often() {
        let (breaker, clock) = breaker();
        let mut pauses = Vec::new();
        for _ in 0..8 {
            breaker.close();
            breaker.open(&"no");
            let mut pause = 0;
            while !breaker.is_to_be_tried() {
                clock.advance(TimeDelta::seconds(1));
                pause += 1;
            }
            pauses.push(pause);
        }
        assert_eq!(pauses, [0, 2, 4, 8, 16, 30, 30, 30]);
        breaker.close();
        clock.advance(PROBATION);
        breaker.open(&"no");
        assert!(breaker.is_to_be_tried());
    }
}
