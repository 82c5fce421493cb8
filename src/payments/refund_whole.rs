//! The order cannot be kept: all that is left of its payment goes back to the buyer.

use diesel::prelude::*;

use super::refund::{Decision, RefundError, refund};
use super::refund_plan::Extent;
use crate::db::schema::payments;
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, PaymentId, RefundId};
use crate::orders::Actor;

/// Decides the refund of what is left of an order that took no stock. Post the payment to the ledger first.
pub fn refund_whole(
    conn: &mut DbConn,
    now: Timestamp,
    payment_id: &PaymentId,
    reason: &str,
) -> Result<RefundId, RefundError> {
    let order_id: OrderId = payments::table.find(payment_id).select(payments::order_id).first(conn)?;
    let decision = Decision {
        extent: Extent::Order { with_shipping: true },
        is_restocked: false,
        reason,
        actor: Actor::System,
        decided_by: None,
        seen_refunded_minor: None,
    };
    refund(conn, now, &order_id, &decision)
}
