//! Beside every spread there is, tried one by one: nothing here is shared with the code under test.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use etalase::allocation::{Demand, Offer, Proof};
use proptest::prelude::*;

use super::offers::{any_demand, any_offers, day, ready_offers, spread};

/// What can be there by that day, counted by hand.
fn can_make(demand: &Demand, offer: &Offer, due: NaiveDate) -> i64 {
    let mut pieces = 0;
    for week in &offer.weeks {
        let last_day = week.starts_on + chrono::Duration::days(6);
        let there = last_day + chrono::Duration::days(i64::from(offer.lead_time_days));
        if last_day >= demand.earliest && there <= due {
            pieces += week.free.max(0);
        }
    }
    pieces.min(offer.at_most)
}

fn shares(demand: &Demand, offer: &Offer, due: NaiveDate) -> Vec<i64> {
    let is_good_enough = match (demand.minimum_grade, offer.grade) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(worst), Some(grade)) => grade <= worst,
    };
    let is_cheap_enough = demand.price_ceiling_minor.is_none_or(|ceiling| offer.unit_price_minor <= ceiling);
    let fits = |pieces: &i64| *pieces == 0 || (*pieces % offer.lot_size == 0 && *pieces >= offer.minimum);
    let most = if is_good_enough && is_cheap_enough { can_make(demand, offer, due) } else { 0 };
    (0..=most.min(demand.quantity)).filter(fits).collect()
}

fn landed(offer: &Offer, pieces: i64) -> i64 {
    if pieces == 0 {
        return 0;
    }
    let grams = (offer.weight_per_unit_g * pieces).max(1);
    let begun = (grams + 999) / 1_000;
    offer.unit_price_minor * pieces + offer.shipping.first_kg_minor + offer.shipping.next_kg_minor * (begun - 1)
}

/// Least shortfall, then cost, then the most to whoever comes first.
type Best = (i64, i64, Reverse<Vec<i64>>);

struct Tried<'a> {
    demand: &'a Demand,
    offers: &'a [Offer],
    choices: Vec<Vec<i64>>,
    best: Option<Best>,
}

impl Tried<'_> {
    fn all(&mut self, chosen: &mut Vec<i64>, left: i64) {
        let Some(choices) = self.choices.get(chosen.len()) else {
            return self.look_at(chosen, left);
        };
        for pieces in choices.clone().into_iter().filter(|pieces| *pieces <= left) {
            chosen.push(pieces);
            self.all(chosen, left - pieces);
            chosen.pop();
        }
    }

    fn look_at(&mut self, chosen: &[i64], shortfall: i64) {
        let taken: Vec<&Offer> =
            self.offers.iter().zip(chosen).filter(|(_, n)| **n > 0).map(|(offer, _)| offer).collect();
        let serves = |code: &String| taken.iter().any(|offer| offer.regency == *code);
        if self.demand.at_most_suppliers.is_none_or(|most| taken.len() <= most)
            && self.demand.from_regencies.iter().all(serves)
        {
            let cost = self.offers.iter().zip(chosen).map(|(offer, pieces)| landed(offer, *pieces)).sum();
            let this = (shortfall, cost, Reverse(chosen.to_vec()));
            if self.best.as_ref().is_none_or(|best| this < *best) {
                self.best = Some(this);
            }
        }
    }
}

/// With the offers in the order of the turn; None when the limits cannot be kept.
fn best(demand: &Demand, offers: &[Offer], due: NaiveDate) -> Option<Best> {
    let choices = offers.iter().map(|offer| shares(demand, offer, due)).collect();
    let mut tried = Tried { demand, offers, choices, best: None };
    tried.all(&mut Vec::new(), demand.quantity);
    tried.best
}

fn compare(demand: &Demand, mut offers: Vec<Offer>) -> Result<(), TestCaseError> {
    offers.sort_by_key(|offer| (offer.last_served, Reverse(offer.reliability_permille), offer.key.clone()));
    let found = spread(demand, &offers);
    prop_assert_eq!(found.proof, Proof::Optimal);
    let pieces =
        |offer: &Offer| found.shares.iter().find(|share| share.key == offer.key).map_or(0, |share| share.quantity);
    let chosen = offers.iter().map(pieces).collect();
    let best = best(demand, &offers, demand.due).unwrap_or((demand.quantity, 0, Reverse(vec![0; offers.len()])));
    prop_assert_eq!((found.shortfall, found.landed_minor, Reverse(chosen)), best);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_better_than_what_was_found(demand in any_demand(14), offers in any_offers(0..=6, 6)) {
        compare(&demand, offers)?;
    }

    #[test]
    fn nothing_is_better_within_the_buyers_limits(
        demand in any_demand(14),
        offers in ready_offers(4..=6, 6),
        at_most in 1_usize..4,
    ) {
        let limited = Demand { at_most_suppliers: Some(at_most), minimum_grade: None, due: day(40), ..demand };
        compare(&Demand { earliest: day(0), ..limited }, offers)?;
    }

    #[test]
    fn a_shortfall_tells_the_first_day_without_one(demand in any_demand(30), offers in any_offers(0..=4, 6)) {
        let found = spread(&demand, &offers);
        let is_met = |due: NaiveDate| best(&demand, &offers, due).is_some_and(|best| best.0 == 0);
        let days: BTreeSet<NaiveDate> = (0..80).map(day).filter(|day| *day > demand.due).collect();
        let first = days.into_iter().find(|day| is_met(*day));
        prop_assert_eq!(found.could_be_met_on, first.filter(|_| found.shortfall > 0));
    }
}
