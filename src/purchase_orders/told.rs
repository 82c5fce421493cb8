//! What a company's systems are told of its purchase orders.

use diesel::prelude::*;

use super::{PurchaseOrder, PurchaseOrderStatus};
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
