//! A part is over and nothing of it ever arrived: nobody pays for its way. Where the last handover says so its signature takes
//! the shipping off (`sign.rs`); here it is where what was still to be sent was refunded instead.

use diesel::prelude::*;

use crate::db::schema::{purchase_order_shares, refund_lines, refunds};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentOrder;
use crate::invoices;
use crate::orders::Actor;
use crate::payments::RefundError;
use crate::payments::refund::{Decision, refund};
use crate::payments::refund_plan::Extent;

/// Nothing for a part that is no share of a purchase order. Hold its order.
pub fn forgo_shipping(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrder) -> Result<(), RefundError> {
    let shares = purchase_order_shares::table.filter(purchase_order_shares::fulfillment_order_id.eq(&part.id));
    if shares.count().get_result::<i64>(conn)? == 0 {
        return Ok(());
    }
    let left = invoices::left(conn, part)?;
    let has_goods = left.minor() > left.shipping_minor;
    if left.is_begun || has_goods || left.shipping_minor <= 0 {
        return Ok(());
    }
    // why its goods were taken off
    let reason: Option<String> = refund_lines::table
        .inner_join(refunds::table.on(refunds::id.eq(refund_lines::refund_id)))
        .filter(refund_lines::fulfillment_order_id.eq(&part.id))
        .order((refunds::created_at.desc(), refunds::id.desc()))
        .select(refunds::reason)
        .first(conn)
        .optional()?;
    let parts = [part.id.clone()];
    let decision = Decision {
        extent: Extent::Lines { lines: &[], shipping_of: &parts },
        is_restocked: false,
        reason: reason.as_deref().unwrap_or(&part.number),
        actor: Actor::System,
        decided_by: None,
        seen_refunded_minor: None,
    };
    refund(conn, now, &part.order_id, &decision).map(drop)
}
