//! The buyer takes a part back that is late and not on its way. Its money goes back, and the BUMDes is told.

use diesel::prelude::*;

use super::shipment::sent_pieces;
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::db::schema::{deadlines, fulfillment_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{FulfillmentOrderId, OrderId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::orders::{Actor, Event, close_if_done, record};
use crate::payments::RefundError;
use crate::payments::refund_part::refund_part;
use crate::purchase_orders;

#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    /// Its day has not passed, or it is sent, or over.
    #[error("the part is not late")]
    NotLate,
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for WithdrawError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whether it waits for its BUMDes though its day has passed; its order is held by then.
pub fn is_late(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrder) -> QueryResult<bool> {
    if !FulfillmentStatus::WAITING.contains(&part.status) {
        return Ok(false);
    }
    let late = deadlines::table.filter(deadlines::fulfillment_order_id.eq(&part.id).and(deadlines::ship_by.lt(now)));
    Ok(late.count().get_result::<i64>(conn)? > 0)
}

/// `reason` is what the BUMDes reads. Whoever calls it has made sure that the part is `by`'s to take back.
pub fn withdraw_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    id: &FulfillmentOrderId,
    by: &UserId,
    reason: &str,
) -> Result<(), WithdrawError> {
    let order_id: OrderId = fulfillment_orders::table.find(id).select(fulfillment_orders::order_id).first(conn)?;
    lock_row(conn, "orders", order_id.as_str())?;
    let part: FulfillmentOrder =
        fulfillment_orders::table.find(id).select(FulfillmentOrder::as_select()).first(conn)?;
    if !is_late(conn, now, &part)? || sent_pieces(conn, &[id])?.contains_key(id) {
        return Err(WithdrawError::NotLate);
    }
    let to = FulfillmentStatus::Rejected;
    diesel::update(fulfillment_orders::table.find(id))
        .set((
            fulfillment_orders::status.eq(to),
            fulfillment_orders::rejection_reason.eq(reason),
            fulfillment_orders::updated_at.eq(now),
        ))
        .execute(conn)?;
    let event = Event {
        order_id: &order_id,
        fulfillment_order_id: Some(id),
        kind: "withdrawn",
        from_status: Some(part.status.as_str()),
        to_status: Some(to.as_str()),
        actor: Actor::Buyer,
        user_id: Some(by),
        note: Some(reason),
    };
    record(conn, now, &event)?;
    purchase_orders::part_moved(conn, now, id, to)?;
    refund_part(conn, now, id, reason)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::PartCancelled { fulfillment_order_id: id.clone() }))?;
    close_if_done(conn, now, &order_id)?;
    Ok(())
}
