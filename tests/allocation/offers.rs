//! Offers and demands to change what a test is about. Monday 4 January 2027 is the ordering day.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use etalase::allocation::{Allocation, Demand, Effort, Offer, RefusalReason, Share, Week, allocate};
use etalase::shipping::rate_table::Rate;
use proptest::prelude::*;

pub const ORDERED_ON: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
/// Tests count steps alone, so that a busy machine does not change an answer. So many are never needed here.
pub const PATIENT: Effort = Effort { steps: 20_000_000, time: Duration::MAX };

pub fn day(after: u64) -> NaiveDate {
    ORDERED_ON + Days::new(after)
}

/// Pieces that the buyer wants within five weeks.
pub fn wanted(quantity: i64) -> Demand {
    Demand {
        quantity,
        earliest: ORDERED_ON,
        due: day(35),
        price_ceiling_minor: None,
        minimum_grade: None,
        at_most_suppliers: None,
        from_regencies: Vec::new(),
    }
}

/// So many pieces in the first week, a week's lead time, single pieces, no shipping, never served.
pub fn offer(key: &str, free: i64, unit_price_minor: i64) -> Offer {
    Offer {
        key: key.to_owned(),
        regency: "52.01".to_owned(),
        grade: None,
        unit_price_minor,
        lot_size: 1,
        minimum: 1,
        at_most: 1_000_000,
        lead_time_days: 7,
        weeks: vec![Week { starts_on: ORDERED_ON, free }],
        weight_per_unit_g: 1_000,
        shipping: Rate { first_kg_minor: 0, next_kg_minor: 0 },
        reliability_permille: 1_000,
        last_served: None,
    }
}

pub fn spread(demand: &Demand, offers: &[Offer]) -> Allocation {
    allocate(demand, offers, PATIENT).unwrap()
}

pub fn quantities(allocation: &Allocation) -> Vec<(&str, i64)> {
    allocation.shares.iter().map(|share| (share.key.as_str(), share.quantity)).collect()
}

pub fn share<'a>(allocation: &'a Allocation, key: &str) -> &'a Share {
    allocation.shares.iter().find(|share| share.key == key).unwrap()
}

pub fn refusal(allocation: &Allocation, key: &str) -> RefusalReason {
    allocation.refusals.iter().find(|refusal| refusal.key == key).unwrap().reason.clone()
}

/// Few prices and weights, so that much costs the same; `most` pieces a week.
pub fn any_offer(most: i64) -> impl Strategy<Value = Offer> {
    use etalase::allocation::Grade;
    let grades = prop_oneof![Just(None), Just(Some(Grade::A)), Just(Some(Grade::B)), Just(Some(Grade::C))];
    let sizes = (1_i64..4, 0_i64..6, 0..=2 * most);
    let times = (0_u32..20, proptest::collection::vec((-2_i64..4, -1..=most), 0..4));
    let costs = (1_i64..4, prop_oneof![Just(300_i64), Just(1_000), Just(1_400)], 0_i64..3, 0_i64..3);
    let past = (proptest::option::of(0_i64..2), 999_u16..=1_000);
    (grades, sizes, times, costs, past, 1..4).prop_map(|(grade, sizes, times, costs, past, regency)| Offer {
        regency: format!("52.0{regency}"),
        grade,
        unit_price_minor: costs.0 * 100,
        lot_size: sizes.0,
        minimum: sizes.1,
        at_most: sizes.2,
        lead_time_days: times.0,
        weeks: times.1.into_iter().map(|(week, free)| Week { starts_on: week_after(week), free }).collect(),
        weight_per_unit_g: costs.1,
        shipping: Rate { first_kg_minor: costs.2 * 100, next_kg_minor: costs.3 * 50 },
        reliability_permille: past.1,
        last_served: past.0,
        ..offer("", 0, 0)
    })
}

/// All of them can deliver something in time, so that limits decide who does.
pub fn ready_offers(count: std::ops::RangeInclusive<usize>, most: i64) -> impl Strategy<Value = Vec<Offer>> {
    let ready = move |offer: Offer, free: i64| Offer {
        lead_time_days: 7,
        lot_size: offer.lot_size.min(2),
        minimum: offer.minimum.min(2),
        at_most: most,
        weeks: vec![Week { starts_on: ORDERED_ON, free }],
        ..offer
    };
    let offers = proptest::collection::vec((any_offer(most), 2..=most), count);
    offers.prop_map(move |offers| {
        let named = |(place, (offer, free))| Offer { key: format!("bumdes-{place:02}"), ..ready(offer, free) };
        offers.into_iter().enumerate().map(named).collect()
    })
}

fn week_after(weeks: i64) -> NaiveDate {
    ORDERED_ON + chrono::Duration::weeks(weeks)
}

/// So many offers, named by their place.
pub fn any_offers(count: std::ops::RangeInclusive<usize>, most: i64) -> impl Strategy<Value = Vec<Offer>> {
    let named = |(place, offer): (usize, Offer)| Offer { key: format!("bumdes-{place:02}"), ..offer };
    proptest::collection::vec(any_offer(most), count)
        .prop_map(move |offers| offers.into_iter().enumerate().map(named).collect())
}

pub fn any_demand(most: i64) -> impl Strategy<Value = Demand> {
    use etalase::allocation::Grade;
    let worst = prop_oneof![3 => Just(None), 1 => Just(Some(Grade::B))];
    let suppliers = prop_oneof![2 => Just(None), 3 => (0_usize..5).prop_map(Some)];
    let regencies = prop_oneof![
        2 => Just(Vec::new()),
        1 => Just(vec!["52.01".to_owned()]),
        1 => Just(vec!["52.03".to_owned(), "52.01".to_owned(), "52.03".to_owned()]),
    ];
    let ceiling = prop_oneof![3 => Just(None), 1 => Just(Some(200))];
    (1..=most, 10_u64..45, 0_u64..9, worst, suppliers, regencies, ceiling).prop_map(
        |(quantity, due, earliest, minimum_grade, at_most_suppliers, from_regencies, price_ceiling_minor)| Demand {
            quantity,
            earliest: day(earliest),
            due: day(due),
            price_ceiling_minor,
            minimum_grade,
            at_most_suppliers,
            from_regencies,
        },
    )
}
