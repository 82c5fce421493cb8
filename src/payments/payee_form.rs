//! What a buyer types of a bank account, checked as far as it can be: banks number theirs with 5 to 16 digits, e-wallets
//! by a telephone number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::payee_account::PayeeAccount;

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct PayeeForm {
    pub bank: String,
    pub number: String,
    pub holder: String,
}

/// Field → message key.
pub type PayeeErrors = BTreeMap<&'static str, &'static str>;

impl TryFrom<&PayeeForm> for PayeeAccount {
    type Error = PayeeErrors;

    fn try_from(form: &PayeeForm) -> Result<Self, PayeeErrors> {
        let (bank, holder) = (one_line(&form.bank), one_line(&form.holder));
        let number: String = form.number.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
        let mut errors = PayeeErrors::new();
        if !(2..=60).contains(&bank.chars().count()) || !bank.chars().any(char::is_alphabetic) {
            errors.insert("bank", "payment-payee-error-bank");
        }
        if !(5..=20).contains(&number.len()) || !number.bytes().all(|b| b.is_ascii_digit()) {
            errors.insert("number", "payment-payee-error-number");
        }
        if !(2..=80).contains(&holder.chars().count()) || !holder.chars().any(char::is_alphabetic) {
            errors.insert("holder", "payment-payee-error-holder");
        }
        if errors.is_empty() { Ok(Self { bank, number, holder }) } else { Err(errors) }
    }
}

fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(bank: &str, number: &str, holder: &str) -> PayeeForm {
        PayeeForm { bank: bank.into(), number: number.into(), holder: holder.into() }
    }

    #[test]
    fn an_account_is_taken_as_people_write_it() {
        let account = PayeeAccount::try_from(&form(" Bank  NTB ", "012-345 6789", "Ayu  Pembeli")).unwrap();
        assert_eq!((account.bank.as_str(), account.number.as_str()), ("Bank NTB", "0123456789"));
        assert_eq!((account.holder.as_str(), account.masked_number().as_str()), ("Ayu Pembeli", "•••• 6789"));
    }

    #[test]
    fn each_field_is_told_what_is_wrong_with_it() {
        let errors = PayeeAccount::try_from(&form("7", "12ab", " ")).unwrap_err();
        assert_eq!(errors.keys().copied().collect::<Vec<_>>(), ["bank", "holder", "number"]);
        assert!(PayeeAccount::try_from(&form("BRI", "1234", "Ayu")).is_err(), "four digits are no account");
        assert!(PayeeAccount::try_from(&form("BRI", &"1".repeat(21), "Ayu")).is_err());
    }
}
