//! A shipment is sent: its delivery note has a number, and its handover waits to be signed.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Handover, HandoverLine};
use crate::db::schema::{bumdes, handover_lines, handovers, purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{HandoverId, OrderLineId, ShipmentId};
use crate::legality::day_in;
use crate::notices::{self, Notice};
use crate::purchase_orders::PurchaseOrder;
use crate::running_number::{self, Series};

/// Nothing for a part that is no share of a purchase order. Call it in the transaction that sends the pieces.
pub fn open(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    shipment_id: &ShipmentId,
    sent: &BTreeMap<OrderLineId, i64>,
) -> QueryResult<()> {
    let found: Option<(PurchaseOrder, String)> = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .inner_join(bumdes::table)
        .filter(purchase_order_shares::fulfillment_order_id.eq(&part.id))
        .select((PurchaseOrder::as_select(), bumdes::name))
        .first(conn)
        .optional()?;
    let Some((order, bumdes)) = found else { return Ok(()) };
    let handover = Handover {
        id: HandoverId::new(),
        number: running_number::next(conn, Series::Handover, day_in(now, "31"))?,
        shipment_id: shipment_id.clone(),
        fulfillment_order_id: part.id.clone(),
        company_id: order.company_id.clone(),
        purchase_order_id: order.id.clone(),
        opened_at: now,
        receiver_name: None,
        receiver_position: None,
        signed_by: None,
        signed_at: None,
    };
    diesel::insert_into(handovers::table).values(&handover).execute(conn)?;
    for (order_line_id, quantity) in sent {
        let line = HandoverLine {
            handover_id: handover.id.clone(),
            order_line_id: order_line_id.clone(),
            sent: *quantity,
            received: None,
            credited: 0,
            reason: String::new(),
        };
        diesel::insert_into(handover_lines::table).values(line).execute(conn)?;
    }
    let notice = Notice::HandoverOpened {
        company_id: &order.company_id,
        number: &handover.number,
        order: &order.number,
        bumdes: &bumdes,
    };
    notices::tell(conn, now, &notice)
}
