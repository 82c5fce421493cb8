//! What is refused before anything is computed.

use std::collections::BTreeSet;

use super::{Demand, Offer};

/// The most that can be wanted, counted in what all lot sizes have in common.
pub const MOST_UNITS: i64 = 100_000;
/// The most pieces that can be wanted.
const MOST_PIECES: i64 = 10_000_000;
/// The most rupiah that one offer's whole capacity may cost, so that no sum overflows.
const MOST_MINOR: i64 = 1_000_000_000_000;
/// Regencies are bits of a small number.
const MOST_REGENCIES: usize = 16;
const MOST_OFFERS: usize = 10_000;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AllocateError {
    #[error("nothing is wanted")]
    NothingWanted,
    #[error("two offers have the key {0}")]
    SameKey(String),
    /// A lot size below 1, or a number below 0 where there is none.
    #[error("the offer {0} has a number that cannot be")]
    Impossible(String),
    /// Pieces, offers, regencies or rupiah beyond what is searched exactly: see [`MOST_UNITS`].
    #[error("the order is too large to be spread exactly")]
    TooLarge,
}

pub(super) fn check(demand: &Demand, offers: &[Offer]) -> Result<(), AllocateError> {
    if demand.quantity <= 0 {
        return Err(AllocateError::NothingWanted);
    }
    if demand.quantity > MOST_PIECES || demand.from_regencies.len() > MOST_REGENCIES || offers.len() > MOST_OFFERS {
        return Err(AllocateError::TooLarge);
    }
    let mut keys = BTreeSet::new();
    for offer in offers {
        if !keys.insert(&offer.key) {
            return Err(AllocateError::SameKey(offer.key.clone()));
        }
        let never_negative = [
            offer.minimum,
            offer.at_most,
            offer.unit_price_minor,
            offer.weight_per_unit_g,
            offer.shipping.first_kg_minor,
            offer.shipping.next_kg_minor,
        ];
        if offer.lot_size < 1 || never_negative.iter().any(|number| *number < 0) {
            return Err(AllocateError::Impossible(offer.key.clone()));
        }
        let most = demand.quantity.min(offer.at_most);
        if offer.lot_size > MOST_PIECES
            || offer.minimum > MOST_PIECES
            || offer.landed_minor(most).is_none_or(|landed| landed > MOST_MINOR)
        {
            return Err(AllocateError::TooLarge);
        }
    }
    Ok(())
}
