//! Why somebody has a share or none, in words: for people, and one word for programs.

use std::collections::HashMap;

use chrono::NaiveDate;
use fluent_bundle::FluentValue;

use crate::allocation::{RefusalReason, ShareReason};
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::web::format;

pub struct Words<'a> {
    pub translations: &'a Translations,
    pub language: Language,
    /// of the BUMDes, by the key of its offer
    pub names: &'a HashMap<String, String>,
}

impl Words<'_> {
    pub fn name(&self, key: &str) -> String {
        self.names.get(key).cloned().unwrap_or_default()
    }

    pub fn of_share(&self, reason: &ShareReason) -> String {
        let say = |key, arguments: &[(&str, FluentValue<'_>)]| self.translations.text(self.language, key, arguments);
        match reason {
            ShareReason::AllIsNeeded => say("quotation-share-all-is-needed", &[]),
            ShareReason::NeededForRegency { .. } => say("quotation-share-needed-for-regency", &[]),
            ShareReason::FairTurn { instead_of } => {
                say("quotation-share-fair-turn", &[("other", self.name(instead_of).into())])
            }
            ShareReason::FillsRest { could_make } => {
                say("quotation-share-fills-rest", &[("n", self.number(*could_make))])
            }
            ShareReason::CheapestLanded => say("quotation-share-cheapest", &[]),
        }
    }

    pub fn of_refusal(&self, reason: &RefusalReason) -> String {
        let say = |key, arguments: &[(&str, FluentValue<'_>)]| self.translations.text(self.language, key, arguments);
        match reason {
            RefusalReason::GradeTooLow => say("quotation-left-out-grade", &[]),
            RefusalReason::AbovePriceCeiling { dearer_by_minor } => {
                say("quotation-left-out-ceiling", &[("amount", self.money(*dearer_by_minor))])
            }
            RefusalReason::NoCapacity => say("quotation-left-out-no-capacity", &[]),
            RefusalReason::TooLate { earliest } => say("quotation-left-out-late", &[("day", self.day(*earliest))]),
            RefusalReason::BelowMinimum { minimum, available } => say(
                "quotation-left-out-minimum",
                &[("minimum", self.number(*minimum)), ("available", self.number(*available))],
            ),
            RefusalReason::LotDoesNotFit { lot_size, available } => say(
                "quotation-left-out-lot",
                &[("lot", self.number(*lot_size)), ("available", self.number(*available))],
            ),
            RefusalReason::LimitsCannotBeKept => say("quotation-left-out-limits", &[]),
            RefusalReason::TooManySuppliers { at_most } => {
                let most = self.number(i64::try_from(*at_most).unwrap_or(i64::MAX));
                say("quotation-left-out-suppliers", &[("n", most)])
            }
            RefusalReason::LaterTurn { instead_of } => {
                say("quotation-left-out-turn", &[("other", self.name(instead_of).into())])
            }
            RefusalReason::NotNeeded { dearer_by_minor: 0 } => say("quotation-left-out-fits-less", &[]),
            RefusalReason::NotNeeded { dearer_by_minor } => {
                say("quotation-left-out-dearer", &[("amount", self.money(*dearer_by_minor))])
            }
        }
    }

    fn number(&self, number: i64) -> FluentValue<'static> {
        format::number(number, self.language).into()
    }

    fn money(&self, minor: i64) -> FluentValue<'static> {
        Money::idr(minor).display(self.language).into()
    }

    fn day(&self, day: NaiveDate) -> FluentValue<'static> {
        format::day(day, self.language).into()
    }
}

/// A contract with programs.
pub(super) fn code_of_share(reason: &ShareReason) -> &'static str {
    match reason {
        ShareReason::AllIsNeeded => "all_is_needed",
        ShareReason::NeededForRegency { .. } => "needed_for_regency",
        ShareReason::FairTurn { .. } => "fair_turn",
        ShareReason::FillsRest { .. } => "fills_rest",
        ShareReason::CheapestLanded => "cheapest_landed",
    }
}

/// The same.
pub(super) fn code_of_refusal(reason: &RefusalReason) -> &'static str {
    match reason {
        RefusalReason::GradeTooLow => "grade_too_low",
        RefusalReason::AbovePriceCeiling { .. } => "above_price_ceiling",
        RefusalReason::NoCapacity => "no_capacity",
        RefusalReason::TooLate { .. } => "too_late",
        RefusalReason::BelowMinimum { .. } => "below_minimum",
        RefusalReason::LotDoesNotFit { .. } => "lot_does_not_fit",
        RefusalReason::LimitsCannotBeKept => "limits_cannot_be_kept",
        RefusalReason::TooManySuppliers { .. } => "too_many_suppliers",
        RefusalReason::LaterTurn { .. } => "later_turn",
        RefusalReason::NotNeeded { .. } => "not_needed",
    }
}
