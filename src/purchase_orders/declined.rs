//! A BUMDes cannot make its share after all: its weeks are free again, the company's buyers hear of it, and
//! others are looked for (`reoffer.rs`). What it was to send from the catalogue is credited, as of any order.

use diesel::prelude::*;

use super::draw_up::PROMISED_FOR;
use super::{PurchaseOrder, PurchaseOrderShare};
use crate::db::schema::{bumdes, purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp};
use crate::ids::FulfillmentOrderId;
use crate::jobs::{self, Job};
use crate::notices::{self, Notice};
use crate::outbound::{self, Event};
use crate::quotations::promise;

/// Nothing for a part that is no share of a purchase order. Call it in the transaction that rejects the part.
pub fn share_declined(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrderId, reason: &str) -> QueryResult<()> {
    let found: Vec<(PurchaseOrder, PurchaseOrderShare, String)> = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .inner_join(bumdes::table)
        .filter(purchase_order_shares::fulfillment_order_id.eq(part))
        .select((PurchaseOrder::as_select(), PurchaseOrderShare::as_select(), bumdes::name))
        .load(conn)?;
    let Some((order, _, bumdes)) = found.first() else { return Ok(()) };
    let quantity = found.iter().map(|(_, share, _)| share.quantity).sum();
    for (_, share, _) in found.iter().filter(|(_, share, _)| !share.is_from_catalogue()) {
        jobs::enqueue(conn, now, &Job::ReofferShare { share_id: share.id.clone() })?;
        promise::release(conn, now, PROMISED_FOR, share.id.as_str())?;
    }
    let event = Event::ShareDeclined { number: &order.number, bumdes, quantity, reason };
    outbound::publish(conn, now, &order.company_id, &event)?;
    notices::tell(conn, now, &Notice::ShareDeclined { order, quantity, bumdes, reason })
}
