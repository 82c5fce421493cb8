//! Where the money of a BUMDes goes.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::account_number::{self, LONGEST};
use super::forms::BankAccountForm;
use crate::config::ServerConfig;
use crate::db::schema::bank_accounts;
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;

/// Parsed: a bank takes it, and a bank file can hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankAccount {
    pub bank: String,
    /// digits alone
    pub number: String,
    pub holder: String,
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl TryFrom<&BankAccountForm> for BankAccount {
    type Error = FormErrors;

    fn try_from(form: &BankAccountForm) -> Result<Self, FormErrors> {
        let (bank, holder) = (words(&form.bank, 60), words(&form.holder, 80));
        let number = digits(&form.number);
        let mut errors = FormErrors::new();
        if bank.is_none() {
            errors.insert("bank", "payouts-error-bank");
        }
        if number.is_none() {
            errors.insert("number", "payouts-error-number");
        }
        if holder.is_none() {
            errors.insert("holder", "payouts-error-holder");
        }
        match (bank, number, holder) {
            (Some(bank), Some(number), Some(holder)) => Ok(Self { bank, number, holder }),
            _ => Err(errors),
        }
    }
}

/// Letters, digits and the few signs of names, beginning with a letter or digit: a sheet that opens the bank file
/// takes none of it for a formula.
fn words(text: &str, most: usize) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_good = text.starts_with(char::is_alphanumeric)
        && (2..=most).contains(&text.chars().count())
        && text.chars().all(|c| c.is_alphanumeric() || " .,'&/()-".contains(c));
    is_good.then_some(text)
}

/// Five to twenty digits, however they are grouped.
fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')).collect();
    let is_good = (5..=LONGEST).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_good.then_some(digits)
}

/// The last four digits: enough to tell two accounts apart.
pub fn masked(number: &str) -> String {
    let last = number.char_indices().rev().nth(3).map_or(number, |(at, _)| &number[at..]);
    format!("•••• {last}")
}

/// The account and when it was last changed; none, too, where its number was sealed with another key.
pub fn of_bumdes(
    conn: &mut DbConn,
    config: &ServerConfig,
    bumdes_id: &BumdesId,
) -> QueryResult<Option<(BankAccount, Timestamp)>> {
    let row: Option<(String, String, String, Timestamp)> = bank_accounts::table
        .find(bumdes_id)
        .select((bank_accounts::bank, bank_accounts::number, bank_accounts::holder, bank_accounts::changed_at))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(bank, kept, holder, changed_at)| {
        let number = account_number::open_of_bumdes(config, bumdes_id, &kept)?;
        Some((BankAccount { bank, number, holder }, changed_at))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bank: &str, number: &str, holder: &str) -> Result<BankAccount, FormErrors> {
        BankAccount::try_from(&BankAccountForm { bank: bank.into(), number: number.into(), holder: holder.into() })
    }

    #[test]
    fn an_account_is_read_however_its_digits_are_grouped() {
        let account = parse(" Bank  NTB Syariah ", "001-22 33.445", "BUMDes Darmaji").unwrap();
        assert_eq!((account.bank.as_str(), account.number.as_str()), ("Bank NTB Syariah", "0012233445"));
        assert_eq!(masked(&account.number), "•••• 3445");
    }

    #[test]
    fn what_no_bank_takes_is_refused_by_its_field() {
        let errors = parse("=cmd", "12a45", "").unwrap_err();
        assert_eq!(errors.keys().copied().collect::<Vec<_>>(), ["bank", "holder", "number"]);
        assert!(parse("BRI", "1234", "BUMDes").is_err() && parse("BRI", &"1".repeat(21), "BUMDes").is_err());
    }
}
