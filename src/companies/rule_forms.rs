//! What an admin fills in about agreeing and budgets. Sums are read as people write them: `Rp5.000.000`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::approval::Rule;
use super::forms::FormErrors;
use super::set_rules::NewBudget;
use crate::i18n::Language;
use crate::ids::OutletId;
use crate::ledger::forms::rupiah;
use crate::money::Money;

/// Nothing where nothing was written.
pub(super) fn sum(text: &str) -> Result<Option<i64>, ()> {
    let text = text.trim().trim_start_matches("Rp").trim();
    if text.is_empty() { Ok(None) } else { rupiah(text).map(Some).ok_or(()) }
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RuleForm {
    pub one_above: String,
    pub two_above: String,
}

impl RuleForm {
    pub fn of(rule: Rule, language: Language) -> Self {
        let text = |limit: Option<i64>| limit.map(|minor| Money::idr(minor).display(language)).unwrap_or_default();
        Self { one_above: text(rule.one_above_minor), two_above: text(rule.two_above_minor) }
    }
}

impl TryFrom<&RuleForm> for Rule {
    type Error = FormErrors;

    fn try_from(form: &RuleForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let mut read = |field, text: &str| {
            sum(text).unwrap_or_else(|()| {
                errors.insert(field, "wholesale-error-sum");
                None
            })
        };
        let (one, two) = (read("one_above", &form.one_above), read("two_above", &form.two_above));
        if errors.is_empty() && two.is_some() && two < one {
            errors.insert("two_above", "wholesale-error-two-below-one");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        // where two are needed above a sum and nobody said when one is, one is nowhere enough
        Ok(Self { one_above_minor: one.or(two), two_above_minor: two })
    }
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct BudgetForm {
    /// nothing: for all outlets together
    pub outlet: String,
    pub starts_on: String,
    pub ends_on: String,
    pub amount: String,
}

impl TryFrom<&BudgetForm> for NewBudget {
    type Error = FormErrors;

    fn try_from(form: &BudgetForm) -> Result<Self, FormErrors> {
        let day = |text: &str| text.trim().parse().ok().filter(|day: &NaiveDate| (2000..2200).contains(&day.year()));
        let (from, until) = (day(&form.starts_on), day(&form.ends_on));
        let amount = sum(&form.amount).ok().flatten().filter(|minor| *minor > 0);
        let mut errors = FormErrors::new();
        for (field, is_there) in [("starts_on", from.is_some()), ("ends_on", until.is_some())] {
            if !is_there {
                errors.insert(field, "wholesale-error-day");
            }
        }
        if from.is_some() && until.is_some() && until < from {
            errors.insert("ends_on", "wholesale-error-ends-early");
        }
        if amount.is_none() {
            errors.insert("amount", "wholesale-error-amount");
        }
        match (from, until, amount) {
            (Some(starts_on), Some(ends_on), Some(amount_minor)) if errors.is_empty() => {
                let outlet_id = Some(form.outlet.clone()).filter(|id| !id.is_empty()).map(OutletId);
                Ok(Self { outlet_id, starts_on, ends_on, amount_minor })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(one: &str, two: &str) -> Result<Rule, FormErrors> {
        Rule::try_from(&RuleForm { one_above: one.into(), two_above: two.into() })
    }

    #[test]
    fn a_rule_is_read_as_people_write_it_and_shown_so_again() {
        let read = rule("Rp5.000.000", "50,000,000").unwrap();
        assert_eq!((read.one_above_minor, read.two_above_minor), (Some(5_000_000), Some(50_000_000)));
        for language in [Language::Id, Language::En] {
            assert_eq!(Rule::try_from(&RuleForm::of(read, language)).unwrap(), read);
        }
        assert_eq!(rule("", "").unwrap(), Rule::default());
        assert_eq!(rule("", "1000").unwrap().one_above_minor, Some(1_000), "two above a sum are never fewer");
        assert_eq!(rule("2000", "1000").unwrap_err().into_keys().collect::<Vec<_>>(), ["two_above"]);
        assert_eq!(rule("lima", "-1").unwrap_err().into_keys().collect::<Vec<_>>(), ["one_above", "two_above"]);
    }

    #[test]
    fn a_budget_ends_after_it_begins_and_is_of_something() {
        let form = |from: &str, until: &str, amount: &str| BudgetForm {
            outlet: String::new(),
            starts_on: from.into(),
            ends_on: until.into(),
            amount: amount.into(),
        };
        let read = NewBudget::try_from(&form("2026-12-01", "2026-12-31", "Rp10.000.000")).unwrap();
        assert_eq!((read.outlet_id, read.amount_minor), (None, 10_000_000));
        for (form, field) in [
            (form("2026-12-01", "2026-11-30", "1000"), "ends_on"),
            (form("besok", "2026-11-30", "1000"), "starts_on"),
            (form("2026-12-01", "2026-12-01", "0"), "amount"),
        ] {
            assert_eq!(NewBudget::try_from(&form).unwrap_err().into_keys().collect::<Vec<_>>(), [field]);
        }
    }
}
