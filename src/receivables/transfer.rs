//! An operator books what the bank statement says of a company: its transfer, or one to it. What was booked by mistake is
//! reversed.

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::booking::{self, Booking};
use super::owed::owed;
use super::settle::{settle, unsettle};
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
    #[error("no such booking")]
    NoBooking,
    /// Somebody did it before.
    #[error("the booking is reversed already")]
    Reversed,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for TransferError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
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
    check_new(conn, company_id, received)?;
    book(conn, now, scope, company_id, TransactionKind::CompanyPayment, received, None)?;
    settle(conn, now, company_id)?;
    place_paid(conn, now, company_id)?;
    tell(conn, now, company_id, received, None)
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
    check_new(conn, company_id, sent)?;
    if sent.amount_minor > -owed(conn, company_id)? {
        return Err(TransferError::MoreThanAhead);
    }
    let sent = Transfer { amount_minor: -sent.amount_minor, ..sent.clone() };
    book(conn, now, scope, company_id, TransactionKind::CompanyPaymentReturned, &sent, None)?;
    tell(conn, now, company_id, &sent, None)
}

/// A booking of either was a mistake: its opposite is booked, with the reason, and its transfer may be booked anew. Orders
/// and invoices that the money settled are unpaid again; what it placed goes on.
pub fn reverse(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    booking_id: &CompanyPaymentId,
    reason: &str,
) -> Result<(), TransferError> {
    hold(conn, company_id)?;
    let booking = Booking::of(conn, company_id, booking_id)?.ok_or(TransferError::NoBooking)?;
    if booking.is_reversed {
        return Err(TransferError::Reversed);
    }
    let Booking { amount_minor, received_on, reference, .. } = booking;
    let opposite = Transfer { amount_minor: -amount_minor, on: received_on, reference };
    let why = Some((booking_id, reason));
    book(conn, now, scope, company_id, TransactionKind::CompanyPaymentReversed, &opposite, why)?;
    if opposite.amount_minor < 0 {
        unsettle(conn, now, company_id)?;
    } else {
        settle(conn, now, company_id)?;
        place_paid(conn, now, company_id)?;
    }
    tell(conn, now, company_id, &opposite, Some(reason))
}

fn hold(conn: &mut DbConn, company_id: &CompanyId) -> Result<(), TransferError> {
    let known: i64 = companies::table.find(company_id).count().get_result(conn)?;
    if known == 0 {
        return Err(TransferError::NotFound);
    }
    Ok(lock_row(conn, "companies", company_id.as_str())?)
}

/// The same transfer is booked once, but for what was reversed. Hold the company's row.
fn check_new(conn: &mut DbConn, company_id: &CompanyId, transfer: &Transfer) -> Result<(), TransferError> {
    let same = company_payments::table
        .filter(company_payments::company_id.eq(company_id))
        .filter(company_payments::reference.eq(&transfer.reference))
        .filter(booking::may_be_reversed());
    if diesel::select(exists(same)).get_result(conn)? {
        return Err(TransferError::Known);
    }
    Ok(())
}

/// `reverses`: the booking that this one takes back, and why.
fn book(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    kind: TransactionKind,
    transfer: &Transfer,
    reverses: Option<(&CompanyPaymentId, &str)>,
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
            company_payments::reverses.eq(reverses.map(|(id, _)| id)),
            company_payments::reason.eq(reverses.map(|(_, reason)| reason)),
        ))
        .execute(conn)?;
    let entries = ledger::entries_for_company_payment(transfer.amount_minor);
    Ok(ledger::post(conn, now, kind, id.as_str(), None, &entries)?)
}

fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    company_id: &CompanyId,
    transfer: &Transfer,
    reason: Option<&str>,
) -> Result<(), TransferError> {
    let owed_minor = owed(conn, company_id)?;
    let Transfer { amount_minor, reference, .. } = transfer;
    let notice = Notice::TransferBooked { company_id, amount_minor: *amount_minor, reference, reason, owed_minor };
    Ok(notices::tell(conn, now, &notice)?)
}
