//! The limits that a buyer sets.

use etalase::allocation::{Demand, Offer, RefusalReason, ShareReason};

use super::offers::{day, offer, quantities, refusal, share, spread, wanted};

fn of_regency(code: &str, offer: Offer) -> Offer {
    Offer { regency: code.to_owned(), ..offer }
}

#[test]
fn a_named_regency_has_a_share_though_it_is_dearer() {
    let offers = [offer("cheap", 100, 1_000), of_regency("52.02", Offer { minimum: 10, ..offer("dear", 100, 2_000) })];
    let found = spread(&Demand { from_regencies: vec!["52.02".into()], ..wanted(100) }, &offers);
    assert_eq!(quantities(&found), [("cheap", 90), ("dear", 10)]);
    assert_eq!(share(&found, "dear").reason, ShareReason::NeededForRegency { regency: "52.02".into() });
}

#[test]
fn a_named_regency_that_is_in_anyway_is_no_reason() {
    let offers = [of_regency("52.02", offer("cheap", 100, 1_000)), offer("dear", 100, 2_000)];
    let found = spread(&Demand { from_regencies: vec!["52.02".into()], ..wanted(100) }, &offers);
    assert_eq!(share(&found, "cheap").reason, ShareReason::CheapestLanded);
}

#[test]
fn a_limit_that_nobody_can_keep_allocates_nothing_and_says_which() {
    let late = of_regency("52.02", Offer { lead_time_days: 60, ..offer("late", 100, 1_000) });
    let found =
        spread(&Demand { from_regencies: vec!["52.02".into()], ..wanted(50) }, &[offer("near", 100, 1_000), late]);
    assert_eq!((found.shares.len(), found.shortfall), (0, 50));
    assert_eq!(found.unserved_regencies, ["52.02"]);
    assert_eq!(refusal(&found, "near"), RefusalReason::LimitsCannotBeKept);
    assert_eq!(found.could_be_met_on, Some(day(66)));
}

#[test]
fn fewer_suppliers_cost_more_or_leave_a_shortfall() {
    let offers = [offer("a", 60, 1_000), offer("b", 60, 1_000), offer("c", 100, 1_500)];
    let one = |quantity: i64| Demand { at_most_suppliers: Some(1), ..wanted(quantity) };
    let found = spread(&one(100), &offers);
    assert_eq!(quantities(&found), [("c", 100)]);
    assert_eq!(refusal(&found, "a"), RefusalReason::TooManySuppliers { at_most: 1 });
    let found = spread(&one(120), &offers);
    assert_eq!((quantities(&found), found.shortfall), (vec![("c", 100)], 20));
    assert_eq!(refusal(&found, "a"), RefusalReason::TooManySuppliers { at_most: 1 });
}

#[test]
fn limits_are_kept_together() {
    let offers = [
        offer("a", 50, 1_000),
        offer("b", 50, 1_000),
        of_regency("52.02", offer("c", 50, 1_100)),
        of_regency("52.03", offer("d", 50, 1_200)),
    ];
    let demand =
        Demand { at_most_suppliers: Some(2), from_regencies: vec!["52.02".into(), "52.03".into()], ..wanted(80) };
    assert_eq!(quantities(&spread(&demand, &offers)), [("c", 50), ("d", 30)]);
}
