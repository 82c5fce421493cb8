//! What a BUMDes is told of the purchase order that its part belongs to.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::DbConn;
use crate::db::schema::{purchase_order_deliveries, purchase_order_shares, purchase_orders};
use crate::ids::{FulfillmentOrderId, PurchaseOrderShareId};

#[derive(Debug, Serialize)]
pub struct Supply {
    /// of the purchase order
    pub number: String,
    pub unit: String,
    /// when how much is to arrive; empty at catalogue prices
    pub deliveries: Vec<(NaiveDate, i64)>,
}

/// None for a part that is no share of a purchase order. Whoever asks has made sure that the part is theirs.
pub fn supply(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Option<Supply>> {
    let found: Option<(PurchaseOrderShareId, String, String)> = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .filter(purchase_order_shares::fulfillment_order_id.eq(part))
        .select((purchase_order_shares::id, purchase_orders::number, purchase_orders::unit))
        .first(conn)
        .optional()?;
    let Some((share, number, unit)) = found else { return Ok(None) };
    let deliveries = purchase_order_deliveries::table
        .filter(purchase_order_deliveries::share_id.eq(share))
        .order(purchase_order_deliveries::due_on)
        .select((purchase_order_deliveries::due_on, purchase_order_deliveries::quantity))
        .load(conn)?;
    Ok(Some(Supply { number, unit, deliveries }))
}
