//! A search that is ended says how far it may be from the best.

use std::time::Duration;

use etalase::allocation::{Allocation, Effort, Offer, Proof, allocate};
use etalase::shipping::rate_table::Rate;

use super::offers::{PATIENT, offer, wanted};

/// Alike, so that there is much to compare.
fn alike(count: usize) -> Vec<Offer> {
    let shipping = |number: usize| Rate { first_kg_minor: 9_000 + 100 * (number as i64 % 7), next_kg_minor: 4_000 };
    let one = |number: usize| Offer {
        weight_per_unit_g: 350,
        lot_size: [7, 11, 13][number % 3],
        shipping: shipping(number),
        ..offer(&format!("bumdes-{number:02}"), 100, 50_000)
    };
    (0..count).map(one).collect()
}

fn with(effort: Effort) -> Allocation {
    allocate(&wanted(900), &alike(30), effort).unwrap()
}

#[test]
fn few_steps_give_a_spread_within_a_bound_that_is_true() {
    let best = with(PATIENT);
    assert_eq!(best.proof, Proof::Optimal);
    let hurried = with(Effort { steps: 1, ..PATIENT });
    let Proof::WithinBound { gap_minor } = hurried.proof else { panic!("{:?}", hurried.proof) };
    assert_eq!((best.shortfall, hurried.shortfall), (0, 0));
    assert!((hurried.landed_minor - gap_minor..=hurried.landed_minor).contains(&best.landed_minor));
    // The rough search that follows comes close: within a hundredth.
    assert!(gap_minor * 100 < hurried.landed_minor, "{gap_minor} of {}", hurried.landed_minor);
}

#[test]
fn the_same_steps_give_the_same_spread() {
    let hurried = || with(Effort { steps: 20_000, ..PATIENT });
    assert_eq!(hurried(), hurried());
}

#[test]
fn no_time_still_gives_a_spread_with_the_least_shortfall() {
    let rushed = with(Effort { time: Duration::ZERO, ..PATIENT });
    assert!(matches!(rushed.proof, Proof::WithinBound { .. }));
    assert_eq!(rushed.shortfall, 0);
    assert_eq!(rushed.shares.iter().map(|share| share.quantity).sum::<i64>(), 900);
}
