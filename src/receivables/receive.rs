//! An operator finds a company's transfer on the bank statement.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

use super::settle::settle;
use crate::db::schema::{companies, company_payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, CompanyPaymentId};
use crate::ledger::{self, LedgerError, TransactionKind};
use crate::purchase_orders::{PlaceError, place_paid};
use crate::web::OperatorScope;

/// A transfer as the bank statement has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub amount_minor: i64,
    pub received_on: NaiveDate,
    pub reference: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error("no such company")]
    NotFound,
    /// This transfer was booked already.
    #[error("the reference is known")]
    Known,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<Error> for ReceiveError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Known,
            other => Self::Database(other.into()),
        }
    }
}

/// Books it, settles what it pays for, and places what waited for it.
pub fn receive(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    received: &Received,
) -> Result<(), ReceiveError> {
    let known: i64 = companies::table.find(company_id).count().get_result(conn)?;
    if known == 0 {
        return Err(ReceiveError::NotFound);
    }
    lock_row(conn, "companies", company_id.as_str())?;
    let id = CompanyPaymentId::new();
    diesel::insert_into(company_payments::table)
        .values((
            company_payments::id.eq(&id),
            company_payments::company_id.eq(company_id),
            company_payments::amount_minor.eq(received.amount_minor),
            company_payments::received_on.eq(received.received_on),
            company_payments::reference.eq(&received.reference),
            company_payments::booked_by.eq(scope.user_id()),
            company_payments::booked_at.eq(now),
        ))
        .execute(conn)?;
    let entries = ledger::entries_for_company_payment(received.amount_minor);
    ledger::post(conn, now, TransactionKind::CompanyPayment, id.as_str(), None, &entries)?;
    settle(conn, now, company_id)?;
    place_paid(conn, now, company_id)?;
    Ok(())
}
