//! How much can be made at all within the buyer's limits: the least shortfall, exactly.
//!
//! For every quantity up to what is wanted: the fewest suppliers that make it, with at least one of each named
//! regency. Suppliers are taken regency by regency, so that one flag ("somebody of this one is in") is enough. A
//! window that slides over the quantities of each remainder makes a supplier's turn linear in the quantity,
//! whatever its range of lots.

use std::collections::VecDeque;

use super::candidate::Candidate;

const NONE: u16 = u16::MAX;

/// The buyer's limits, and what quantities are counted in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub at_most: Option<usize>,
    /// how many regencies are named
    pub regencies: usize,
    /// the common measure of all lots, in pieces
    pub unit: i64,
}

impl Limits {
    pub fn hold(&self, candidates: &[Candidate], lots: &[i64]) -> bool {
        let shares = || candidates.iter().zip(lots).filter(|(_, lots)| **lots > 0);
        let serves = |named: usize| shares().any(|(candidate, _)| candidate.regency == Some(named));
        self.at_most.is_none_or(|most| shares().count() <= most) && (0..self.regencies).all(serves)
    }
}

/// The largest quantity up to `wanted`, and a spread that makes it (lots of each candidate), whatever it costs.
pub(super) struct Reach {
    pub pieces: i64,
    pub lots: Vec<i64>,
}

/// None when the limits cannot be kept by any spread.
pub(super) fn reach(candidates: &[Candidate], wanted: i64, limits: Limits) -> Option<Reach> {
    let mut tables = Tables { fewest: vec![NONE; units(wanted, limits) + 1], steps: Vec::new() };
    tables.fewest[0] = 0;
    for named in 0..limits.regencies {
        tables.add_group(candidates, Some(named), limits.unit);
    }
    tables.add_group(candidates, None, limits.unit);
    let at_most = limits.at_most.map_or(NONE - 1, |most| u16::try_from(most).unwrap_or(NONE - 1));
    let total = tables.fewest.iter().rposition(|fewest| *fewest <= at_most)?;
    let lots = tables.trace(total, candidates, limits.unit);
    Some(Reach { pieces: i64::try_from(total).unwrap_or(0) * limits.unit, lots })
}

fn units(pieces: i64, limits: Limits) -> usize {
    usize::try_from(pieces / limits.unit).unwrap_or(0)
}

struct Tables {
    /// by quantity in units, of the groups so far
    fewest: Vec<u16>,
    steps: Vec<Step>,
}

/// What was decided about one candidate.
struct Step {
    candidate: usize,
    group: Option<usize>,
    /// by quantity: no share (0), or twice the lots, and one more when it is the first of its group
    taken: Vec<u32>,
}

impl Tables {
    fn add_group(&mut self, candidates: &[Candidate], group: Option<usize>, unit: i64) {
        // Somebody of a named regency must be in: `without` is the table before the first of them.
        let size = self.fewest.len();
        let empty = vec![NONE; size];
        let before = std::mem::take(&mut self.fewest);
        let (without, mut with) = if group.is_some() { (before, empty) } else { (empty, before) };
        for (index, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.regency == group) {
            let from: Vec<(u16, bool)> =
                without.iter().zip(&with).map(|(a, b)| if a <= b { (*a, true) } else { (*b, false) }).collect();
            let mut taken = vec![0; size];
            slide(&from, candidate, unit, |at, lots, (fewest, is_first)| {
                if fewest < NONE && fewest + 1 < with[at] {
                    with[at] = fewest + 1;
                    taken[at] = lots * 2 + u32::from(is_first);
                }
            });
            self.steps.push(Step { candidate: index, group, taken });
        }
        self.fewest = with;
    }

    fn trace(&self, total: usize, candidates: &[Candidate], unit: i64) -> Vec<i64> {
        let mut lots = vec![0; candidates.len()];
        let mut at = total;
        let mut done = None;
        for step in self.steps.iter().rev() {
            let taken = step.taken[at];
            if taken == 0 || (step.group.is_some() && done == Some(step.group)) {
                continue;
            }
            let share = i64::from(taken / 2);
            lots[step.candidate] = share;
            at -= usize::try_from(candidates[step.candidate].pieces(share) / unit).unwrap_or(0);
            if taken % 2 == 1 {
                done = Some(step.group);
            }
        }
        lots
    }
}

/// For each quantity the best table entry that lies `fewest..=most` lots below it.
fn slide(from: &[(u16, bool)], candidate: &Candidate, unit: i64, mut best: impl FnMut(usize, u32, (u16, bool))) {
    let size_of = |value: i64| usize::try_from(value).unwrap_or(usize::MAX);
    let lot = size_of(candidate.offer.lot_size / unit);
    let (fewest, most) = (size_of(candidate.fewest), size_of(candidate.most));
    for remainder in 0..lot.min(from.len()) {
        let mut window: VecDeque<usize> = VecDeque::new();
        for step in 0..=(from.len() - 1 - remainder) / lot {
            let Some(entering) = step.checked_sub(fewest) else { continue };
            let value = |step: usize| from[remainder + step * lot];
            while window.back().is_some_and(|last| value(*last).0 >= value(entering).0) {
                window.pop_back();
            }
            window.push_back(entering);
            while window.front().is_some_and(|first| first + most < step) {
                window.pop_front();
            }
            if let Some(first) = window.front() {
                best(remainder + step * lot, u32::try_from(step - first).unwrap_or(0), value(*first));
            }
        }
    }
}
