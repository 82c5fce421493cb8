//! What is filled in for payouts.

use serde::{Deserialize, Serialize};

use super::BankAccount;
use super::settings::MOST_HOLD_DAYS;

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

#[derive(Deserialize)]
pub struct MonthFilter {
    pub month: Option<String>,
}

#[derive(Deserialize, Serialize, Default)]
pub struct BankAccountForm {
    #[serde(default)]
    pub bank: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub holder: String,
}

impl From<BankAccount> for BankAccountForm {
    fn from(account: BankAccount) -> Self {
        Self { bank: account.bank, number: account.number, holder: account.holder }
    }
}

#[derive(Deserialize)]
pub struct HoldDaysForm {
    #[serde(default)]
    days: String,
}

impl HoldDaysForm {
    /// Nothing typed: as long as a buyer may complain. None when it is no number of days that the setting takes.
    pub fn days(&self) -> Option<Option<i64>> {
        match self.days.trim() {
            "" => Some(None),
            typed => typed.parse().ok().filter(|days| (0..=MOST_HOLD_DAYS).contains(days)).map(Some),
        }
    }
}

#[derive(Deserialize)]
pub struct PaidForm {
    #[serde(default)]
    reference: String,
}

impl PaidForm {
    /// What the bank wrote beside the transfer, where somebody copied it.
    pub fn reference(&self) -> Option<String> {
        Some(one_line(&self.reference)).filter(|text| !text.is_empty())
    }
}

#[derive(Deserialize)]
pub struct FailedForm {
    #[serde(default)]
    reason: String,
}

impl FailedForm {
    /// None when there are no words: the BUMDes reads them.
    pub fn reason(&self) -> Option<String> {
        Some(one_line(&self.reason)).filter(|text| text.chars().count() >= 5)
    }
}

fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hold_is_a_number_of_days_within_reason() {
        let days = |text: &str| HoldDaysForm { days: text.into() }.days();
        assert_eq!((days(" 7 "), days("0"), days(" ")), (Some(Some(7)), Some(Some(0)), Some(None)));
        assert_eq!((days("-1"), days("91"), days("seminggu")), (None, None, None));
    }

    #[test]
    fn a_failure_needs_words_and_a_reference_does_not() {
        assert_eq!(FailedForm { reason: " - ".into() }.reason(), None);
        assert_eq!(FailedForm { reason: "rekening\n ditutup".into() }.reason().as_deref(), Some("rekening ditutup"));
        assert_eq!(PaidForm { reference: "  ".into() }.reference(), None);
    }
}
