//! Rows of what gateways told us, as it came.

use diesel::prelude::*;

use super::status::Provider;
use crate::db::Timestamp;
use crate::db::schema::webhook_events;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = webhook_events)]
pub struct WebhookEvent {
    pub id: String,
    pub provider: Provider,
    /// the gateway's own id of the event: the same event told twice is one row
    pub event_id: String,
    pub kind: String,
    /// the body, byte for byte
    pub payload: String,
    pub received_at: Timestamp,
    pub processed_at: Option<Timestamp>,
}
