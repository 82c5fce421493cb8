//! What an operator fills in who finds a company's transfer, or one to it, on the bank statement.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Transfer;
use crate::ledger::forms::rupiah;

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

const MOST_REFERENCE: usize = 100;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct TransferForm {
    amount: String,
    on: String,
    reference: String,
}

impl TransferForm {
    pub fn transfer(&self, today: NaiveDate) -> Result<Transfer, FormErrors> {
        let mut errors = FormErrors::new();
        let amount = rupiah(self.amount.trim().trim_start_matches("Rp")).filter(|minor| *minor > 0);
        let on = self.on.trim().parse::<NaiveDate>().ok().filter(|day| *day <= today);
        let reference = self.reference.split_whitespace().collect::<Vec<_>>().join(" ");
        if amount.is_none() {
            errors.insert("amount", "receivable-error-amount");
        }
        if on.is_none() {
            errors.insert("on", "receivable-error-on");
        }
        if reference.is_empty() || reference.chars().count() > MOST_REFERENCE {
            errors.insert("reference", "receivable-error-reference");
        }
        match (amount, on) {
            (Some(amount_minor), Some(on)) if errors.is_empty() => Ok(Transfer { amount_minor, on, reference }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_moves_on_a_day_that_has_been_and_has_a_reference() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let form = |amount: &str, on: &str, reference: &str| TransferForm {
            amount: amount.into(),
            on: on.into(),
            reference: reference.into(),
        };
        let good = form("Rp1.250.000", "2026-11-23", " TRF  0099 ").transfer(today).unwrap();
        assert_eq!((good.amount_minor, good.reference.as_str()), (1_250_000, "TRF 0099"));
        let errors = form("0", "2026-11-24", " ").transfer(today).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["amount", "on", "reference"]);
    }
}
