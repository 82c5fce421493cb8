//! An operator books what the bank statement says of a company: its transfer, or one to it.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

use super::owed::owed;
use super::settle::settle;
use crate::db::schema::{companies, company_payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, CompanyPaymentId};
use crate::ledger::{self, LedgerError, TransactionKind};
use crate::notices::{self, Notice};
use crate::purchase_orders::{PlaceError, place_paid};
use crate::web::OperatorScope;

/// A line of the bank statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    pub amount_minor: i64,
    pub on: NaiveDate,
    pub reference: String,
}

#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    #[error("no such company")]
    NotFound,
    /// This transfer was booked already.
    #[error("the reference is known")]
    Known,
    /// Only what no order takes goes back.
    #[error("the company paid less than this ahead")]
    MoreThanAhead,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<Error> for TransferError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Known,
            other => Self::Database(other.into()),
        }
    }
}

/// The company paid: books it, settles what it pays for, and places what waited for it.
pub fn receive(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    received: &Transfer,
) -> Result<(), TransferError> {
    hold(conn, company_id)?;
    book(conn, now, scope, company_id, TransactionKind::CompanyPayment, received)?;
    settle(conn, now, company_id)?;
    place_paid(conn, now, company_id)?;
    tell(conn, now, company_id, received)
}

/// The house sent back what the company paid ahead: no more than is left when all its orders are paid.
pub fn send_back(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    sent: &Transfer,
) -> Result<(), TransferError> {
    hold(conn, company_id)?;
    if sent.amount_minor > -owed(conn, company_id)? {
        return Err(TransferError::MoreThanAhead);
    }
    let sent = Transfer { amount_minor: -sent.amount_minor, ..sent.clone() };
    book(conn, now, scope, company_id, TransactionKind::CompanyPaymentReturned, &sent)?;
    tell(conn, now, company_id, &sent)
}

fn hold(conn: &mut DbConn, company_id: &CompanyId) -> Result<(), TransferError> {
    let known: i64 = companies::table.find(company_id).count().get_result(conn)?;
    if known == 0 {
        return Err(TransferError::NotFound);
    }
    Ok(lock_row(conn, "companies", company_id.as_str())?)
}

fn book(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    kind: TransactionKind,
    transfer: &Transfer,
) -> Result<(), TransferError> {
    let id = CompanyPaymentId::new();
    diesel::insert_into(company_payments::table)
        .values((
            company_payments::id.eq(&id),
            company_payments::company_id.eq(company_id),
            company_payments::amount_minor.eq(transfer.amount_minor),
            company_payments::received_on.eq(transfer.on),
            company_payments::reference.eq(&transfer.reference),
            company_payments::booked_by.eq(scope.user_id()),
            company_payments::booked_at.eq(now),
        ))
        .execute(conn)?;
    let entries = ledger::entries_for_company_payment(transfer.amount_minor);
    Ok(ledger::post(conn, now, kind, id.as_str(), None, &entries)?)
}

fn tell(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId, transfer: &Transfer) -> Result<(), TransferError> {
    let owed_minor = owed(conn, company_id)?;
    let Transfer { amount_minor, reference, .. } = transfer;
    let notice = Notice::TransferBooked { company_id, amount_minor: *amount_minor, reference, owed_minor };
    Ok(notices::tell(conn, now, &notice)?)
}
