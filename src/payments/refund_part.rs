//! A BUMDes cannot deliver its part: the buyer gets its items and shipping back.

use diesel::prelude::*;

pub use super::open_refund::RefundError;
use super::open_refund::{Decision, lock_payment, open};
use crate::db::schema::{fulfillment_orders, payments, refunds};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{FulfillmentOrderId, PaymentId, RefundId};

/// Decides the refund of one part; `Job::SendRefund` sends it. Asked again for the same part, it answers the
/// refund there is. None when the part cost nothing.
pub fn refund_part(
    conn: &mut DbConn,
    now: Timestamp,
    fulfillment_order_id: &FulfillmentOrderId,
    reason: &str,
) -> Result<Option<RefundId>, RefundError> {
    let part: FulfillmentOrder =
        fulfillment_orders::table.find(fulfillment_order_id).select(FulfillmentOrder::as_select()).first(conn)?;
    let payment_id: PaymentId =
        payments::table.filter(payments::order_id.eq(&part.order_id)).select(payments::id).first(conn)?;
    let payment = lock_payment(conn, &payment_id)?;
    let known: Option<RefundId> = refunds::table
        .filter(refunds::fulfillment_order_id.eq(fulfillment_order_id))
        .select(refunds::id)
        .first(conn)
        .optional()?;
    let amount_minor = part.items_total_minor + part.shipping_minor;
    if known.is_some() || amount_minor == 0 {
        return Ok(known);
    }
    let decision = Decision {
        fulfillment_order_id: Some(fulfillment_order_id),
        amount_minor,
        reason,
        parts: std::slice::from_ref(fulfillment_order_id),
    };
    open(conn, now, &payment, &decision).map(Some)
}
