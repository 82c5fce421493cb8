//! An offer that can have a share, and what each share would cost.

use std::cmp::Reverse;

use super::Offer;

/// Shares are counted in lots: 0, or `fewest..=most` of them.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub offer: &'a Offer,
    pub fewest: i64,
    pub most: i64,
    /// which of the buyer's named regencies it is in
    pub regency: Option<usize>,
}

impl Candidate<'_> {
    pub fn pieces(&self, lots: i64) -> i64 {
        lots * self.offer.lot_size
    }

    /// Goods and shipping. That nothing overflows was checked when the offer was screened.
    pub fn cost(&self, lots: i64) -> i64 {
        if lots == 0 { 0 } else { self.offer.landed_minor(self.pieces(lots)).unwrap_or(i64::MAX) }
    }

    /// Whether a share of exactly so many pieces is possible.
    pub fn can_make(&self, pieces: i64) -> bool {
        pieces % self.offer.lot_size == 0 && (self.fewest..=self.most).contains(&(pieces / self.offer.lot_size))
    }
}

/// Whose turn comes first: never served, then the longest ago; then the more reliable; then by key.
pub(super) fn turn(offer: &Offer) -> (Option<i64>, Reverse<u16>, &str) {
    (offer.last_served, Reverse(offer.reliability_permille), &offer.key)
}
