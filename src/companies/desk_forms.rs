//! What an operator fills in about a company.

use serde::{Deserialize, Serialize};

use super::CompanyStatus;
use super::desk_queries::Wanted;
use super::forms::{FormErrors, lines};
use super::rule_forms::sum;
use super::terms::{Grant, PaymentTerm, Terms};
use crate::i18n::Language;
use crate::ids::CompanyId;
use crate::ledger::agreement::{FULL_BPS, Term};
use crate::ledger::forms::{bps, term_text};
use crate::money::Money;

/// The filter of the list, as its address carries it. Whatever cannot be understood is left out.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    before: String,
}

impl From<Filter> for Wanted {
    fn from(filter: Filter) -> Self {
        Self {
            q: filter.q.trim().chars().take(100).collect(),
            status: CompanyStatus::parse(&filter.status),
            before: Some(filter.before).filter(|before| !before.is_empty()).map(CompanyId),
        }
    }
}

impl Wanted {
    /// The same list from its latest on, ending in what more may be added to.
    pub fn base(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.q).append_pair("status", self.status.map_or("", CompanyStatus::as_str));
        format!("/portal/operator/companies?{}", query.finish())
    }
}

/// Terms as people write them.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct TermsForm {
    pub payment: String,
    /// `30%`
    pub deposit: String,
    pub limit: String,
    pub note: String,
}

impl TermsForm {
    pub fn of(terms: &Terms, language: Language) -> Self {
        let given = |is_given: bool, text: String| if is_given { text } else { String::new() };
        Self {
            payment: terms.payment.to_string(),
            deposit: given(terms.deposit_bps > 0, term_text(Term::Bps(terms.deposit_bps), language)),
            limit: given(terms.credit_limit_minor > 0, Money::idr(terms.credit_limit_minor).display(language)),
            note: String::new(),
        }
    }
}

impl TryFrom<&TermsForm> for Grant {
    type Error = FormErrors;

    fn try_from(form: &TermsForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let payment = PaymentTerm::parse(&form.payment);
        if payment.is_none() {
            errors.insert("payment", "company-desk-error-payment");
        }
        let percent = bps(form.deposit.trim().trim_end_matches('%').trim()).filter(|bps| (1..FULL_BPS).contains(bps));
        let is_deposit = payment == Some(PaymentTerm::Deposit);
        if is_deposit && percent.is_none() {
            errors.insert("deposit", "company-desk-error-deposit");
        }
        let limit = sum(&form.limit);
        // who pays before anything is made owes nothing
        let takes_limit = payment != Some(PaymentTerm::PayNow);
        if takes_limit && !matches!(limit, Ok(Some(1..))) {
            errors.insert("limit", "company-desk-error-limit");
        }
        let note = lines(&form.note);
        if note.chars().count() > 500 {
            errors.insert("note", "company-desk-error-note");
        }
        match (payment, limit) {
            (Some(payment), limit) if errors.is_empty() => {
                let deposit_bps = percent.filter(|_| is_deposit).unwrap_or(0);
                let credit_limit_minor = limit.ok().flatten().filter(|_| takes_limit).unwrap_or(0);
                Ok(Self { terms: Terms { payment, deposit_bps, credit_limit_minor }, note })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(payment: &str, deposit: &str, limit: &str) -> TermsForm {
        TermsForm { payment: payment.into(), deposit: deposit.into(), limit: limit.into(), note: String::new() }
    }

    #[test]
    fn terms_are_read_as_people_write_them_and_shown_so_again() {
        let net = Grant::try_from(&form("net_30", "", "Rp200.000.000")).unwrap().terms;
        assert_eq!((net.payment, net.deposit_bps, net.credit_limit_minor), (PaymentTerm::Net30, 0, 200_000_000));
        let deposit = Grant::try_from(&form("deposit", "30%", "75,000,000")).unwrap().terms;
        assert_eq!((deposit.deposit_bps, deposit.credit_limit_minor), (3_000, 75_000_000));
        let now = Grant::try_from(&form("pay_now", "50", "1000")).unwrap().terms;
        assert_eq!((now.deposit_bps, now.credit_limit_minor), (0, 0), "nothing is owed");
        for terms in [net, deposit, now] {
            for language in [Language::Id, Language::En] {
                assert_eq!(Grant::try_from(&TermsForm::of(&terms, language)).unwrap().terms, terms);
            }
        }
    }

    #[test]
    fn what_cannot_be_granted_is_told_by_its_field() {
        for (form, field) in [
            (form("", "", "1000"), "payment"),
            (form("net_30", "", ""), "limit"),
            (form("net_60", "", "0"), "limit"),
            (form("deposit", "", "1000"), "deposit"),
            (form("deposit", "100%", "1000"), "deposit"),
            (form("deposit", "0", "1000"), "deposit"),
        ] {
            assert_eq!(Grant::try_from(&form).unwrap_err().into_keys().collect::<Vec<_>>(), [field]);
        }
    }
}
