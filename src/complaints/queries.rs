//! Reads of complaints.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::complaint::Complaint;
use crate::db::schema::{bumdes, complaints, fulfillment_orders, order_events, orders};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ComplaintId, FulfillmentOrderId};

/// Longer lists than this are worked off from the top.
const MOST: i64 = 200;

/// The complaints about these parts, oldest first.
pub fn of_parts<'a>(
    conn: &mut DbConn,
    parts: impl IntoIterator<Item = &'a FulfillmentOrderId>,
) -> QueryResult<Vec<Complaint>> {
    complaints::table
        .filter(complaints::fulfillment_order_id.eq_any(parts))
        .order((complaints::opened_at, complaints::id))
        .select(Complaint::as_select())
        .load(conn)
}

/// When the part arrived, as its timeline tells; none when it has not.
pub fn delivered_at(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Option<Timestamp>> {
    order_events::table
        .filter(order_events::fulfillment_order_id.eq(part).and(order_events::kind.eq("delivered")))
        .order(order_events::created_at.desc())
        .select(order_events::created_at)
        .first(conn)
        .optional()
}

/// The number of the order that a complaint is about.
pub fn order_number(conn: &mut DbConn, id: &ComplaintId) -> QueryResult<Option<String>> {
    complaints::table
        .inner_join(fulfillment_orders::table.inner_join(orders::table))
        .filter(complaints::id.eq(id))
        .select(orders::number)
        .first(conn)
        .optional()
}

pub fn count_open(conn: &mut DbConn) -> QueryResult<i64> {
    complaints::table.filter(complaints::closed_at.is_null()).count().get_result(conn)
}

#[derive(Debug, Serialize)]
pub struct OpenComplaint {
    pub id: ComplaintId,
    pub text: String,
    pub opened_at: Timestamp,
    pub order_number: String,
    pub part_number: String,
    pub bumdes_name: String,
    pub buyer_name: String,
}

/// The longest waiting first. Two statements: joined in one, SQLite would look for the complaint of every part there is.
pub fn open(conn: &mut DbConn) -> QueryResult<Vec<OpenComplaint>> {
    let waiting: Vec<(ComplaintId, FulfillmentOrderId, String, Timestamp)> = complaints::table
        .filter(complaints::closed_at.is_null())
        .order((complaints::opened_at, complaints::id))
        .limit(MOST)
        .select((complaints::id, complaints::fulfillment_order_id, complaints::text, complaints::opened_at))
        .load(conn)?;
    type Part = (FulfillmentOrderId, String, String, String, String);
    let parts: Vec<Part> = fulfillment_orders::table
        .inner_join(orders::table)
        .inner_join(bumdes::table)
        .filter(fulfillment_orders::id.eq_any(waiting.iter().map(|(_, part, ..)| part)))
        .select((fulfillment_orders::id, orders::number, fulfillment_orders::number, bumdes::name, orders::buyer_name))
        .load(conn)?;
    let mut parts: HashMap<FulfillmentOrderId, Part> = parts.into_iter().map(|part| (part.0.clone(), part)).collect();
    let complaint = |(id, part, text, opened_at)| {
        let (_, order_number, part_number, bumdes_name, buyer_name) = parts.remove(&part)?;
        Some(OpenComplaint { id, text, opened_at, order_number, part_number, bumdes_name, buyer_name })
    };
    Ok(waiting.into_iter().filter_map(complaint).collect())
}
