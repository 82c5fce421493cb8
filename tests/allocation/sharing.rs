//! Who has a share, and the reason that goes with it.

use chrono::Days;
use etalase::allocation::{Demand, Offer, Promise, Proof, RefusalReason, ShareReason, Week};
use etalase::shipping::rate_table::Rate;

use super::offers::{ORDERED_ON, day, offer, quantities, refusal, share, spread, wanted};

#[test]
fn what_cannot_be_ready_in_time_is_missing_and_told_with_its_day() {
    let late = Offer { lead_time_days: 30, ..offer("C", 500, 900) };
    let offers = [offer("A", 400, 1_000), offer("B", 350, 1_000), late];
    let found = spread(&wanted(1_000), &offers);
    assert_eq!(quantities(&found), [("A", 400), ("B", 350)]);
    assert_eq!(found.shortfall, 250);
    // C's week ends on 10 January and its goods arrive 30 days later.
    assert_eq!(found.could_be_met_on, Some(day(36)));
    assert_eq!(refusal(&found, "C"), RefusalReason::TooLate { earliest: day(36) });
    assert_eq!(share(&found, "A").reason, ShareReason::AllIsNeeded);
    assert_eq!((found.landed_minor, found.proof), (750_000, Proof::Optimal));
}

#[test]
fn a_later_due_date_lets_the_late_one_in() {
    let late = Offer { lead_time_days: 30, ..offer("C", 500, 900) };
    let offers = [offer("A", 400, 1_000), offer("B", 350, 1_000), late];
    let found = spread(&Demand { due: day(36), ..wanted(1_000) }, &offers);
    assert_eq!((found.shortfall, found.could_be_met_on), (0, None));
    assert_eq!(share(&found, "C").quantity, 500);
}

#[test]
fn the_cheapest_landed_wins_and_the_last_fills_the_rest() {
    let far = Offer { shipping: Rate { first_kg_minor: 500, next_kg_minor: 500 }, ..offer("far", 100, 1_000) };
    let found = spread(&wanted(150), &[far, offer("near", 100, 1_200), offer("dear", 100, 1_600)]);
    assert_eq!(quantities(&found), [("far", 50), ("near", 100)]);
    assert_eq!(share(&found, "near").reason, ShareReason::CheapestLanded);
    assert_eq!(share(&found, "far").reason, ShareReason::FillsRest { could_make: 100 });
    assert_eq!(share(&found, "far").shipping_minor, 25_000);
    assert_eq!(refusal(&found, "dear"), RefusalReason::NotNeeded { dearer_by_minor: 100 });
}

#[test]
fn among_equals_whoever_was_never_served_comes_first_then_the_longest_ago() {
    let offers = [
        Offer { last_served: Some(20), ..offer("lately", 100, 1_000) },
        Offer { last_served: Some(10), ..offer("long-ago", 100, 1_000) },
        offer("never", 100, 1_000),
    ];
    let found = spread(&wanted(150), &offers);
    assert_eq!(quantities(&found), [("never", 100), ("long-ago", 50)]);
    assert_eq!(share(&found, "never").reason, ShareReason::FairTurn { instead_of: "lately".into() });
    assert_eq!(refusal(&found, "lately"), RefusalReason::LaterTurn { instead_of: "never".into() });
}

#[test]
fn among_those_served_alike_the_more_reliable_comes_first_then_the_key() {
    let offers = [
        Offer { reliability_permille: 900, ..offer("a", 10, 1_000) },
        Offer { reliability_permille: 950, ..offer("b", 10, 1_000) },
        Offer { reliability_permille: 950, ..offer("c", 10, 1_000) },
    ];
    assert_eq!(quantities(&spread(&wanted(15), &offers)), [("b", 10), ("c", 5)]);
}

#[test]
fn fairness_never_costs_a_rupiah() {
    let offers = [Offer { last_served: Some(99), ..offer("served", 100, 1_000) }, offer("never", 100, 1_001)];
    assert_eq!(quantities(&spread(&wanted(100), &offers)), [("served", 100)]);
}

#[test]
fn a_kilogram_begun_is_paid_whole_so_full_ones_are_sent() {
    // 400 g a piece: five pieces fill two kilograms, and a sixth would begin a third.
    let by_the_kilogram = Rate { first_kg_minor: 1_000, next_kg_minor: 1_000 };
    let light = |key: &str| Offer { weight_per_unit_g: 400, shipping: by_the_kilogram, ..offer(key, 8, 100) };
    let found = spread(&wanted(10), &[light("a"), light("b")]);
    assert_eq!(quantities(&found), [("a", 5), ("b", 5)]);
    assert_eq!(found.landed_minor, 1_000 + 4_000);
}

#[test]
fn the_earliest_weeks_are_promised_first() {
    let week = |after: u64, free: i64| Week { starts_on: ORDERED_ON + Days::new(after), free };
    let weeks = vec![week(14, 50), week(0, 20), week(7, 30), week(28, 90)];
    let found = spread(&wanted(60), &[Offer { weeks, ..offer("a", 0, 1_000) }]);
    let promised = |after: u64, quantity: i64| Promise { week: day(after), quantity };
    assert_eq!(found.shares[0].promises, [promised(0, 20), promised(7, 30), promised(14, 10)]);
}
