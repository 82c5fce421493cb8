//! A refund has left, by the gateway or by hand: its row says so, the books, and a mail where the buyer waits for one.

use diesel::prelude::*;

use super::payment::{Payment, Refund};
use super::status::{Provider, RefundStatus};
use crate::db::schema::{ledger_transactions, payments, refunds};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::RefundId;
use crate::jobs::{self, Job};
use crate::ledger::{self, LedgerError, TransactionKind};
use crate::mail::Mail;
use crate::receivables;

#[derive(Debug, thiserror::Error)]
pub enum RefundSentError {
    #[error("there is no such refund")]
    NotFound,
    #[error("the refund is {0}")]
    WrongStatus(RefundStatus),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RefundSentError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// How it left.
#[derive(Debug, Clone, Copy)]
pub(super) enum SentBy<'a> {
    /// the gateway's id of it
    Gateway { reference: &'a str },
    /// from the house's own bank account, whichever gateway took the payment
    Hand { reference: &'a str },
}

/// Marks the refund as sent; a second call finds it sent and changes nothing.
pub(super) fn record(conn: &mut DbConn, now: Timestamp, id: &RefundId, by: SentBy<'_>) -> Result<(), RefundSentError> {
    receivables::hold_company_of(conn, id)?;
    let (refund, payment) = lock_refund(conn, id)?;
    if refund.status == RefundStatus::Succeeded {
        return Ok(());
    }
    if !refund.status.can_become(RefundStatus::Succeeded) {
        return Err(RefundSentError::WrongStatus(refund.status));
    }
    let (from, reference, is_told) = match by {
        // where nobody decided it, a mail has told the buyer already that the gateway sends it
        // nor where no money moves: the company's account shows it
        SentBy::Gateway { reference } => {
            let is_told = refund.decided_by.is_some() && payment.provider != Provider::OnAccount;
            (payment.provider, reference, is_told)
        }
        SentBy::Hand { reference } => (ledger::OUR_BANK, reference, true),
    };
    diesel::update(refunds::table.find(id))
        .set((
            refunds::status.eq(RefundStatus::Succeeded),
            refunds::reference.eq(reference),
            refunds::updated_at.eq(now),
        ))
        .execute(conn)?;
    let source = next_source(conn, TransactionKind::RefundSent, id)?;
    let entries = ledger::entries_for_sent_refund(from, refund.amount_minor);
    ledger::post(conn, now, TransactionKind::RefundSent, &source, Some(&payment.order_id), &entries)?;
    receivables::settle_order(conn, now, &payment.order_id)?;
    if is_told {
        jobs::enqueue(conn, now, &Job::SendMail(Mail::RefundSent { refund_id: id.clone() }))?;
    }
    Ok(())
}

/// The refund's row, held until the transaction ends, and its payment.
pub(super) fn lock_refund(conn: &mut DbConn, id: &RefundId) -> QueryResult<(Refund, Payment)> {
    lock_row(conn, "refunds", id.as_str())?;
    refunds::table
        .inner_join(payments::table)
        .filter(refunds::id.eq(id))
        .select((Refund::as_select(), Payment::as_select()))
        .first(conn)
}

/// What the books name a sending of this refund: its id, and for one that is sent again after it came back, the
/// number of the try too. The refund's row is held.
pub(super) fn next_source(conn: &mut DbConn, kind: TransactionKind, id: &RefundId) -> QueryResult<String> {
    let names: Vec<String> =
        (1..=MOST_TRIES).map(|n| if n == 1 { id.to_string() } else { format!("{id}-{n}") }).collect();
    let taken: Vec<String> = ledger_transactions::table
        .filter(ledger_transactions::kind.eq(kind).and(ledger_transactions::source_id.eq_any(&names)))
        .select(ledger_transactions::source_id)
        .load(conn)?;
    // past the last one the books refuse the same name twice
    Ok(names.into_iter().find(|name| !taken.contains(name)).unwrap_or_else(|| id.to_string()))
}

/// Nobody sends a refund more often.
const MOST_TRIES: u8 = 20;
