//! On which terms a company buys, as an operator granted them: the latest count, earlier ones stay as they were.

use diesel::prelude::*;
use serde::Serialize;

use super::CompanyStatus;
use super::event::{CompanyAct, CompanyActKind, record};
use super::standing::{self, StandingError};
use crate::db::schema::{companies, company_terms, users};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::{CompanyId, CompanyTermsId, UserId};
use crate::notices::CompanyChange;
use crate::web::OperatorScope;

crate::text_enum! {
    /// When what was ordered is paid. In words: the messages `company-payment-<payment>`.
    PaymentTerm {
        /// before anything is made
        PayNow = "pay_now",
        /// so many days after the invoice
        Net14 = "net_14",
        Net30 = "net_30",
        Net60 = "net_60",
        /// a part before anything is made, the rest with the invoices
        Deposit = "deposit",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Serialize)]
pub struct Terms {
    pub payment: PaymentTerm,
    /// hundredths of a per cent of the whole; zero but for a deposit
    pub deposit_bps: i64,
    /// most that may be ordered and not yet paid at one time
    pub credit_limit_minor: i64,
}

impl Terms {
    /// What is to be paid of an order before anything is made, up to the whole rupiah.
    pub fn first_minor(&self, total_minor: i64) -> i64 {
        match self.payment {
            PaymentTerm::PayNow => total_minor,
            PaymentTerm::Deposit => {
                let parts = i128::from(total_minor) * i128::from(self.deposit_bps);
                i64::try_from((parts + 9_999) / 10_000).unwrap_or(total_minor).min(total_minor)
            }
            PaymentTerm::Net14 | PaymentTerm::Net30 | PaymentTerm::Net60 => 0,
        }
    }

    /// How the trail keeps them: [`Terms::of_note`] reads it.
    pub fn note(&self) -> String {
        format!("{} {} {}", self.payment, self.deposit_bps, self.credit_limit_minor)
    }

    pub fn of_note(note: &str) -> Option<Self> {
        let mut words = note.split(' ');
        let payment = PaymentTerm::parse(words.next()?)?;
        Some(Self {
            payment,
            deposit_bps: words.next()?.parse().ok()?,
            credit_limit_minor: words.next()?.parse().ok()?,
        })
    }
}

/// What an operator grants, and what they note beside it for the company to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub terms: Terms,
    pub note: String,
}

/// None before the company was approved.
pub fn current(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Option<Terms>> {
    company_terms::table
        .filter(company_terms::company_id.eq(company_id))
        .order((company_terms::made_at.desc(), company_terms::id.desc()))
        .select((company_terms::payment, company_terms::deposit_bps, company_terms::credit_limit_minor))
        .first(conn)
        .optional()
}

#[derive(Debug, Queryable, Serialize)]
pub struct GrantRow {
    pub terms: Terms,
    pub note: String,
    pub made_by: String,
    pub made_at: Timestamp,
}

/// The latest first.
pub(super) fn history(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Vec<GrantRow>> {
    company_terms::table
        .inner_join(users::table.on(users::id.eq(company_terms::made_by)))
        .filter(company_terms::company_id.eq(company_id))
        .order((company_terms::made_at.desc(), company_terms::id.desc()))
        .limit(50)
        .select((
            (company_terms::payment, company_terms::deposit_bps, company_terms::credit_limit_minor),
            company_terms::note,
            users::name,
            company_terms::made_at,
        ))
        .load(conn)
}

pub(super) fn write(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    company_id: &CompanyId,
    grant: &Grant,
) -> QueryResult<()> {
    let terms = &grant.terms;
    diesel::insert_into(company_terms::table)
        .values((
            company_terms::id.eq(CompanyTermsId::new()),
            company_terms::company_id.eq(company_id),
            company_terms::payment.eq(terms.payment),
            company_terms::deposit_bps.eq(terms.deposit_bps),
            company_terms::credit_limit_minor.eq(terms.credit_limit_minor),
            company_terms::note.eq(&grant.note),
            company_terms::made_by.eq(by),
            company_terms::made_at.eq(now),
        ))
        .execute(conn)?;
    let (kind, note) = (CompanyActKind::TermsGranted, terms.note());
    record(conn, now, &CompanyAct { company_id, user_id: by, kind, subject: "", note: Some(&note) })
}

/// Other terms from now on, for a company that was approved. What was ordered before keeps its own.
pub fn change_terms(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    grant: &Grant,
) -> Result<(), StandingError> {
    lock_row(conn, "companies", company_id.as_str())?;
    let status: Option<CompanyStatus> =
        companies::table.find(company_id).select(companies::status).first(conn).optional()?;
    match status.ok_or(StandingError::NotFound)? {
        CompanyStatus::Approved | CompanyStatus::Suspended => {}
        from => return Err(StandingError::NotAllowed { from }),
    }
    if current(conn, company_id)?.as_ref() == Some(&grant.terms) && grant.note.is_empty() {
        return Ok(());
    }
    write(conn, now, scope.user_id(), company_id, grant)?;
    standing::tell(conn, now, company_id, CompanyChange::Terms, "")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_trail_keeps_is_read_back() {
        let terms = Terms { payment: PaymentTerm::Deposit, deposit_bps: 3_000, credit_limit_minor: 75_000_000 };
        assert_eq!(Terms::of_note(&terms.note()), Some(terms));
        assert_eq!(Terms::of_note("net_30"), None);
    }
}
