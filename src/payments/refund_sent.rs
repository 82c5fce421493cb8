//! A refund has left, by the gateway or by hand: its row says so, and the books.

use diesel::prelude::*;

use super::payment::{Payment, Refund};
use super::status::RefundStatus;
use crate::db::schema::{payments, refunds};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::RefundId;
use crate::ledger::{self, LedgerError, TransactionKind};

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

/// Marks the refund as sent; a second call finds it sent and changes nothing.
pub(super) fn record(
    conn: &mut DbConn,
    now: Timestamp,
    id: &RefundId,
    reference: Option<&str>,
) -> Result<(), RefundSentError> {
    lock_row(conn, "refunds", id.as_str())?;
    let (refund, payment): (Refund, Payment) = refunds::table
        .inner_join(payments::table)
        .filter(refunds::id.eq(id))
        .select((Refund::as_select(), Payment::as_select()))
        .first(conn)?;
    if refund.status == RefundStatus::Succeeded {
        return Ok(());
    }
    if !refund.status.can_become(RefundStatus::Succeeded) {
        return Err(RefundSentError::WrongStatus(refund.status));
    }
    diesel::update(refunds::table.find(id))
        .set((
            refunds::status.eq(RefundStatus::Succeeded),
            refunds::reference.eq(reference),
            refunds::updated_at.eq(now),
        ))
        .execute(conn)?;
    let entries = ledger::entries_for_sent_refund(payment.provider, refund.amount_minor);
    ledger::post(conn, now, TransactionKind::RefundSent, id.as_str(), Some(&payment.order_id), &entries)?;
    Ok(())
}
