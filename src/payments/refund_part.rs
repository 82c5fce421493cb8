//! A BUMDes cannot deliver its part: the buyer gets what is left of it back, with its shipping.

use diesel::prelude::*;

use super::refund::{Decision, RefundError, refund};
use super::refund_plan::Extent;
use crate::db::schema::fulfillment_orders;
use crate::db::{DbConn, Timestamp};
use crate::ids::{FulfillmentOrderId, OrderId, RefundId};
use crate::orders::Actor;

/// None when nothing is left of the part: it cost nothing, or went back already. The pieces do not return to the
/// stock: who rejects usually finds that the count was wrong.
pub fn refund_part(
    conn: &mut DbConn,
    now: Timestamp,
    fulfillment_order_id: &FulfillmentOrderId,
    reason: &str,
) -> Result<Option<RefundId>, RefundError> {
    let order_id: OrderId =
        fulfillment_orders::table.find(fulfillment_order_id).select(fulfillment_orders::order_id).first(conn)?;
    let decision = Decision {
        extent: Extent::Part { id: fulfillment_order_id, with_shipping: true },
        is_restocked: false,
        reason,
        actor: Actor::System,
        decided_by: None,
        seen_refunded_minor: None,
    };
    match refund(conn, now, &order_id, &decision) {
        Ok(id) => Ok(Some(id)),
        Err(RefundError::NothingLeft) => Ok(None),
        Err(error) => Err(error),
    }
}
