//! What the two ways to decide a refund share: the check against what was paid, the row, the books, the
//! timeline, the job.

use diesel::prelude::*;

use super::payment::{Payment, Refund};
use super::status::{PaymentStatus, RefundStatus};
use crate::db::schema::{payments, refunds};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{FulfillmentOrderId, OrderId, PaymentId, RefundId};
use crate::jobs::{self, Job};
use crate::ledger::{self, Entry, LedgerError, RefundedPart, TransactionKind};
use crate::orders::{self, Actor, Event};

#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    #[error("there is no such payment")]
    NotFound,
    /// Nothing was paid, or all of it went back already.
    #[error("the payment is {0}, there is nothing to send back")]
    NotPaid(PaymentStatus),
    #[error("{asked} asked back, {left} left of the payment")]
    MoreThanPaid { asked: i64, left: i64 },
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RefundError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// A refund before it is written.
pub(super) struct Decision<'a> {
    pub fulfillment_order_id: Option<&'a FulfillmentOrderId>,
    pub amount_minor: i64,
    pub reason: &'a str,
    /// the parts that their BUMDes are owed nothing for any more
    pub parts: &'a [FulfillmentOrderId],
}

/// The payment's row, held until the transaction ends: two refunds decide one after the other. The order
/// first, then its payment, like everything that changes both.
pub(super) fn lock_payment(conn: &mut DbConn, id: &PaymentId) -> QueryResult<Payment> {
    let order_id: OrderId = payments::table.find(id).select(payments::order_id).first(conn)?;
    lock_row(conn, "orders", order_id.as_str())?;
    lock_row(conn, "payments", id.as_str())?;
    payments::table.find(id).select(Payment::as_select()).first(conn)
}

/// Writes the refund of a locked payment.
pub(super) fn open(
    conn: &mut DbConn,
    now: Timestamp,
    payment: &Payment,
    decision: &Decision<'_>,
) -> Result<RefundId, RefundError> {
    let left = payment.amount_minor - payment.refunded_minor;
    let asked = decision.amount_minor;
    if !payment.status.is_paid() {
        return Err(RefundError::NotPaid(payment.status));
    }
    if asked > left {
        return Err(RefundError::MoreThanPaid { asked, left });
    }
    let status = if asked == left { PaymentStatus::Refunded } else { PaymentStatus::PartiallyRefunded };
    if !payment.status.can_become(status) {
        return Err(RefundError::NotPaid(payment.status));
    }
    diesel::update(payments::table.find(&payment.id))
        .set((
            payments::status.eq(status),
            payments::refunded_minor.eq(payment.refunded_minor + asked),
            payments::updated_at.eq(now),
        ))
        .execute(conn)?;
    let refund = Refund {
        id: RefundId::new(),
        payment_id: payment.id.clone(),
        fulfillment_order_id: decision.fulfillment_order_id.cloned(),
        status: RefundStatus::Pending,
        amount_minor: asked,
        reason: decision.reason.to_owned(),
        reference: None,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(refunds::table).values(&refund).execute(conn)?;
    let mut entries = Vec::new();
    for part in decision.parts {
        entries.extend(entries_for_rest(conn, part)?);
    }
    ledger::post(conn, now, TransactionKind::Refund, refund.id.as_str(), Some(&payment.order_id), &entries)?;
    let event = Event {
        order_id: &payment.order_id,
        fulfillment_order_id: decision.fulfillment_order_id,
        kind: "refunded",
        from_status: Some(payment.status.as_str()),
        to_status: Some(status.as_str()),
        actor: Actor::System,
        user_id: None,
        note: Some(decision.reason),
    };
    orders::record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendRefund { refund_id: refund.id.clone() })?;
    Ok(refund.id)
}

/// All that is left of a part goes back.
fn entries_for_rest(conn: &mut DbConn, part: &FulfillmentOrderId) -> Result<Vec<Entry>, LedgerError> {
    let mut lines = Vec::new();
    let mut shipping_minor = 0;
    for left in ledger::queries::left_of_part(conn, part)? {
        match left.order_line_id {
            Some(line_id) => lines.push((line_id, left.left_minor)),
            None => shipping_minor += left.left_minor,
        }
    }
    ledger::entries_for_refund(conn, &RefundedPart { fulfillment_order_id: part, lines: &lines, shipping_minor })
}
