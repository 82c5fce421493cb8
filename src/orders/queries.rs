//! Reads of orders, shaped for pages.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::status::{OrderStatus, OverallStatus};
use crate::db::schema::{fulfillment_orders, orders};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{OrderId, UserId};

/// How many orders the account page shows.
const RECENT: i64 = 50;

#[derive(Debug, Serialize)]
pub struct OrderSummary {
    pub number: String,
    pub total_minor: i64,
    pub created_at: Timestamp,
    pub overall_status: OverallStatus,
}

/// A person's newest orders.
pub fn of_user(conn: &mut DbConn, user_id: &UserId) -> QueryResult<Vec<OrderSummary>> {
    let rows: Vec<(OrderId, String, OrderStatus, i64, Timestamp)> = orders::table
        .filter(orders::user_id.eq(user_id))
        .order((orders::created_at.desc(), orders::id.desc()))
        .limit(RECENT)
        .select((orders::id, orders::number, orders::status, orders::total_minor, orders::created_at))
        .load(conn)?;
    let ids: Vec<&OrderId> = rows.iter().map(|row| &row.0).collect();
    let parts: Vec<(OrderId, FulfillmentStatus)> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq_any(ids))
        .select((fulfillment_orders::order_id, fulfillment_orders::status))
        .load(conn)?;
    let mut by_order: HashMap<OrderId, Vec<FulfillmentStatus>> = HashMap::new();
    for (order_id, status) in parts {
        by_order.entry(order_id).or_default().push(status);
    }
    let summaries = rows.into_iter().map(|(id, number, status, total_minor, created_at)| OrderSummary {
        overall_status: OverallStatus::derive(status, by_order.get(&id).map_or(&[], Vec::as_slice)),
        number,
        total_minor,
        created_at,
    });
    Ok(summaries.collect())
}
