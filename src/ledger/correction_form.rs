//! What an operator fills in to put the books right.

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::book_correction::Correction;
use super::forms::{FormErrors, rupiah};
use crate::ids::BumdesId;

#[derive(Deserialize, Serialize, Default, Clone)]
pub struct CorrectionForm {
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    pub debit: String,
    #[serde(default)]
    pub credit: String,
    #[serde(default)]
    pub amount: String,
    #[serde(default)]
    pub bumdes_id: String,
    #[serde(default)]
    pub order_number: String,
    #[serde(default)]
    pub note: String,
}

impl TryFrom<&CorrectionForm> for Correction {
    type Error = FormErrors;

    fn try_from(form: &CorrectionForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let account = |text: &str| Account::parse(text).filter(|account| Account::correctable().contains(account));
        let (debit, credit) = (account(&form.debit), account(&form.credit));
        let amount = rupiah(form.amount.trim().trim_start_matches("Rp")).filter(|minor| *minor > 0);
        let note = form.note.trim();
        if debit.is_none() {
            errors.insert("debit", "ledger-error-account");
        }
        if credit.is_none() {
            errors.insert("credit", "ledger-error-account");
        }
        if amount.is_none() {
            errors.insert("amount", "ledger-error-amount");
        }
        if note.is_empty() || note.chars().count() > 500 {
            errors.insert("note", "ledger-error-note");
        }
        let key = form.key.trim();
        if key.is_empty() || key.len() > 40 {
            errors.insert("note", "error-form-unreadable");
        }
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match (debit, credit, amount) {
            (Some(debit), Some(credit), Some(amount_minor)) if errors.is_empty() => Ok(Self {
                key: key.to_owned(),
                debit,
                credit,
                amount_minor,
                bumdes_id: given(&form.bumdes_id).map(BumdesId),
                order_number: given(&form.order_number),
                note: note.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}
