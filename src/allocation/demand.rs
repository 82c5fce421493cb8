//! What is wanted.

use std::time::Duration;

use chrono::NaiveDate;

/// How good a product is; the best comes first, so that `A < B`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    A,
    B,
    C,
}

/// One bulk order, with the limits that its buyer sets. Limits are kept or nothing is allocated at all.
#[derive(Debug, Clone)]
pub struct Demand {
    /// pieces, above zero
    pub quantity: i64,
    /// The day it is ordered: the week that holds it is the first whose capacity counts.
    pub earliest: NaiveDate,
    /// the last day on which goods may arrive
    pub due: NaiveDate,
    /// the dearest price of a piece, without shipping
    pub price_ceiling_minor: Option<i64>,
    /// the worst grade that will do
    pub minimum_grade: Option<Grade>,
    /// how many suppliers there may be
    pub at_most_suppliers: Option<usize>,
    /// codes of regencies (`52.02`) of each of which there must be a supplier
    pub from_regencies: Vec<String>,
}

/// How long to search. When either limit is hit, the best spread so far comes with its bound
/// ([`Proof::WithinBound`](super::Proof)).
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Steps are counted instead of seconds so that the same input has the same answer on every machine.
    pub steps: u64,
    /// The last resort on a machine that is overloaded; an answer that it ended may differ from the next one.
    pub time: Duration,
}

impl Default for Effort {
    /// Within two seconds on one core, see `docs/allocation.md`.
    fn default() -> Self {
        Self { steps: 400_000_000, time: Duration::from_millis(1_800) }
    }
}
