//! What a company's systems are told of its purchase orders.

use diesel::prelude::*;

use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus};
use crate::db::schema::{bumdes, fulfillment_orders, purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{CompanyId, FulfillmentOrderId};
use crate::outbound::{self, Event, EventKind};

/// It stands there from now on.
pub(super) fn of_status(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    status: PurchaseOrderStatus,
) -> QueryResult<()> {
    let kind = match status {
        PurchaseOrderStatus::AwaitingApproval => EventKind::PurchaseAwaitingApproval,
        PurchaseOrderStatus::AwaitingPayment => EventKind::PurchaseAwaitingPayment,
        PurchaseOrderStatus::Ordered => EventKind::PurchaseOrdered,
        PurchaseOrderStatus::Refused => EventKind::PurchaseRefused,
        PurchaseOrderStatus::Cancelled => EventKind::PurchaseCancelled,
    };
    outbound::publish(conn, now, &order.company_id, &Event::PurchaseOrder { kind, number: &order.number })
}

/// Who makes now what one BUMDes could not.
pub(super) struct Moved {
    pub from: String,
    pub to: Vec<String>,
    pub quantity: i64,
    /// what nobody makes of it
    pub missing: i64,
}

/// Others were looked for in the place of a share, and `moved` is what was found now.
pub(super) fn share_moved(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    share: &PurchaseOrderShare,
    moved: &[PurchaseOrderShare],
) -> QueryResult<Moved> {
    let from: String = bumdes::table.find(&share.bumdes_id).select(bumdes::name).first(conn)?;
    let to: Vec<String> = bumdes::table
        .filter(bumdes::id.eq_any(moved.iter().map(|share| &share.bumdes_id)))
        .order(bumdes::name)
        .select(bumdes::name)
        .load(conn)?;
    let quantity = moved.iter().map(|share| share.quantity).sum();
    let all: Vec<i64> = purchase_order_shares::table
        .filter(purchase_order_shares::replaces.eq(&share.id))
        .select(purchase_order_shares::quantity)
        .load(conn)?;
    let missing = share.quantity - all.iter().sum::<i64>();
    let event = Event::ShareMoved { number: &order.number, bumdes: &from, quantity, to: &to, missing };
    outbound::publish(conn, now, &order.company_id, &event)?;
    Ok(Moved { from, to, quantity, missing })
}

/// A part of an order went a step on; nothing for one that is no share of a purchase order. Call it in the transaction of
/// the step.
pub fn part_moved(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrderId,
    to: FulfillmentStatus,
) -> QueryResult<()> {
    let kind = match to {
        FulfillmentStatus::Accepted => EventKind::PartAccepted,
        FulfillmentStatus::Packed => EventKind::PartPacked,
        FulfillmentStatus::Shipped => EventKind::PartShipped,
        FulfillmentStatus::Delivered => EventKind::PartDelivered,
        FulfillmentStatus::Rejected => EventKind::PartRejected,
        FulfillmentStatus::AwaitingPayment | FulfillmentStatus::New | FulfillmentStatus::Cancelled => return Ok(()),
    };
    let found: Option<(CompanyId, String, String, String)> = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .inner_join(bumdes::table)
        .inner_join(
            fulfillment_orders::table
                .on(purchase_order_shares::fulfillment_order_id.eq(fulfillment_orders::id.nullable())),
        )
        .filter(purchase_order_shares::fulfillment_order_id.eq(part))
        .select((purchase_orders::company_id, purchase_orders::number, fulfillment_orders::number, bumdes::name))
        .first(conn)
        .optional()?;
    let Some((company_id, number, part, bumdes)) = found else { return Ok(()) };
    let event = Event::Part { kind, purchase_order: &number, part: &part, bumdes: &bumdes };
    outbound::publish(conn, now, &company_id, &event)
}
