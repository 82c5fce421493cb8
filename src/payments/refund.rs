//! The one way to decide that money goes back: of a whole order, of a part, of single lines.
//!
//! Counts what was refunded of each line before, so that nothing goes back twice or past what was paid; writes the
//! refund, the books, the timeline and the job that sends it.

use diesel::prelude::*;

use super::payment::{Payment, Refund};
use super::refund_plan::{Extent, Plan, PlanError, plan};
use super::refundable::refundable;
use super::status::{PaymentStatus, RefundStatus};
use crate::db::schema::{orders, payments, refund_lines, refunds};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{FulfillmentOrderId, OrderId, RefundId, UserId};
use crate::invoices;
use crate::jobs::{self, Job};
use crate::ledger::{self, LedgerError, RefundedPart, TransactionKind};
use crate::orders::{self as order, Actor, Event};
use crate::stock;

#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    #[error("there is no such payment")]
    NotFound,
    /// Nothing was paid, or all of it went back already.
    #[error("the payment is {0}, there is nothing to send back")]
    NotPaid(PaymentStatus),
    #[error("nothing is left of what was asked back")]
    NothingLeft,
    #[error("{asked} asked back, {left} left of the payment")]
    MoreThanPaid { asked: i64, left: i64 },
    #[error("something else was refunded since this one was looked at")]
    Changed,
    #[error(transparent)]
    Plan(#[from] PlanError),
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
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    pub extent: Extent<'a>,
    /// the pieces go back on the shelf
    pub is_restocked: bool,
    pub reason: &'a str,
    pub actor: Actor,
    /// the operator, where one decided it
    pub decided_by: Option<&'a UserId>,
    /// what had been refunded when the decision was made: another sum now, and it is to be made again
    pub seen_refunded_minor: Option<i64>,
}

/// Decides a refund; `Job::SendRefund` sends it. Post the payment to the ledger first.
pub fn refund(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    decision: &Decision<'_>,
) -> Result<RefundId, RefundError> {
    let payment = lock_payment(conn, order_id)?;
    if decision.seen_refunded_minor.is_some_and(|seen| seen != payment.refunded_minor) {
        return Err(RefundError::Changed);
    }
    let plan = plan(&refundable(conn, order_id)?, &decision.extent)?;
    if plan.amount_minor() == 0 {
        return Err(RefundError::NothingLeft);
    }
    let status = take(conn, now, &payment, plan.amount_minor())?;
    let refund = write(conn, now, &payment, &plan, decision)?;
    book(conn, now, order_id, &refund.id, &plan)?;
    let event = Event {
        order_id,
        fulfillment_order_id: refund.fulfillment_order_id.as_ref(),
        kind: "refunded",
        from_status: Some(payment.status.as_str()),
        to_status: Some(status.as_str()),
        actor: decision.actor,
        user_id: decision.decided_by,
        note: Some(decision.reason),
    };
    order::record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendRefund { refund_id: refund.id.clone() })?;
    if decision.is_restocked {
        // last: who holds stock and the catalogue's version must wait for nobody's order
        stock::take_back(conn, now, order_id, &plan.pieces())?;
    }
    // after that, even: the number of a credit note is taken last of all
    invoices::credit(conn, now, order_id, &refund)?;
    Ok(refund.id)
}

/// The payment's row, held until the transaction ends: two refunds decide one after the other. The order
/// first, then its payment, like everything that changes both.
fn lock_payment(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Payment> {
    lock_row(conn, "orders", order_id.as_str())?;
    let id: crate::ids::PaymentId =
        payments::table.filter(payments::order_id.eq(order_id)).select(payments::id).first(conn)?;
    lock_row(conn, "payments", id.as_str())?;
    payments::table.find(&id).select(Payment::as_select()).first(conn)
}

/// Takes the amount off the payment and answers its status afterwards.
fn take(conn: &mut DbConn, now: Timestamp, payment: &Payment, asked: i64) -> Result<PaymentStatus, RefundError> {
    let left = payment.amount_minor - payment.refunded_minor;
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
    Ok(status)
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    payment: &Payment,
    plan: &Plan,
    decision: &Decision<'_>,
) -> QueryResult<Refund> {
    let refund = Refund {
        id: RefundId::new(),
        payment_id: payment.id.clone(),
        fulfillment_order_id: only_part(plan, &decision.extent).cloned(),
        status: RefundStatus::Pending,
        amount_minor: plan.amount_minor(),
        items_minor: plan.items_minor(),
        shipping_minor: plan.shipping_minor(),
        is_restocked: decision.is_restocked,
        reason: decision.reason.to_owned(),
        decided_by: decision.decided_by.cloned(),
        reference: None,
        payee_account: None,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(refunds::table).values(&refund).execute(conn)?;
    for part in &plan.parts {
        for line in &part.lines {
            let taken = Taken { order_line_id: Some(&line.order_line_id), quantity: line.quantity };
            write_line(conn, &refund.id, &part.fulfillment_order_id, &taken, line.amount_minor)?;
        }
        if part.shipping_minor > 0 {
            let shipping = Taken { order_line_id: None, quantity: 0 };
            write_line(conn, &refund.id, &part.fulfillment_order_id, &shipping, part.shipping_minor)?;
        }
    }
    Ok(refund)
}

/// Pieces of a line, or a part's shipping.
struct Taken<'a> {
    order_line_id: Option<&'a crate::ids::OrderLineId>,
    quantity: i64,
}

fn write_line(
    conn: &mut DbConn,
    refund_id: &RefundId,
    part_id: &FulfillmentOrderId,
    taken: &Taken<'_>,
    amount_minor: i64,
) -> QueryResult<()> {
    diesel::insert_into(refund_lines::table)
        .values((
            refund_lines::id.eq(uuid::Uuid::now_v7().to_string()),
            refund_lines::refund_id.eq(refund_id),
            refund_lines::fulfillment_order_id.eq(part_id),
            refund_lines::order_line_id.eq(taken.order_line_id),
            refund_lines::quantity.eq(taken.quantity),
            refund_lines::amount_minor.eq(amount_minor),
        ))
        .execute(conn)?;
    Ok(())
}

/// The part a refund is about; a whole order's is about none, however many parts it has.
fn only_part<'a>(plan: &'a Plan, extent: &Extent<'_>) -> Option<&'a FulfillmentOrderId> {
    match (extent, &plan.parts[..]) {
        (Extent::Part { .. } | Extent::Lines { .. }, [part]) => Some(&part.fulfillment_order_id),
        _ => None,
    }
}

/// What was owed for these pieces is owed to the buyer now. Money that came too late was never owed to anybody else:
/// its payment booked the debt to the buyer already.
fn book(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    refund_id: &RefundId,
    plan: &Plan,
) -> Result<(), RefundError> {
    let kept_at: Option<Timestamp> = orders::table.find(order_id).select(orders::paid_at).first(conn)?;
    if kept_at.is_none() {
        return Ok(());
    }
    let mut entries = Vec::new();
    for part in &plan.parts {
        let lines: Vec<_> = part.lines.iter().map(|line| (line.order_line_id.clone(), line.amount_minor)).collect();
        let taken = RefundedPart {
            fulfillment_order_id: &part.fulfillment_order_id,
            lines: &lines,
            shipping_minor: part.shipping_minor,
        };
        entries.extend(ledger::entries_for_refund(conn, &taken)?);
    }
    ledger::post(conn, now, TransactionKind::Refund, refund_id.as_str(), Some(order_id), &entries)?;
    Ok(())
}
