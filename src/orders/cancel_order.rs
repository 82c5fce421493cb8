//! The buyer takes an order back: an unpaid one at once, a paid one while no BUMDes has begun with it.

use diesel::prelude::*;

use super::event::{Actor, Event, record};
use super::order::Order;
use super::status::OrderStatus;
use crate::db::schema::{fulfillment_orders, orders, payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use crate::ids::{OrderId, PaymentId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::payments::{Decision, Extent, PaymentStatus, RefundError, refund};
use crate::stock;

#[derive(Debug, thiserror::Error)]
pub enum CancelOrderError {
    /// Over already, or a BUMDes has begun with it.
    #[error("the order can no longer be cancelled")]
    TooLate,
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CancelOrderError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whether a buyer may still cancel, as the page and the verb see it.
pub fn can_cancel(order: OrderStatus, parts: &[FulfillmentStatus]) -> bool {
    let is_open = matches!(order, OrderStatus::PendingPayment | OrderStatus::Paid);
    is_open && parts.iter().all(|part| matches!(part, FulfillmentStatus::AwaitingPayment | FulfillmentStatus::New))
}

/// Ends the order, gives its pieces back to the stock and sends its money back where there is any. Money that comes
/// after it goes back by itself (`checkout/finalise.rs`).
pub fn cancel_order(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    user_id: Option<&UserId>,
) -> Result<(), CancelOrderError> {
    lock_row(conn, "orders", order_id.as_str())?;
    let order: Order = orders::table.find(order_id).select(Order::as_select()).first(conn)?;
    let parts: Vec<FulfillmentOrder> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order_id))
        .order(fulfillment_orders::number)
        .select(FulfillmentOrder::as_select())
        .load(conn)?;
    let statuses: Vec<FulfillmentStatus> = parts.iter().map(|part| part.status).collect();
    if !can_cancel(order.status, &statuses) {
        return Err(CancelOrderError::TooLate);
    }
    end(conn, now, &order, user_id)?;
    tell_bumdes(conn, now, &parts)?;
    if order.status == OrderStatus::PendingPayment {
        close_payment(conn, now, order_id)?;
        stock::release(conn, now, order_id)?;
    } else {
        send_back(conn, now, order_id)?;
    }
    Ok(())
}

fn end(conn: &mut DbConn, now: Timestamp, order: &Order, user_id: Option<&UserId>) -> QueryResult<()> {
    diesel::update(orders::table.find(&order.id))
        .set((orders::status.eq(OrderStatus::Cancelled), orders::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(fulfillment_orders::table.filter(fulfillment_orders::order_id.eq(&order.id)))
        .set((fulfillment_orders::status.eq(FulfillmentStatus::Cancelled), fulfillment_orders::updated_at.eq(now)))
        .execute(conn)?;
    let event = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: "cancelled",
        from_status: Some(order.status.as_str()),
        to_status: Some(OrderStatus::Cancelled.as_str()),
        actor: Actor::Buyer,
        user_id,
        note: None,
    };
    record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::OrderCancelled { order_id: order.id.clone() }))
}

/// The buyer must not be able to pay what is over.
fn close_payment(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    let payment_id: Option<PaymentId> = payments::table
        .filter(payments::order_id.eq(order_id).and(payments::status.eq_any(PaymentStatus::OPEN)))
        .select(payments::id)
        .first(conn)
        .optional()?;
    let Some(payment_id) = payment_id else { return Ok(()) };
    diesel::update(payments::table.find(&payment_id))
        .set((payments::status.eq(PaymentStatus::Expired), payments::updated_at.eq(now)))
        .execute(conn)?;
    jobs::enqueue(conn, now, &Job::CancelPayment { payment_id })
}

/// Those that were asked to pack their parts.
fn tell_bumdes(conn: &mut DbConn, now: Timestamp, parts: &[FulfillmentOrder]) -> QueryResult<()> {
    for part in parts.iter().filter(|part| part.status == FulfillmentStatus::New) {
        let mail = Mail::PartCancelled { fulfillment_order_id: part.id.clone() };
        jobs::enqueue(conn, now, &Job::SendMail(mail))?;
    }
    Ok(())
}

/// All that is left of the payment, and the pieces back on the shelf. What went back before is gone already.
fn send_back(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> Result<(), CancelOrderError> {
    let decision = Decision {
        extent: Extent::Order { with_shipping: true },
        is_restocked: true,
        reason: "cancelled by the buyer",
        actor: Actor::Buyer,
        decided_by: None,
        seen_refunded_minor: None,
    };
    match refund(conn, now, order_id, &decision) {
        Ok(_) | Err(RefundError::NothingLeft) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FulfillmentStatus as F;

    #[test]
    fn an_order_can_be_cancelled_until_somebody_begins_with_it() {
        assert!(can_cancel(OrderStatus::PendingPayment, &[F::AwaitingPayment, F::AwaitingPayment]));
        assert!(can_cancel(OrderStatus::Paid, &[F::New, F::New]));
        assert!(!can_cancel(OrderStatus::Paid, &[F::New, F::Accepted]));
        assert!(!can_cancel(OrderStatus::Paid, &[F::New, F::Rejected]));
        assert!(!can_cancel(OrderStatus::Cancelled, &[F::Cancelled]));
        assert!(!can_cancel(OrderStatus::Expired, &[F::Cancelled]));
    }
}
