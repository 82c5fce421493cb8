//! Reads of messages.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Message;
use crate::db::DbConn;
use crate::db::schema::order_messages;
use crate::ids::FulfillmentOrderId;

/// What was written about these parts, oldest first.
pub fn of_parts<'a>(
    conn: &mut DbConn,
    parts: impl IntoIterator<Item = &'a FulfillmentOrderId>,
) -> QueryResult<HashMap<FulfillmentOrderId, Vec<Message>>> {
    let all: Vec<Message> = order_messages::table
        .filter(order_messages::fulfillment_order_id.eq_any(parts))
        .order((order_messages::written_at, order_messages::id))
        .select(Message::as_select())
        .load(conn)?;
    let mut messages: HashMap<FulfillmentOrderId, Vec<Message>> = HashMap::new();
    for message in all {
        messages.entry(message.fulfillment_order_id.clone()).or_default().push(message);
    }
    Ok(messages)
}
