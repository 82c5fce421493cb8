//! The terms of a way to pay, as an operator writes them.

use serde::{Deserialize, Serialize};

use super::forms::FormErrors;
use crate::i18n::Language;
use crate::ledger::agreement::{FULL_BPS, Term};
use crate::ledger::forms::{bps, rupiah, term_text};
use crate::money::group_thousands;
use crate::payments::change_method::Terms;

/// A fixed fee of more than this has a zero too many.
const MOST_FEE_MINOR: i64 = 1_000_000;
const LONGEST_SOURCE: usize = 300;

#[derive(Deserialize, Serialize, Default)]
pub struct MethodForm {
    /// a checkbox: there when it is ticked
    pub is_enabled: Option<String>,
    #[serde(default)]
    pub min: String,
    /// nothing: no limit
    #[serde(default)]
    pub max: String,
    #[serde(default)]
    pub limit_source: String,
    /// `0,7` or `0.7%`
    #[serde(default)]
    pub fee_percent: String,
    #[serde(default)]
    pub fee_fixed: String,
    #[serde(default)]
    pub fee_source: String,
}

impl MethodForm {
    pub fn of(terms: &Terms, language: Language) -> Self {
        let separator = if language == Language::Id { '.' } else { ',' };
        let amount = |minor: i64| group_thousands(minor.unsigned_abs(), separator);
        Self {
            is_enabled: terms.is_enabled.then(|| "1".to_owned()),
            min: amount(terms.min_minor),
            max: terms.max_minor.map(amount).unwrap_or_default(),
            limit_source: terms.limit_source.clone(),
            fee_percent: per_cent(terms.fee_bps, language).trim_end_matches('%').to_owned(),
            fee_fixed: amount(terms.fee_fixed_minor),
            fee_source: terms.fee_source.clone(),
        }
    }
}

/// 70 as `0,7%`.
pub fn per_cent(bps: i64, language: Language) -> String {
    term_text(Term::Bps(bps), language)
}

impl TryFrom<&MethodForm> for Terms {
    type Error = FormErrors;

    fn try_from(form: &MethodForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let mut or_error = |field: &'static str, key: &'static str, read: Option<i64>| {
            read.unwrap_or_else(|| {
                errors.insert(field, key);
                0
            })
        };
        let min_minor = or_error("min", "operator-method-error-amount", amount(&form.min));
        let has_max = !form.max.trim().is_empty();
        let max = if has_max { amount(&form.max) } else { Some(i64::MAX) };
        let max = or_error("max", "operator-method-error-amount", max);
        let percent = form.fee_percent.trim().trim_end_matches('%').trim();
        let percent = if percent.is_empty() { Some(0) } else { bps(percent).filter(|bps| *bps <= FULL_BPS) };
        let fee_bps = or_error("fee_percent", "operator-method-error-percent", percent);
        let fixed = amount(&form.fee_fixed).filter(|minor| *minor <= MOST_FEE_MINOR);
        let fee_fixed_minor = or_error("fee_fixed", "operator-method-error-fixed", fixed);
        if !errors.contains_key("min") && !errors.contains_key("max") && max < min_minor.max(1) {
            errors.insert("max", "operator-method-error-max");
        }
        let limit_source = source(&form.limit_source);
        let fee_source = source(&form.fee_source);
        for (field, text) in [("limit_source", &limit_source), ("fee_source", &fee_source)] {
            if text.chars().count() > LONGEST_SOURCE {
                errors.insert(field, "operator-method-error-source");
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            is_enabled: form.is_enabled.is_some(),
            min_minor,
            max_minor: has_max.then_some(max),
            limit_source,
            fee_bps,
            fee_fixed_minor,
            fee_source,
        })
    }
}

/// Nothing is zero.
fn amount(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches("Rp").trim();
    if text.is_empty() { Some(0) } else { rupiah(text) }
}

fn source(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(min: &str, max: &str, percent: &str, fixed: &str) -> MethodForm {
        let [min, max, fee_percent, fee_fixed] = [min, max, percent, fixed].map(str::to_owned);
        MethodForm { is_enabled: Some("1".into()), min, max, fee_percent, fee_fixed, ..MethodForm::default() }
    }

    #[test]
    fn terms_are_read_as_people_write_them_and_shown_so_again() {
        let terms = Terms::try_from(&form("Rp10.000", "", "2,9%", "2.000")).unwrap();
        assert_eq!(
            (terms.min_minor, terms.max_minor, terms.fee_bps, terms.fee_fixed_minor),
            (10_000, None, 290, 2_000)
        );
        for language in [Language::Id, Language::En] {
            assert_eq!(Terms::try_from(&MethodForm::of(&terms, language)).unwrap(), terms);
        }
        let capped = Terms::try_from(&form("", "10,000,000", "", "")).unwrap();
        assert_eq!((capped.min_minor, capped.max_minor, capped.fee_bps), (0, Some(10_000_000), 0));
    }

    #[test]
    fn what_cannot_be_is_told_by_its_field() {
        for (form, field) in [
            (form("sepuluh", "", "", ""), "min"),
            (form("0", "-5", "", ""), "max"),
            (form("20000", "10000", "", ""), "max"),
            (form("0", "0", "", ""), "max"),
            (form("0", "", "101", ""), "fee_percent"),
            (form("0", "", "1,234", ""), "fee_percent"),
            (form("0", "", "", "9999999"), "fee_fixed"),
        ] {
            let errors = Terms::try_from(&form).unwrap_err();
            assert_eq!(errors.keys().copied().collect::<Vec<_>>(), [field]);
        }
        let long = MethodForm { fee_source: "x".repeat(301), ..form("0", "", "", "") };
        assert!(Terms::try_from(&long).unwrap_err().contains_key("fee_source"));
    }
}
