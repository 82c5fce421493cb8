//! The cheapest spread of a quantity, and the fairest of those.
//!
//! Supplier by supplier, the one whose turn comes last first, a table keeps for every quantity the cheapest way to make
//! it. Only choices whose regrets together stay within a limit are followed (see [`super::bound`]); whatever costs
//! less than bound plus limit is then found, and nothing else has to be looked at. The limit grows until something is
//! found. Of two ways that cost the same the one stays that gives more to whoever comes first, so that no second
//! search is needed for fairness, and whole rupiah are compared, never fractions.

mod state;
mod table;

use std::time::Instant;

use super::bound::bound;
use super::candidate::Candidate;
use super::demand::Effort;
use super::reach::Limits;
use table::{Ended, Search};

/// The first limit is this part of the cost: few choices are within it, and it grows fast.
const FIRST_LIMIT: i64 = 1_000_000;
/// A rough search looks this far.
const ROUGH_LIMIT: i64 = 50;

/// What is left of an [`Effort`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub steps: u64,
    pub until: Option<Instant>,
}

impl Budget {
    pub fn of(effort: Effort) -> Self {
        Self { steps: effort.steps, until: Instant::now().checked_add(effort.time) }
    }

    /// A part of what is left.
    pub fn part(&self, (part, of): (u32, u32)) -> Self {
        let now = Instant::now();
        let time = self.until.map(|until| until.saturating_duration_since(now) / of * part);
        Self { steps: self.steps / u64::from(of) * u64::from(part), until: time.and_then(|time| now.checked_add(time)) }
    }

    /// False when it is used up.
    fn spend(&mut self, steps: u64) -> bool {
        self.steps = self.steps.saturating_sub(steps);
        self.steps > 0 && self.until.is_none_or(|until| Instant::now() < until)
    }
}

/// Lots of each candidate.
#[derive(Debug, Clone)]
pub(super) struct Spread {
    pub lots: Vec<i64>,
    pub landed_minor: i64,
    /// how much cheaper another could be; None when this is the fairest of the cheapest
    pub gap_minor: Option<i64>,
}

/// What is asked: so many pieces of candidates in the order of their turn.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub candidates: &'a [Candidate<'a>],
    pub total: i64,
    pub limits: Limits,
}

impl Question<'_> {
    pub fn landed(&self, lots: &[i64]) -> i64 {
        self.candidates.iter().zip(lots).map(|(candidate, lots)| candidate.cost(*lots)).sum()
    }

    /// `known` is any spread that makes the total within the limits. The exact search has the budget for itself; when
    /// it does not end, a rough one may take over.
    pub fn cheapest(&self, known: &[i64], mut budget: Budget, rough: Option<Budget>) -> Spread {
        let bound = bound(self.candidates, self.total, self.limits);
        let search = Search { question: *self, bound: &bound, within: 0, is_rough: false };
        let mut best = known.to_vec();
        let mut least = bound.landed_minor;
        let mut within = bound.landed_minor.max(0) / FIRST_LIMIT + 1;
        loop {
            // The known spread shows that nothing beyond it has to be looked at.
            within = within.min(self.landed(&best) - bound.landed_minor);
            match (Search { within, ..search }).run(&mut budget) {
                Ended::Stopped => break,
                Ended::Found(lots) if self.landed(&lots) <= bound.landed_minor + within => {
                    return Spread { landed_minor: self.landed(&lots), lots, gap_minor: None };
                }
                Ended::Found(lots) if self.landed(&lots) < self.landed(&best) => best = lots,
                Ended::Found(_) | Ended::Nothing => {}
            }
            least = bound.landed_minor + within + 1;
            within = within.saturating_mul(4);
        }
        let search = Search { within: bound.landed_minor / ROUGH_LIMIT, is_rough: true, ..search };
        if let Some(Ended::Found(lots)) = rough.map(|mut rough| search.run(&mut rough))
            && self.landed(&lots) < self.landed(&best)
        {
            best = lots;
        }
        Spread { landed_minor: self.landed(&best), gap_minor: Some(self.landed(&best) - least), lots: best }
    }
}
