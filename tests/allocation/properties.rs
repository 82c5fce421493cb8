//! What holds for every spread, also those too large to be tried one by one.

use std::collections::BTreeSet;

use chrono::Days;
use etalase::allocation::{Allocation, Demand, Offer, allocate};
use proptest::prelude::*;

use super::offers::{PATIENT, any_demand, any_offers, spread};

fn taken<'a>(offers: &'a [Offer], allocation: &'a Allocation) -> impl Iterator<Item = (&'a Offer, i64)> {
    let offer = |key: &str| offers.iter().find(|offer| offer.key == key).unwrap();
    allocation.shares.iter().map(move |share| (offer(&share.key), share.quantity))
}

fn many() -> impl Strategy<Value = (Demand, Vec<Offer>)> {
    (any_demand(400), any_offers(0..=20, 40))
}

proptest! {
    #[test]
    fn what_is_shared_and_what_is_missing_is_what_was_wanted((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        let shared: i64 = found.shares.iter().map(|share| share.quantity).sum();
        prop_assert_eq!(shared + found.shortfall, demand.quantity);
        prop_assert!(found.shortfall >= 0);
    }

    #[test]
    fn lots_minimums_and_what_was_offered_are_kept((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        for (offer, quantity) in taken(&offers, &found) {
            prop_assert!(quantity > 0 && quantity % offer.lot_size == 0);
            prop_assert!((offer.minimum..=offer.at_most).contains(&quantity));
        }
    }

    #[test]
    fn no_week_promises_more_than_it_has_nor_arrives_late((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        for (share, (offer, quantity)) in found.shares.iter().zip(taken(&offers, &found)) {
            prop_assert_eq!(share.promises.iter().map(|promise| promise.quantity).sum::<i64>(), quantity);
            prop_assert!(share.promises.is_sorted_by_key(|promise| promise.week));
            let promised_on: BTreeSet<_> = share.promises.iter().map(|promise| promise.week).collect();
            for week in promised_on {
                let free: i64 = offer.weeks.iter().filter(|w| w.starts_on == week).map(|w| w.free.max(0)).sum();
                let used: i64 = share.promises.iter().filter(|p| p.week == week).map(|p| p.quantity).sum();
                prop_assert!(0 < used && used <= free);
                let finished = week + Days::new(6);
                prop_assert!(finished >= demand.earliest);
                prop_assert!(finished + Days::new(u64::from(offer.lead_time_days)) <= demand.due);
            }
        }
    }

    #[test]
    fn the_buyers_limits_are_kept((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        for (offer, _) in taken(&offers, &found) {
            prop_assert!(demand.price_ceiling_minor.is_none_or(|ceiling| offer.unit_price_minor <= ceiling));
            prop_assert!(demand.minimum_grade.is_none_or(|worst| offer.grade.is_some_and(|grade| grade <= worst)));
        }
        prop_assert!(demand.at_most_suppliers.is_none_or(|most| found.shares.len() <= most));
        let serves = |code: &String| taken(&offers, &found).any(|(offer, _)| offer.regency == *code);
        prop_assert!(found.shares.is_empty() || demand.from_regencies.iter().all(serves));
    }

    #[test]
    fn every_offer_has_a_share_or_a_reason_once((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        let shared = found.shares.iter().map(|share| &share.key);
        let mut named: Vec<&String> = shared.chain(found.refusals.iter().map(|refusal| &refusal.key)).collect();
        named.sort();
        prop_assert_eq!(named, offers.iter().map(|offer| &offer.key).collect::<Vec<_>>());
    }

    #[test]
    fn the_cost_is_that_of_the_shares((demand, offers) in many()) {
        let found = spread(&demand, &offers);
        let landed: i64 = found.shares.iter().map(|share| share.goods_minor + share.shipping_minor).sum();
        prop_assert_eq!(landed, found.landed_minor);
        for (share, (offer, quantity)) in found.shares.iter().zip(taken(&offers, &found)) {
            prop_assert_eq!(share.goods_minor, offer.unit_price_minor * quantity);
            let shipping = offer.shipping.price(offer.weight_per_unit_g * quantity).unwrap();
            prop_assert_eq!(share.shipping_minor, shipping.minor);
        }
    }

    #[test]
    fn the_order_of_the_offers_makes_no_difference(
        (demand, offers) in many(),
        seed in proptest::collection::vec(any::<u32>(), 20),
    ) {
        let mut mixed: Vec<(u32, Offer)> = seed.into_iter().zip(offers.clone()).collect();
        mixed.sort_by_key(|(place, _)| *place);
        let mixed: Vec<Offer> = mixed.into_iter().map(|(_, offer)| offer).collect();
        prop_assert_eq!(allocate(&demand, &mixed, PATIENT), allocate(&demand, &offers, PATIENT));
    }
}
