//! A part of an order as the lists of a BUMDes show it.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::deadline::Due;
use super::shipment::{refunded_pieces, sent_pieces};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::db::schema::{order_lines, regions};
use crate::db::{DbConn, Timestamp};
use crate::ids::FulfillmentOrderId;
use crate::orders::{Order, OrderLine};
use crate::web::age::Age;

#[derive(Debug, Serialize)]
pub struct OrderRow {
    pub part: FulfillmentOrder,
    pub buyer_name: String,
    /// the regency it goes to
    pub destination: String,
    pub lines: Vec<OrderLine>,
    /// less what was refunded
    pub pieces: i64,
    /// on their way while the rest waits
    pub sent: i64,
    /// since its last change
    pub age: Age,
    pub due: Option<Due>,
    /// the same as a time
    pub due_at: Option<Timestamp>,
}

/// What a list reads of each, before its lines and regency are added.
pub(super) type Found = (FulfillmentOrder, Order, Option<Timestamp>);

/// Four more reads, however many they are.
pub(super) fn rows(conn: &mut DbConn, now: Timestamp, found: Vec<Found>) -> QueryResult<Vec<OrderRow>> {
    let ids: Vec<&FulfillmentOrderId> = found.iter().map(|(part, ..)| &part.id).collect();
    let mut lines: HashMap<FulfillmentOrderId, Vec<OrderLine>> = HashMap::new();
    let all: Vec<OrderLine> = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq_any(ids.iter().copied()))
        .order(order_lines::sku)
        .select(OrderLine::as_select())
        .load(conn)?;
    for line in all {
        lines.entry(line.fulfillment_order_id.clone()).or_default().push(line);
    }
    let refunded = refunded_pieces(conn, &ids)?;
    let sent = sent_pieces(conn, &ids)?;
    let codes: Vec<&str> = found.iter().filter_map(|(_, order, _)| order.region_code.get(..5)).collect();
    let regencies: HashMap<String, String> = regions::table
        .filter(regions::code.eq_any(codes))
        .select((regions::code, regions::name))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let row = |(part, order, due_at): Found| {
        let lines = lines.remove(&part.id).unwrap_or_default();
        let is_waiting = FulfillmentStatus::WAITING.contains(&part.status);
        OrderRow {
            destination: order.region_code.get(..5).and_then(|code| regencies.get(code)).cloned().unwrap_or_default(),
            pieces: lines.iter().map(|line| line.quantity - refunded.get(&line.id).copied().unwrap_or(0)).sum(),
            sent: sent.get(&part.id).filter(|_| is_waiting).map_or(0, |lines| lines.values().sum()),
            buyer_name: order.buyer_name,
            age: Age::of(part.updated_at, now),
            due: Due::of(part.status, due_at, now),
            due_at: due_at.filter(|_| is_waiting),
            lines,
            part,
        }
    };
    Ok(found.into_iter().map(row).collect())
}
