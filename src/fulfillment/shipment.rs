//! Rows of shipments: what was sent of a part, when and with whom. A part that goes in one parcel has one.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use serde::Serialize;

use super::courier;
use crate::db::schema::{order_lines, refund_lines, shipment_lines, shipments};
use crate::db::{DbConn, Timestamp};
use crate::handovers;
use crate::ids::{FulfillmentOrderId, OrderLineId, ShipmentId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = shipments)]
pub struct Shipment {
    pub id: ShipmentId,
    pub fulfillment_order_id: FulfillmentOrderId,
    /// 1, 2 … within its part
    pub number: i64,
    /// none: the buyer comes for it
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    pub shipped_at: Timestamp,
    pub delivered_at: Option<Timestamp>,
    /// none: before this was noted
    pub shipped_by: Option<UserId>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = shipment_lines)]
pub struct ShipmentLine {
    pub shipment_id: ShipmentId,
    pub order_line_id: OrderLineId,
    pub quantity: i64,
}

/// A parcel as the pages and mails tell of it.
#[derive(Debug, Clone, Serialize)]
pub struct Parcel {
    #[serde(skip)]
    pub id: ShipmentId,
    pub number: i64,
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    /// the courier's own page
    pub tracking_url: Option<String>,
    pub shipped_at: Timestamp,
    pub delivered_at: Option<Timestamp>,
    pub lines: Vec<ParcelLine>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ParcelLine {
    pub order_line_id: OrderLineId,
    pub sku: String,
    pub name_id: String,
    pub name_en: String,
    pub option_value: String,
    pub quantity: i64,
}

/// The parcels of these parts, oldest first.
pub fn parcels(
    conn: &mut DbConn,
    parts: &[&FulfillmentOrderId],
) -> QueryResult<HashMap<FulfillmentOrderId, Vec<Parcel>>> {
    let rows: Vec<Shipment> = shipments::table
        .filter(shipments::fulfillment_order_id.eq_any(parts.iter().copied()))
        .order((shipments::fulfillment_order_id, shipments::number))
        .select(Shipment::as_select())
        .load(conn)?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut lines: HashMap<ShipmentId, Vec<ParcelLine>> = HashMap::new();
    type Row = (ShipmentId, i64, OrderLineId, String, String, String, String);
    let all: Vec<Row> = shipment_lines::table
        .inner_join(order_lines::table)
        .filter(shipment_lines::shipment_id.eq_any(rows.iter().map(|row| &row.id)))
        .order((order_lines::sku, order_lines::id))
        .select((
            shipment_lines::shipment_id,
            shipment_lines::quantity,
            order_lines::id,
            order_lines::sku,
            order_lines::name_id,
            order_lines::name_en,
            order_lines::option_value,
        ))
        .load(conn)?;
    for (shipment_id, quantity, order_line_id, sku, name_id, name_en, option_value) in all {
        let line = ParcelLine { order_line_id, sku, name_id, name_en, option_value, quantity };
        lines.entry(shipment_id).or_default().push(line);
    }
    let mut parcels: HashMap<FulfillmentOrderId, Vec<Parcel>> = HashMap::new();
    for row in rows {
        let parcel = Parcel {
            lines: lines.remove(&row.id).unwrap_or_default(),
            tracking_url: courier::tracking_url(row.courier.as_deref(), row.tracking_number.as_deref()),
            id: row.id,
            number: row.number,
            courier: row.courier,
            tracking_number: row.tracking_number,
            shipped_at: row.shipped_at,
            delivered_at: row.delivered_at,
        };
        parcels.entry(row.fulfillment_order_id).or_default().push(parcel);
    }
    Ok(parcels)
}

/// How many pieces of each line are to be sent still: ordered, less what was refunded, less what was sent. Read it with
/// the order's row held, where something is decided by it.
pub fn left_to_send(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<BTreeMap<OrderLineId, i64>> {
    let mut left: BTreeMap<OrderLineId, i64> = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(part))
        .select((order_lines::id, order_lines::quantity))
        .load::<(OrderLineId, i64)>(conn)?
        .into_iter()
        .collect();
    let sent: Vec<(OrderLineId, i64)> = shipment_lines::table
        .inner_join(shipments::table)
        .filter(shipments::fulfillment_order_id.eq(part))
        .select((shipment_lines::order_line_id, shipment_lines::quantity))
        .load(conn)?;
    let gone = refunded_pieces(conn, &[part])?.into_iter().chain(sent);
    for (line, quantity) in gone {
        if let Some(left) = left.get_mut(&line) {
            // what was refunded after it had been sent is no less than nothing
            *left = (*left - quantity).max(0);
        }
    }
    left.retain(|_, quantity| *quantity > 0);
    Ok(left)
}

/// How many pieces of each line the buyer has the money back for, or will, and that are not to be sent therefore. What a
/// company got back for what was short at its door is not among them: that was sent.
pub fn refunded_pieces(conn: &mut DbConn, parts: &[&FulfillmentOrderId]) -> QueryResult<HashMap<OrderLineId, i64>> {
    let rows: Vec<(Option<OrderLineId>, i64)> = refund_lines::table
        .filter(refund_lines::fulfillment_order_id.eq_any(parts.iter().copied()))
        .select((refund_lines::order_line_id, refund_lines::quantity))
        .load(conn)?;
    let mut pieces: HashMap<OrderLineId, i64> = HashMap::new();
    for (line, quantity) in rows {
        if let Some(line) = line {
            *pieces.entry(line).or_default() += quantity;
        }
    }
    for (line, quantity) in handovers::short_pieces(conn, parts)? {
        pieces.entry(line).and_modify(|pieces| *pieces -= quantity);
    }
    pieces.retain(|_, quantity| *quantity > 0);
    Ok(pieces)
}

/// How many pieces of each of these parts are on their way or there, line by line; nothing for a part of which none is.
pub fn sent_pieces(
    conn: &mut DbConn,
    parts: &[&FulfillmentOrderId],
) -> QueryResult<HashMap<FulfillmentOrderId, HashMap<OrderLineId, i64>>> {
    let rows: Vec<(FulfillmentOrderId, OrderLineId, i64)> = shipment_lines::table
        .inner_join(shipments::table)
        .filter(shipments::fulfillment_order_id.eq_any(parts.iter().copied()))
        .select((shipments::fulfillment_order_id, shipment_lines::order_line_id, shipment_lines::quantity))
        .load(conn)?;
    let mut sent: HashMap<FulfillmentOrderId, HashMap<OrderLineId, i64>> = HashMap::new();
    for (part, line, quantity) in rows {
        *sent.entry(part).or_default().entry(line).or_default() += quantity;
    }
    Ok(sent)
}
