//! The timeline: every change of an order leaves who, when and what.

use diesel::prelude::*;

use crate::db::schema::order_events;
use crate::db::{DbConn, Timestamp};
use crate::ids::{FulfillmentOrderId, OrderId, UserId};

crate::text_enum! {
    /// Who made the change.
    Actor {
        Buyer = "buyer",
        Bumdes = "bumdes",
        Operator = "operator",
        Gateway = "gateway",
        System = "system",
    }
}

/// One change. `kind` is a word like `placed`, `paid`, `shipped`: the timeline shows
/// the message `order-event-<kind>`.
#[derive(Debug)]
pub struct Event<'a> {
    pub order_id: &'a OrderId,
    pub fulfillment_order_id: Option<&'a FulfillmentOrderId>,
    pub kind: &'static str,
    pub from_status: Option<&'static str>,
    pub to_status: Option<&'static str>,
    pub actor: Actor,
    pub user_id: Option<&'a UserId>,
    pub note: Option<&'a str>,
}

/// Appends to the timeline, in the transaction of the change it tells of.
pub fn record(conn: &mut DbConn, now: Timestamp, event: &Event<'_>) -> QueryResult<()> {
    diesel::insert_into(order_events::table)
        .values((
            order_events::id.eq(uuid::Uuid::now_v7().to_string()),
            order_events::order_id.eq(event.order_id),
            order_events::fulfillment_order_id.eq(event.fulfillment_order_id),
            order_events::kind.eq(event.kind),
            order_events::from_status.eq(event.from_status),
            order_events::to_status.eq(event.to_status),
            order_events::actor.eq(event.actor.as_str()),
            order_events::user_id.eq(event.user_id),
            order_events::note.eq(event.note),
            order_events::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
