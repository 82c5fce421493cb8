//! An operator puts something right in the books, with the reason: never by changing what stands there.

use diesel::prelude::*;

use super::account::Account;
use super::entry::Entry;
use super::post::{Event, LedgerError, TransactionKind, book};
use crate::db::schema::{bumdes, ledger_transactions, orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BumdesId, OrderId, UserId};

#[derive(Debug, Clone)]
pub struct Correction {
    /// of the form it was typed in: the same form sent twice books once
    pub key: String,
    pub debit: Account,
    pub credit: Account,
    pub amount_minor: i64,
    /// whose account it is, where one of the two is a BUMDes's
    pub bumdes_id: Option<BumdesId>,
    pub order_number: Option<String>,
    pub note: String,
}

#[derive(Debug, thiserror::Error)]
pub enum BookCorrectionError {
    #[error("a correction moves money between two accounts")]
    SameAccount,
    #[error("one of the accounts needs a BUMDes that there is")]
    NeedsBumdes,
    #[error("there is no such order")]
    NoSuchOrder,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for BookCorrectionError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn book_correction(
    conn: &mut DbConn,
    now: Timestamp,
    operator: &UserId,
    correction: &Correction,
) -> Result<(), BookCorrectionError> {
    // a form sent twice at once: one after the other
    lock_row(conn, "users", operator.as_str())?;
    let source = ledger_transactions::table.filter(
        ledger_transactions::kind
            .eq(TransactionKind::Correction)
            .and(ledger_transactions::source_id.eq(&correction.key)),
    );
    if source.select(ledger_transactions::id).first::<String>(conn).optional()?.is_some() {
        return Ok(());
    }
    if correction.debit == correction.credit {
        return Err(BookCorrectionError::SameAccount);
    }
    let bumdes_id = known_bumdes(conn, correction)?;
    let order_id = match &correction.order_number {
        Some(number) => Some(known_order(conn, number)?),
        None => None,
    };
    let entry = |account: Account, amount_minor| Entry {
        bumdes_id: bumdes_id.clone().filter(|_| account.has_bumdes()),
        ..Entry::new(account, amount_minor)
    };
    let entries =
        [entry(correction.debit, correction.amount_minor), entry(correction.credit, -correction.amount_minor)];
    let event = Event {
        kind: TransactionKind::Correction,
        source_id: &correction.key,
        order_id: order_id.as_ref(),
        note: Some(&correction.note),
        booked_by: Some(operator),
    };
    Ok(book(conn, now, &event, &entries)?)
}

fn known_bumdes(conn: &mut DbConn, correction: &Correction) -> Result<Option<BumdesId>, BookCorrectionError> {
    if !correction.debit.has_bumdes() && !correction.credit.has_bumdes() {
        return Ok(None);
    }
    let wanted = correction.bumdes_id.as_ref().ok_or(BookCorrectionError::NeedsBumdes)?;
    let known: Option<BumdesId> = bumdes::table.find(wanted).select(bumdes::id).first(conn).optional()?;
    Ok(Some(known.ok_or(BookCorrectionError::NeedsBumdes)?))
}

fn known_order(conn: &mut DbConn, number: &str) -> Result<OrderId, BookCorrectionError> {
    let order = orders::table.filter(orders::number.eq(number)).select(orders::id);
    order.first(conn).optional()?.ok_or(BookCorrectionError::NoSuchOrder)
}
