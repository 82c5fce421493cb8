//! Why each offer has a share or none, read off the finished spread.

use super::candidate::Candidate;
use super::screen::smallest_share;
use super::{Demand, RefusalReason, ShareReason};

/// A finished spread, in the order of the turn.
pub(super) struct Finished<'a> {
    pub demand: &'a Demand,
    pub candidates: &'a [Candidate<'a>],
    pub lots: &'a [i64],
    pub shortfall: i64,
    /// lots of the cheapest spread without the buyer's limits
    pub unlimited: &'a [i64],
}

impl Finished<'_> {
    pub fn of_share(&self, index: usize) -> ShareReason {
        let candidate = &self.candidates[index];
        let has_room = self.lots[index] < candidate.most;
        if self.shortfall > 0 {
            ShareReason::AllIsNeeded
        } else if let Some(regency) = self.needed_regency(candidate) {
            ShareReason::NeededForRegency { regency }
        } else if let Some(other) = self.refused().find(|other| self.could_stand_in(*other, index)) {
            ShareReason::FairTurn { instead_of: self.key(other) }
        } else if has_room {
            ShareReason::FillsRest { could_make: candidate.pieces(candidate.most) }
        } else {
            ShareReason::CheapestLanded
        }
    }

    pub fn of_refusal(&self, index: usize) -> RefusalReason {
        let candidate = &self.candidates[index];
        let smallest = smallest_share(candidate.offer);
        if self.shortfall > 0 && smallest > self.shortfall {
            return RefusalReason::LotDoesNotFit { lot_size: candidate.offer.lot_size, available: self.shortfall };
        }
        let would_help = self.shortfall > 0 || self.unlimited[index] > 0;
        let is_full = |at_most: &usize| would_help && self.taken().count() >= *at_most;
        if let Some(at_most) = self.demand.at_most_suppliers.filter(is_full) {
            return RefusalReason::TooManySuppliers { at_most };
        }
        if let Some(other) = self.taken().find(|other| self.could_stand_in(index, *other)) {
            return RefusalReason::LaterTurn { instead_of: self.key(other) };
        }
        let own = (candidate.fewest..=candidate.most).map(|lots| per_piece(candidate, lots)).min().unwrap_or(0);
        let dearest =
            self.taken().map(|other| per_piece(&self.candidates[other], self.lots[other])).max().unwrap_or(own);
        RefusalReason::NotNeeded { dearer_by_minor: thousandths_up((own - dearest).max(0)) }
    }

    fn key(&self, index: usize) -> String {
        self.candidates[index].offer.key.clone()
    }

    fn taken(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.lots.len()).filter(|index| self.lots[*index] > 0)
    }

    fn refused(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.lots.len()).filter(|index| self.lots[*index] == 0)
    }

    /// Whether one without a share could have made exactly another's share for the same cost, within the limits.
    fn could_stand_in(&self, refused: usize, taken: usize) -> bool {
        let (stand_in, other) = (&self.candidates[refused], &self.candidates[taken]);
        let pieces = other.pieces(self.lots[taken]);
        let keeps_regency = other.regency == stand_in.regency || !self.is_alone(taken);
        taken < refused
            && stand_in.can_make(pieces)
            && stand_in.cost(pieces / stand_in.offer.lot_size) == other.cost(self.lots[taken])
            && keeps_regency
    }

    /// Whether it is the only share of a regency that the buyer named.
    fn is_alone(&self, index: usize) -> bool {
        let regency = self.candidates[index].regency;
        regency.is_some() && self.taken().filter(|other| self.candidates[*other].regency == regency).count() == 1
    }

    fn needed_regency(&self, candidate: &Candidate) -> Option<String> {
        let regency = candidate.regency?;
        let all = self.candidates.iter().zip(self.unlimited);
        let has_one_anyway = all.clone().any(|(other, lots)| other.regency == Some(regency) && *lots > 0);
        (!has_one_anyway).then(|| candidate.offer.regency.clone())
    }
}

/// Landed thousandths of a rupiah, so that close prices are told apart.
fn per_piece(candidate: &Candidate, lots: i64) -> i64 {
    let thousandths = i128::from(candidate.cost(lots)) * 1000 / i128::from(candidate.pieces(lots));
    i64::try_from(thousandths).unwrap_or(i64::MAX)
}

fn thousandths_up(thousandths: i64) -> i64 {
    (thousandths + 999) / 1000
}
