//! The end of an order, once nothing more will happen to any of its parts.

use diesel::prelude::*;

use super::event::{Actor, Event, record};
use super::status::OrderStatus;
use crate::db::schema::{fulfillment_orders, orders};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::OrderId;

/// Completed when at least one part was delivered, cancelled when all were rejected; nothing while a part
/// is still under way. Call it after the change of a part, in the same transaction.
pub fn close_if_done(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    // held before the parts are read: when two BUMDes finish at once, the second sees the first one's end
    lock_row(conn, "orders", order_id.as_str())?;
    let status: OrderStatus = orders::table.find(order_id).select(orders::status).first(conn)?;
    let parts: Vec<FulfillmentStatus> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order_id))
        .select(fulfillment_orders::status)
        .load(conn)?;
    let Some((next, kind)) = ending(&parts).filter(|(next, _)| status.can_become(*next)) else { return Ok(()) };
    diesel::update(orders::table.find(order_id))
        .set((orders::status.eq(next), orders::updated_at.eq(now)))
        .execute(conn)?;
    let event = Event {
        order_id,
        fulfillment_order_id: None,
        kind,
        from_status: Some(status.as_str()),
        to_status: Some(next.as_str()),
        actor: Actor::System,
        user_id: None,
        note: None,
    };
    record(conn, now, &event)
}

fn ending(parts: &[FulfillmentStatus]) -> Option<(OrderStatus, &'static str)> {
    if !parts.iter().all(|part| part.is_final()) {
        None
    } else if parts.contains(&FulfillmentStatus::Delivered) {
        Some((OrderStatus::Completed, "completed"))
    } else {
        Some((OrderStatus::Cancelled, "cancelled"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FulfillmentStatus as F;

    #[test]
    fn an_order_ends_with_its_last_part() {
        assert_eq!(ending(&[F::Delivered, F::Shipped]), None);
        assert_eq!(ending(&[F::Delivered, F::Rejected]), Some((OrderStatus::Completed, "completed")));
        assert_eq!(ending(&[F::Rejected, F::Rejected]), Some((OrderStatus::Cancelled, "cancelled")));
    }
}
