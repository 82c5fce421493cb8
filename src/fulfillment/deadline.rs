//! Until when the next step of a part is to be done: when it is late, and that the BUMDes is told a day before. Owns
//! `deadlines`, and the days.

use std::collections::HashMap;

use chrono::TimeDelta;
use diesel::dsl::max;
use diesel::prelude::*;
use serde::Serialize;

use super::FulfillmentStatus;
use crate::db::schema::{deadlines, fulfillment_orders, order_lines, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{FulfillmentOrderId, OrderId};

/// To say yes or no to a new order.
pub const ACCEPT_DAYS: i64 = 2;
/// To send it, beside the longest lead time of its products; both from the moment the order is there.
pub const SEND_DAYS: i64 = 2;
/// So long before, the BUMDes is warned.
pub const WARNING_HOURS: i64 = 24;

/// Begins the time of the order's new parts, in the transaction that makes them new.
pub fn start(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    let parts: Vec<FulfillmentOrderId> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order_id))
        .filter(fulfillment_orders::status.eq(FulfillmentStatus::New))
        .select(fulfillment_orders::id)
        .load(conn)?;
    if parts.is_empty() {
        return Ok(());
    }
    let lead_days: HashMap<FulfillmentOrderId, Option<i32>> = order_lines::table
        .inner_join(products::table)
        .filter(order_lines::fulfillment_order_id.eq_any(&parts))
        .group_by(order_lines::fulfillment_order_id)
        .select((order_lines::fulfillment_order_id, max(products::lead_time_days)))
        .load::<(FulfillmentOrderId, Option<i32>)>(conn)?
        .into_iter()
        .collect();
    // a part that was cancelled for want of payment and comes back begins again
    diesel::delete(deadlines::table.filter(deadlines::fulfillment_order_id.eq_any(&parts))).execute(conn)?;
    for part in parts {
        let lead_days = lead_days.get(&part).copied().flatten().unwrap_or(0);
        diesel::insert_into(deadlines::table)
            .values((
                deadlines::fulfillment_order_id.eq(part),
                deadlines::due_at.eq(now + TimeDelta::days(ACCEPT_DAYS)),
                deadlines::ship_by.eq(now + TimeDelta::days(SEND_DAYS + i64::from(lead_days))),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// A part that is wanted by a day of its own: later or sooner than its products' lead time. Call it after [`start`].
pub fn send_by(conn: &mut DbConn, part: &FulfillmentOrderId, ship_by: Timestamp) -> QueryResult<()> {
    diesel::update(deadlines::table.find(part)).set(deadlines::ship_by.eq(ship_by)).execute(conn)?;
    Ok(())
}

/// It was accepted: from now on it is to be sent in time, and nothing was told of that yet.
pub(super) fn follow_acceptance(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<()> {
    let untold: Option<Timestamp> = None;
    diesel::update(deadlines::table.find(part))
        .set((
            deadlines::due_at.eq(deadlines::ship_by),
            deadlines::warned_at.eq(untold),
            deadlines::told_late_at.eq(untold),
        ))
        .execute(conn)?;
    Ok(())
}

/// How much time is left, or how late it is, in words: a message key and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Due {
    pub is_late: bool,
    pub key: &'static str,
    pub n: i64,
}

impl Due {
    /// None where nothing is waited for any more.
    pub fn of(status: FulfillmentStatus, due_at: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        let due_at = due_at.filter(|_| FulfillmentStatus::WAITING.contains(&status))?;
        let (is_late, hours) = (due_at <= now, (due_at - now).num_hours().abs());
        let (key, n) = match (is_late, hours) {
            (true, ..24) => ("fulfillment-late-hours", hours.max(1)),
            (true, _) => ("fulfillment-late-days", hours / 24),
            (false, ..24) => ("fulfillment-due-hours", hours.max(1)),
            (false, _) => ("fulfillment-due-days", hours / 24),
        };
        Some(Self { is_late, key, n })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn what_is_left_and_what_is_late_is_told_in_whole_hours_and_days() {
        let now = DateTime::UNIX_EPOCH.naive_utc();
        let due = |hours: i64| Due::of(FulfillmentStatus::New, Some(now + TimeDelta::hours(hours)), now).unwrap();
        assert_eq!(due(47), Due { is_late: false, key: "fulfillment-due-days", n: 1 });
        assert_eq!(due(5), Due { is_late: false, key: "fulfillment-due-hours", n: 5 });
        assert_eq!(due(0), Due { is_late: true, key: "fulfillment-late-hours", n: 1 });
        assert_eq!(due(-72), Due { is_late: true, key: "fulfillment-late-days", n: 3 });
        assert_eq!(Due::of(FulfillmentStatus::Shipped, Some(now), now), None);
    }
}
