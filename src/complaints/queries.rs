//! Reads of complaints.

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

#[derive(Debug, Serialize, Queryable)]
pub struct OpenComplaint {
    pub id: ComplaintId,
    pub text: String,
    pub opened_at: Timestamp,
    pub order_number: String,
    pub part_number: String,
    pub bumdes_name: String,
    pub buyer_name: String,
}

/// The longest waiting first.
pub fn open(conn: &mut DbConn) -> QueryResult<Vec<OpenComplaint>> {
    complaints::table
        .inner_join(fulfillment_orders::table.inner_join(orders::table).inner_join(bumdes::table))
        .filter(complaints::closed_at.is_null())
        .order((complaints::opened_at, complaints::id))
        .limit(MOST)
        .select((
            complaints::id,
            complaints::text,
            complaints::opened_at,
            orders::number,
            fulfillment_orders::number,
            bumdes::name,
            orders::buyer_name,
        ))
        .load(conn)
}
