//! What of an order can still go back: every line and every part's shipping, less what was refunded of it.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::db::DbConn;
use crate::db::schema::{bumdes, fulfillment_orders, order_lines, refund_lines};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{FulfillmentOrderId, OrderId, OrderLineId};
use crate::orders::OrderLine;

#[derive(Debug, Serialize)]
pub struct Refundable {
    /// in the order of their numbers
    pub parts: Vec<RefundablePart>,
}

#[derive(Debug, Serialize)]
pub struct RefundablePart {
    pub part: FulfillmentOrder,
    pub bumdes_name: String,
    pub lines: Vec<RefundableLine>,
    pub shipping_left_minor: i64,
}

#[derive(Debug, Serialize)]
pub struct RefundableLine {
    pub line: OrderLine,
    pub quantity_left: i64,
}

impl Refundable {
    pub fn left_minor(&self) -> i64 {
        self.parts.iter().map(RefundablePart::left_minor).sum()
    }
}

impl RefundablePart {
    pub fn left_minor(&self) -> i64 {
        let items: i64 = self.lines.iter().map(|l| l.quantity_left * l.line.unit_price_minor).sum();
        items + self.shipping_left_minor
    }
}

/// Read it with the order's row held, where something is decided by it.
pub fn refundable(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Refundable> {
    let parts: Vec<(FulfillmentOrder, String)> = fulfillment_orders::table
        .inner_join(bumdes::table)
        .filter(fulfillment_orders::order_id.eq(order_id))
        .order(fulfillment_orders::number)
        .select((FulfillmentOrder::as_select(), bumdes::name))
        .load(conn)?;
    let lines: Vec<OrderLine> = order_lines::table
        .filter(order_lines::order_id.eq(order_id))
        .order((order_lines::sku, order_lines::id))
        .select(OrderLine::as_select())
        .load(conn)?;
    let refunded: Vec<(FulfillmentOrderId, Option<OrderLineId>, i64, i64)> = refund_lines::table
        .filter(refund_lines::fulfillment_order_id.eq_any(parts.iter().map(|(part, _)| &part.id)))
        .select((
            refund_lines::fulfillment_order_id,
            refund_lines::order_line_id,
            refund_lines::quantity,
            refund_lines::amount_minor,
        ))
        .load(conn)?;
    let mut pieces: HashMap<OrderLineId, i64> = HashMap::new();
    let mut shipping: HashMap<FulfillmentOrderId, i64> = HashMap::new();
    for (part_id, line_id, quantity, amount_minor) in refunded {
        match line_id {
            Some(line_id) => *pieces.entry(line_id).or_default() += quantity,
            None => *shipping.entry(part_id).or_default() += amount_minor,
        }
    }
    let mut by_part: HashMap<FulfillmentOrderId, Vec<RefundableLine>> = HashMap::new();
    for line in lines {
        let quantity_left = line.quantity - pieces.get(&line.id).copied().unwrap_or(0);
        by_part.entry(line.fulfillment_order_id.clone()).or_default().push(RefundableLine { line, quantity_left });
    }
    let parts = parts.into_iter().map(|(part, bumdes_name)| RefundablePart {
        lines: by_part.remove(&part.id).unwrap_or_default(),
        shipping_left_minor: part.shipping_minor - shipping.get(&part.id).copied().unwrap_or(0),
        bumdes_name,
        part,
    });
    Ok(Refundable { parts: parts.collect() })
}
