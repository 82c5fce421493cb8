//! Which offers can have a share at all by the due date, and why the others cannot.

use chrono::NaiveDate;

use super::candidate::Candidate;
use super::{Demand, Offer, RefusalReason, timing};

/// In the order of the offers.
pub(super) fn screen<'a>(
    demand: &Demand,
    due: NaiveDate,
    offers: &[&'a Offer],
) -> Vec<Result<Candidate<'a>, RefusalReason>> {
    offers.iter().map(|offer| candidate(demand, due, offer)).collect()
}

fn candidate<'a>(demand: &Demand, due: NaiveDate, offer: &'a Offer) -> Result<Candidate<'a>, RefusalReason> {
    if demand.minimum_grade.is_some_and(|worst| offer.grade.is_none_or(|grade| grade > worst)) {
        return Err(RefusalReason::GradeTooLow);
    }
    if let Some(ceiling) = demand.price_ceiling_minor.filter(|ceiling| offer.unit_price_minor > *ceiling) {
        return Err(RefusalReason::AbovePriceCeiling { dearer_by_minor: offer.unit_price_minor - ceiling });
    }
    let smallest = smallest_share(offer);
    let in_time = timing::capacity(offer, demand.earliest, due);
    if in_time < smallest {
        return Err(too_little(demand, offer, in_time));
    }
    if demand.quantity < smallest {
        return Err(does_not_fit(offer, demand.quantity));
    }
    let most = in_time.min(demand.quantity) / offer.lot_size;
    let regency = demand.from_regencies.iter().position(|code| *code == offer.regency);
    Ok(Candidate { offer, fewest: smallest / offer.lot_size, most, regency })
}

/// The fewest whole lots that are worth beginning, in pieces.
pub(super) fn smallest_share(offer: &Offer) -> i64 {
    let minimum = offer.minimum.max(1);
    (minimum + offer.lot_size - 1) / offer.lot_size * offer.lot_size
}

fn too_little(demand: &Demand, offer: &Offer, in_time: i64) -> RefusalReason {
    let smallest = smallest_share(offer);
    let enough = |day: &NaiveDate| timing::capacity(offer, demand.earliest, *day) >= smallest;
    if let Some(earliest) = timing::arrivals(offer, demand.earliest).into_iter().find(enough) {
        return RefusalReason::TooLate { earliest };
    }
    let at_any_time = timing::capacity(offer, demand.earliest, NaiveDate::MAX);
    if at_any_time <= 0 { RefusalReason::NoCapacity } else { does_not_fit(offer, at_any_time.max(in_time)) }
}

fn does_not_fit(offer: &Offer, available: i64) -> RefusalReason {
    if available < offer.minimum {
        RefusalReason::BelowMinimum { minimum: offer.minimum, available }
    } else {
        RefusalReason::LotDoesNotFit { lot_size: offer.lot_size, available }
    }
}
