//! One search within a limit of regret.

use std::cmp::Reverse;

use super::state::{Choice, State, keep};
use super::{Budget, Question};
use crate::allocation::bound::Bound;
use crate::allocation::candidate::Candidate;

/// States remembered for tracing back, at eight bytes each.
const MOST_STATES: usize = 16_000_000;
/// Choices of each candidate in a rough search.
const ROUGH_CHOICES: usize = 4;
/// States of each quantity in a rough search.
const ROUGH_STATES: usize = 2;

#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub question: Question<'a>,
    pub bound: &'a Bound,
    /// the sum of regrets that is followed
    pub within: i64,
    /// looks at few choices of each candidate: fast, and proves nothing
    pub is_rough: bool,
}

pub(super) enum Ended {
    /// the cheapest that was met; the cheapest of all when it costs no more than bound and limit
    Found(Vec<i64>),
    Nothing,
    Stopped,
}

/// States of every quantity, in units.
struct Table {
    /// where the states of a quantity begin; one more at the end
    starts: Vec<usize>,
    states: Vec<State>,
}

impl Table {
    fn at(&self, units: usize) -> std::ops::Range<usize> {
        self.starts[units]..self.starts[units + 1]
    }
}

impl Search<'_> {
    pub fn run(&self, budget: &mut Budget) -> Ended {
        let end = self.units(self.question.total);
        let mut table = Table { starts: vec![1; end + 2], states: vec![State::START] };
        table.starts[0] = 0;
        let mut before = Vec::with_capacity(self.question.candidates.len());
        let mut remembered = 0;
        for (index, candidate) in self.question.candidates.iter().enumerate().rev() {
            // What the others, whose turn comes earlier, cannot make any more must be there already.
            let others: i64 = self.question.candidates[..index].iter().map(|other| other.pieces(other.most)).sum();
            let least = self.units((self.question.total - others).max(0));
            let Some(next) = self.add(&table, &self.choices(index, candidate), least, budget) else {
                return Ended::Stopped;
            };
            remembered += next.states.len();
            if remembered > MOST_STATES {
                return Ended::Stopped;
            }
            before.push(next.states.iter().map(|state| (state.lots, state.from)).collect::<Vec<_>>());
            table = next;
        }
        let complete = |at: &usize| table.states[*at].regencies.count_ones() as usize == self.question.limits.regencies;
        let best = table.at(end).filter(complete).min_by_key(|at| {
            let state = &table.states[*at];
            (state.cost, Reverse(state.fairness))
        });
        best.map_or(Ended::Nothing, |at| Ended::Found(trace(&before, at)))
    }

    fn units(&self, pieces: i64) -> usize {
        usize::try_from(pieces / self.question.limits.unit).unwrap_or(0)
    }

    /// The most lots first, no share last.
    fn choices(&self, index: usize, candidate: &Candidate) -> Vec<Choice> {
        let shares = (candidate.fewest..=candidate.most).rev().chain(std::iter::once(0));
        let choice = |lots: i64| {
            let cost = candidate.cost(lots);
            Choice {
                units: self.units(candidate.pieces(lots)),
                lots: u32::try_from(lots).unwrap_or(u32::MAX),
                cost,
                regret: self.bound.regret(index, candidate, lots, cost),
                suppliers: u16::from(lots > 0 && self.question.limits.at_most.is_some()),
                regencies: candidate
                    .regency
                    .filter(|_| lots > 0 && self.question.limits.regencies > 0)
                    .map_or(0, |named| 1 << named),
            }
        };
        let mut choices: Vec<Choice> = shares.map(choice).filter(|choice| choice.regret <= self.within).collect();
        if self.is_rough {
            choices.sort_by_key(|choice| (choice.lots > 0, choice.regret, Reverse(choice.lots)));
            choices.truncate(ROUGH_CHOICES);
            choices.sort_by_key(|choice| Reverse(choice.lots));
        }
        choices
    }

    /// None when the budget is used up.
    fn add(&self, table: &Table, choices: &[Choice], least: usize, budget: &mut Budget) -> Option<Table> {
        let end = table.starts.len() - 2;
        let at_most = self.question.limits.at_most.map_or(u16::MAX, |most| u16::try_from(most).unwrap_or(u16::MAX));
        let mut next = Table { starts: Vec::with_capacity(end + 2), states: Vec::new() };
        let mut met: Vec<State> = Vec::new();
        let mut steps = 0;
        for units in 0..=end {
            next.starts.push(next.states.len());
            if units < least {
                continue;
            }
            for choice in choices.iter().filter(|choice| choice.units <= units) {
                let sources = table.at(units - choice.units);
                steps += 1;
                for from in sources {
                    let state = table.states[from].with(choice, from);
                    if state.regret <= self.within && state.suppliers <= at_most {
                        steps += met.len() as u64;
                        keep(&mut met, state);
                    }
                }
            }
            if self.is_rough {
                met.sort_by_key(|state| state.regret);
                met.truncate(ROUGH_STATES);
            }
            // A state's place in this order is its fairness.
            met.sort_by_key(State::turn);
            next.states.extend(met.drain(..).zip(0..).map(|(state, fairness)| State { fairness, ..state }));
            if steps > 1_000_000 {
                if !budget.spend(steps) {
                    return None;
                }
                steps = 0;
            }
        }
        next.starts.push(next.states.len());
        budget.spend(steps).then_some(next)
    }
}

/// From the last table back to the first: lots of each candidate in the order of their turn.
fn trace(before: &[Vec<(u32, u32)>], mut at: usize) -> Vec<i64> {
    let mut lots = Vec::with_capacity(before.len());
    for states in before.iter().rev() {
        let (taken, from) = states[at];
        lots.push(i64::from(taken));
        at = from as usize;
    }
    lots
}
