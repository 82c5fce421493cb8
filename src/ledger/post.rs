//! Books one event as a balanced set of entries.

use diesel::prelude::*;

use super::entry::Entry;
use crate::db::schema::{ledger_entries, ledger_transactions};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, UserId};

crate::text_enum! {
    TransactionKind {
        /// Money came in; the source is the payment.
        Payment = "payment",
        /// A refund was decided; the source is the refund.
        Refund = "refund",
        /// A refund has left; the source is the refund.
        RefundSent = "refund_sent",
        /// A refund that had left came back; the source is the refund.
        RefundFailed = "refund_failed",
        /// A BUMDes was paid; the source is the payout.
        Payout = "payout",
        /// A payout came back; the source is the payout.
        PayoutFailed = "payout_failed",
        /// An operator put something right; the source is the form they sent.
        Correction = "correction",
        /// A company paid what it owes; the source is its payment.
        CompanyPayment = "company_payment",
        /// What a company paid ahead was sent back to it; the source is that transfer.
        CompanyPaymentReturned = "company_payment_returned",
        /// A booking of either was a mistake; the source is the booking that takes it back.
        CompanyPaymentReversed = "company_payment_reversed",
    }
}

#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("entries of {source_id} add up to {sum}, not to zero")]
    Unbalanced { source_id: String, sum: i64 },
    /// More is asked back than was sold, or than is left of it.
    #[error("{asked} of {what} asked back, {left} left")]
    MoreThanLeft { what: String, asked: i64, left: i64 },
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// What is booked, and by whom where a person decides it.
pub(super) struct Event<'a> {
    pub kind: TransactionKind,
    pub source_id: &'a str,
    pub order_id: Option<&'a OrderId>,
    pub note: Option<&'a str>,
    pub booked_by: Option<&'a UserId>,
}

/// Books `entries`, leaving out those of zero (and the whole, if all are). The same kind and source twice is refused by the database.
pub fn post(
    conn: &mut DbConn,
    now: Timestamp,
    kind: TransactionKind,
    source_id: &str,
    order_id: Option<&OrderId>,
    entries: &[Entry],
) -> Result<(), LedgerError> {
    book(conn, now, &Event { kind, source_id, order_id, note: None, booked_by: None }, entries)
}

pub(super) fn book(conn: &mut DbConn, now: Timestamp, event: &Event<'_>, entries: &[Entry]) -> Result<(), LedgerError> {
    let sum: i64 = entries.iter().map(|e| e.amount_minor).sum();
    if sum != 0 {
        return Err(LedgerError::Unbalanced { source_id: event.source_id.to_owned(), sum });
    }
    if entries.iter().all(|e| e.amount_minor == 0) {
        return Ok(());
    }
    let transaction_id = uuid::Uuid::now_v7().to_string();
    diesel::insert_into(ledger_transactions::table)
        .values((
            ledger_transactions::id.eq(&transaction_id),
            ledger_transactions::kind.eq(event.kind),
            ledger_transactions::source_id.eq(event.source_id),
            ledger_transactions::order_id.eq(event.order_id),
            ledger_transactions::note.eq(event.note),
            ledger_transactions::booked_by.eq(event.booked_by),
            ledger_transactions::occurred_at.eq(now),
        ))
        .execute(conn)?;
    for entry in entries.iter().filter(|e| e.amount_minor != 0) {
        write(conn, &transaction_id, entry)?;
    }
    Ok(())
}

fn write(conn: &mut DbConn, transaction_id: &str, entry: &Entry) -> QueryResult<()> {
    diesel::insert_into(ledger_entries::table)
        .values((
            ledger_entries::id.eq(uuid::Uuid::now_v7().to_string()),
            ledger_entries::transaction_id.eq(transaction_id),
            ledger_entries::account.eq(entry.account.to_string()),
            ledger_entries::bumdes_id.eq(&entry.bumdes_id),
            ledger_entries::producer_id.eq(&entry.producer_id),
            ledger_entries::fulfillment_order_id.eq(&entry.fulfillment_order_id),
            ledger_entries::order_line_id.eq(&entry.order_line_id),
            ledger_entries::amount_minor.eq(entry.amount_minor),
            ledger_entries::currency.eq("IDR"),
        ))
        .execute(conn)?;
    Ok(())
}
