//! Why somebody has no share.

use etalase::allocation::{AllocateError, Demand, Grade, MOST_UNITS, Offer, RefusalReason, allocate};

use super::offers::{PATIENT, offer, refusal, spread, wanted};

fn reason(demand: &Demand, refused: Offer) -> RefusalReason {
    refusal(&spread(demand, &[refused]), "a")
}

#[test]
fn a_price_above_the_ceiling_is_refused_with_the_difference() {
    let demand = Demand { price_ceiling_minor: Some(900), ..wanted(10) };
    assert_eq!(reason(&demand, offer("a", 10, 1_000)), RefusalReason::AbovePriceCeiling { dearer_by_minor: 100 });
}

#[test]
fn the_worst_grade_that_will_do_is_kept() {
    let demand = Demand { minimum_grade: Some(Grade::B), ..wanted(10) };
    for (grade, is_taken) in [(Some(Grade::A), true), (Some(Grade::B), true), (Some(Grade::C), false), (None, false)] {
        let found = spread(&demand, &[Offer { grade, ..offer("a", 10, 1_000) }]);
        assert_eq!(found.shares.len() == 1, is_taken, "{grade:?}");
    }
    assert_eq!(reason(&demand, offer("a", 10, 1_000)), RefusalReason::GradeTooLow);
}

#[test]
fn weeks_that_promised_too_much_have_nothing_free() {
    assert_eq!(reason(&wanted(10), offer("a", -5, 1_000)), RefusalReason::NoCapacity);
}

#[test]
fn a_share_below_the_minimum_is_none() {
    let demanding = Offer { minimum: 20, ..offer("a", 15, 1_000) };
    assert_eq!(reason(&wanted(100), demanding.clone()), RefusalReason::BelowMinimum { minimum: 20, available: 15 });
    let roomy = Offer { weeks: offer("a", 50, 0).weeks, ..demanding };
    assert_eq!(reason(&wanted(12), roomy), RefusalReason::BelowMinimum { minimum: 20, available: 12 });
}

#[test]
fn a_lot_that_does_not_fit_leaves_a_shortfall() {
    let boxes = Offer { lot_size: 12, ..offer("a", 60, 1_000) };
    let found = spread(&wanted(40), &[boxes.clone(), Offer { key: "b".into(), ..boxes.clone() }]);
    assert_eq!((found.shares[0].quantity, found.shortfall), (36, 4));
    assert_eq!(refusal(&found, "b"), RefusalReason::LotDoesNotFit { lot_size: 12, available: 4 });
    assert_eq!(found.could_be_met_on, None);
    assert_eq!(reason(&wanted(5), boxes), RefusalReason::LotDoesNotFit { lot_size: 12, available: 5 });
}

#[test]
fn numbers_that_cannot_be_are_errors() {
    let error = |demand: &Demand, offers: &[Offer]| allocate(demand, offers, PATIENT).unwrap_err();
    let fine = offer("a", 10, 1_000);
    assert_eq!(error(&wanted(0), &[]), AllocateError::NothingWanted);
    assert_eq!(error(&wanted(1), &[fine.clone(), fine.clone()]), AllocateError::SameKey("a".into()));
    let no_lot = Offer { lot_size: 0, ..fine.clone() };
    assert_eq!(error(&wanted(1), &[no_lot]), AllocateError::Impossible("a".into()));
    let gift = Offer { unit_price_minor: -1, ..fine.clone() };
    assert_eq!(error(&wanted(1), &[gift]), AllocateError::Impossible("a".into()));
    assert_eq!(error(&wanted(MOST_UNITS + 1), &[fine]), AllocateError::TooLarge);
    assert_eq!(error(&wanted(1_000), &[offer("a", 1_000, i64::MAX / 2)]), AllocateError::TooLarge);
}
