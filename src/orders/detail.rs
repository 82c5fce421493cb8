//! One order as its buyer sees it.

use std::collections::HashMap;

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::Serialize;

use super::order::{Order, OrderLine};
use super::status::OverallStatus;
use crate::complaints::{self, COMPLAINT_DAYS, Complaint};
use crate::db::schema::{bumdes, fulfillment_orders, order_events, order_lines, orders, payments, refunds};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::shipment::{self, Parcel};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use crate::ids::{FulfillmentOrderId, OrderId};
use crate::messages::{self, Message};
use crate::payments::{Payment, Provider, Refund, transfer_proof};
use crate::regions::{self, RegionPath};

#[derive(Debug, Serialize)]
pub struct OrderDetail {
    pub order: Order,
    pub overall_status: OverallStatus,
    pub payment: Payment,
    /// when the buyer sent in the proof of a bank transfer
    pub proof_received_at: Option<Timestamp>,
    pub refunds: Vec<Refund>,
    pub destination: Option<RegionPath>,
    pub parts: Vec<Part>,
    pub events: Vec<TimelineEntry>,
}

/// What one BUMDes sends.
#[derive(Debug, Serialize)]
pub struct Part {
    pub fulfillment_order: FulfillmentOrder,
    pub bumdes: Sender,
    pub lines: Vec<OrderLine>,
    /// oldest first
    pub parcels: Vec<Parcel>,
    /// pieces that are on their way while others wait, and all that are to be sent; none where it goes in one
    pub partly_sent: Option<(i64, i64)>,
    /// oldest first
    pub messages: Vec<Message>,
    /// oldest first
    pub complaints: Vec<Complaint>,
    /// until then the buyer may complain; none before it is delivered
    pub complain_until: Option<Timestamp>,
}

impl Part {
    /// Delivered not long ago, and nothing is open.
    pub fn takes_complaint(&self, now: Timestamp) -> bool {
        self.complain_until.is_some_and(|until| now <= until) && self.complaints.iter().all(|c| c.closed_at.is_some())
    }
}

#[derive(Debug, Serialize, Queryable)]
pub struct Sender {
    pub name: String,
    pub slug: String,
    pub phone: String,
    pub village_code: String,
}

#[derive(Debug, Serialize, Queryable)]
pub struct TimelineEntry {
    /// shows the message `order-event-<kind>`
    pub kind: String,
    pub fulfillment_order_id: Option<FulfillmentOrderId>,
    pub note: Option<String>,
    pub created_at: Timestamp,
}

/// None when there is no order with this number.
pub fn find(conn: &mut DbConn, number: &str) -> QueryResult<Option<OrderDetail>> {
    let found: Option<Order> =
        orders::table.filter(orders::number.eq(number)).select(Order::as_select()).first(conn).optional()?;
    let Some(order) = found else { return Ok(None) };
    let payment: Payment =
        payments::table.filter(payments::order_id.eq(&order.id)).select(Payment::as_select()).first(conn)?;
    let proof_received_at = match payment.provider {
        Provider::BankTransfer => transfer_proof::received_at(conn, &payment.id)?,
        _ => None,
    };
    let refunds: Vec<Refund> = refunds::table
        .filter(refunds::payment_id.eq(&payment.id))
        .order(refunds::id)
        .select(Refund::as_select())
        .load(conn)?;
    let events = events(conn, &order.id)?;
    let parts = parts(conn, &order.id, &events)?;
    let statuses: Vec<FulfillmentStatus> = parts.iter().map(|part| part.fulfillment_order.status).collect();
    let destination = regions::queries::path(conn, &order.region_code)?;
    let overall_status = OverallStatus::derive(order.status, &statuses);
    Ok(Some(OrderDetail { order, overall_status, payment, proof_received_at, refunds, destination, parts, events }))
}

fn parts(conn: &mut DbConn, order_id: &OrderId, events: &[TimelineEntry]) -> QueryResult<Vec<Part>> {
    let lines: Vec<OrderLine> = order_lines::table
        .filter(order_lines::order_id.eq(order_id))
        .order(order_lines::id)
        .select(OrderLine::as_select())
        .load(conn)?;
    let mut by_part: HashMap<FulfillmentOrderId, Vec<OrderLine>> = HashMap::new();
    for line in lines {
        by_part.entry(line.fulfillment_order_id.clone()).or_default().push(line);
    }
    let rows: Vec<(FulfillmentOrder, Sender)> = fulfillment_orders::table
        .inner_join(bumdes::table)
        .filter(fulfillment_orders::order_id.eq(order_id))
        .order(fulfillment_orders::number)
        .select((FulfillmentOrder::as_select(), (bumdes::name, bumdes::slug, bumdes::phone, bumdes::village_code)))
        .load(conn)?;
    let delivered: Vec<(&FulfillmentOrderId, Timestamp)> = events
        .iter()
        .filter(|event| event.kind == "delivered")
        .filter_map(|event| Some((event.fulfillment_order_id.as_ref()?, event.created_at)))
        .collect();
    // only what has arrived is ever complained of
    let mut complaints = match &delivered[..] {
        [] => Vec::new(),
        delivered => complaints::queries::of_parts(conn, delivered.iter().map(|(id, _)| *id))?,
    };
    let ids: Vec<&FulfillmentOrderId> = rows.iter().map(|(part, _)| &part.id).collect();
    let mut parcels = shipment::parcels(conn, &ids)?;
    let mut messages = messages::queries::of_parts(conn, ids.iter().copied())?;
    let mut partly_sent = HashMap::new();
    for (part, _) in rows.iter().filter(|(part, _)| part.status == FulfillmentStatus::Packed) {
        if let Some(parcels) = parcels.get(&part.id) {
            let sent: i64 = parcels.iter().flat_map(|parcel| &parcel.lines).map(|line| line.quantity).sum();
            let left: i64 = shipment::left_to_send(conn, &part.id)?.values().sum();
            partly_sent.insert(part.id.clone(), (sent, sent + left));
        }
    }
    let parts = rows.into_iter().map(|(fulfillment_order, bumdes)| Part {
        messages: messages.remove(&fulfillment_order.id).unwrap_or_default(),
        parcels: parcels.remove(&fulfillment_order.id).unwrap_or_default(),
        partly_sent: partly_sent.get(&fulfillment_order.id).copied(),
        lines: by_part.remove(&fulfillment_order.id).unwrap_or_default(),
        complaints: complaints.extract_if(.., |c| c.fulfillment_order_id == fulfillment_order.id).collect(),
        complain_until: delivered
            .iter()
            .find(|(id, _)| **id == fulfillment_order.id)
            .map(|(_, at)| *at + TimeDelta::days(COMPLAINT_DAYS)),
        fulfillment_order,
        bumdes,
    });
    Ok(parts.collect())
}

/// Oldest first.
fn events(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Vec<TimelineEntry>> {
    order_events::table
        .filter(order_events::order_id.eq(order_id))
        .order((order_events::created_at, order_events::id))
        .select((order_events::kind, order_events::fulfillment_order_id, order_events::note, order_events::created_at))
        .load(conn)
}
