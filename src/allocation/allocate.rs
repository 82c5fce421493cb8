//! The verb: check, screen, find the least shortfall, then the cheapest and fairest spread, then say why.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::candidate::{Candidate, turn};
use super::check::{AllocateError, MOST_UNITS, check};
use super::demand::Effort;
use super::reach::{Limits, reach};
use super::reasons::Finished;
use super::screen::screen;
use super::search::{Budget, Question, Spread};
use super::{Allocation, Demand, Offer, Proof, Refusal, RefusalReason, Share, timing};

/// Spreads a bulk order: first the least shortfall, then the lowest landed cost, then the fairest. The order of the
/// offers makes no difference.
pub fn allocate(demand: &Demand, offers: &[Offer], effort: Effort) -> Result<Allocation, AllocateError> {
    let budget = Budget::of(effort);
    let demand = &with_each_regency_once(demand);
    check(demand, offers)?;
    let mut offers: Vec<&Offer> = offers.iter().collect();
    offers.sort_by(|a, b| turn(a).cmp(&turn(b)));
    let (candidates, mut refusals) = candidates(demand, demand.due, &offers);
    let limits = limits(demand, &candidates)?;
    let Some(reached) = reach(&candidates, demand.quantity, limits) else {
        return Ok(nothing(demand, &offers, limits, refusals));
    };
    let shortfall = demand.quantity - reached.pieces;
    let could_be_met_on = if shortfall > 0 { first_day(demand, &offers) } else { None };
    let found = within_limits(&candidates, reached.pieces, limits, &reached.lots, budget);
    let reasons =
        Finished { demand, candidates: &candidates, lots: &found.spread.lots, shortfall, unlimited: &found.unlimited };
    let mut shares = Vec::new();
    for (index, (candidate, lots)) in candidates.iter().zip(&found.spread.lots).enumerate() {
        if *lots > 0 {
            shares.push(share(demand, candidate, *lots, &reasons, index));
        } else {
            refusals.push(Refusal { key: candidate.offer.key.clone(), reason: reasons.of_refusal(index) });
        }
    }
    let place = |key: &str| offers.iter().position(|offer| offer.key == key);
    refusals.sort_by_key(|refusal| place(&refusal.key));
    Ok(Allocation {
        shares,
        refusals,
        shortfall,
        could_be_met_on,
        unserved_regencies: Vec::new(),
        landed_minor: found.spread.landed_minor,
        proof: found.spread.gap_minor.map_or(Proof::Optimal, |gap_minor| Proof::WithinBound { gap_minor }),
    })
}

fn with_each_regency_once(demand: &Demand) -> Demand {
    let named: BTreeSet<String> = demand.from_regencies.iter().cloned().collect();
    Demand { from_regencies: named.into_iter().collect(), ..demand.clone() }
}

/// Who can have a share by that day, in the order of the turn; and who cannot, and why.
fn candidates<'a>(demand: &Demand, due: NaiveDate, offers: &[&'a Offer]) -> (Vec<Candidate<'a>>, Vec<Refusal>) {
    let mut candidates = Vec::new();
    let mut refusals = Vec::new();
    for (offer, screened) in offers.iter().zip(screen(demand, due, offers)) {
        match screened {
            Ok(candidate) => candidates.push(candidate),
            Err(reason) => refusals.push(Refusal { key: offer.key.clone(), reason }),
        }
    }
    (candidates, refusals)
}

fn limits(demand: &Demand, candidates: &[Candidate]) -> Result<Limits, AllocateError> {
    let measure = candidates.iter().fold(0, |measure, candidate| greatest_common(measure, candidate.offer.lot_size));
    let unit = measure.max(1);
    if demand.quantity / unit > MOST_UNITS && !candidates.is_empty() {
        return Err(AllocateError::TooLarge);
    }
    Ok(Limits { at_most: demand.at_most_suppliers, regencies: demand.from_regencies.len(), unit })
}

fn greatest_common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common(b, a % b) }
}

struct Found {
    spread: Spread,
    /// the cheapest spread of the same quantity without the buyer's limits
    unlimited: Vec<i64>,
}

/// The cheapest spread without limits is often within them, and much faster to find.
fn within_limits(candidates: &[Candidate], total: i64, limits: Limits, known: &[i64], budget: Budget) -> Found {
    let rough = Budget { steps: u64::MAX, ..budget };
    if limits.at_most.is_none() && limits.regencies == 0 {
        let spread = Question { candidates, total, limits }.cheapest(known, budget.part((3, 4)), Some(rough));
        return Found { unlimited: spread.lots.clone(), spread };
    }
    let unlimited = Question { candidates, total, limits: Limits { at_most: None, regencies: 0, ..limits } };
    let free = unlimited.cheapest(known, budget.part((3, 8)), None);
    if free.gap_minor.is_none() && limits.hold(candidates, &free.lots) {
        return Found { unlimited: free.lots.clone(), spread: free };
    }
    let spread = Question { candidates, total, limits }.cheapest(known, budget.part((5, 8)), Some(rough));
    Found { spread, unlimited: free.lots }
}

fn share(demand: &Demand, candidate: &Candidate, lots: i64, reasons: &Finished, index: usize) -> Share {
    let quantity = candidate.pieces(lots);
    let goods_minor = candidate.offer.unit_price_minor * quantity;
    Share {
        key: candidate.offer.key.clone(),
        quantity,
        promises: timing::promises(candidate.offer, demand.earliest, quantity),
        goods_minor,
        shipping_minor: candidate.cost(lots) - goods_minor,
        reason: reasons.of_share(index),
    }
}

/// The buyer's limits cannot be kept: nobody has a share.
fn nothing(demand: &Demand, offers: &[&Offer], limits: Limits, mut refusals: Vec<Refusal>) -> Allocation {
    let place = |key: &str| offers.iter().position(|offer| offer.key == key);
    let (candidates, _) = candidates(demand, demand.due, offers);
    let kept_out =
        |candidate: &Candidate| Refusal { key: candidate.offer.key.clone(), reason: RefusalReason::LimitsCannotBeKept };
    refusals.extend(candidates.iter().map(kept_out));
    refusals.sort_by_key(|refusal| place(&refusal.key));
    let is_unserved = |named: &usize| candidates.iter().all(|candidate| candidate.regency != Some(*named));
    let unserved = (0..limits.regencies).filter(is_unserved).map(|named| demand.from_regencies[named].clone());
    Allocation {
        shares: Vec::new(),
        refusals,
        shortfall: demand.quantity,
        could_be_met_on: first_day(demand, offers),
        unserved_regencies: unserved.collect(),
        landed_minor: 0,
        proof: Proof::Optimal,
    }
}

/// The first due date on which the whole quantity can be made. Whatever can be made by one day can be made by a later
/// one, so that halving finds it.
fn first_day(demand: &Demand, offers: &[&Offer]) -> Option<NaiveDate> {
    let days: BTreeSet<NaiveDate> = offers.iter().flat_map(|offer| timing::arrivals(offer, demand.earliest)).collect();
    let days: Vec<NaiveDate> = days.into_iter().filter(|day| *day > demand.due).collect();
    let is_met = |day: NaiveDate| {
        let (candidates, _) = candidates(demand, day, offers);
        let all: i64 = candidates.iter().map(|candidate| candidate.pieces(candidate.most)).sum();
        all >= demand.quantity
            && limits(demand, &candidates).is_ok_and(|limits| {
                reach(&candidates, demand.quantity, limits).is_some_and(|reached| reached.pieces == demand.quantity)
            })
    };
    let at = days.partition_point(|day| !is_met(*day));
    days.get(at).copied()
}
