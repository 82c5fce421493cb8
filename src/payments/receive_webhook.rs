//! Keeps what a gateway told us and lets a job act on it: the gateway gets its answer at once.

use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};

use super::status::Provider;
use crate::db::{DbConn, Timestamp};
use crate::jobs::{self, Job};

/// Stores the event, its signature verified by the caller. False when it was told before: nothing happens then.
pub fn receive_webhook(
    conn: &mut DbConn,
    now: Timestamp,
    provider: Provider,
    event_id: &str,
    kind: &str,
    payload: &str,
) -> QueryResult<bool> {
    let id = uuid::Uuid::now_v7().to_string();
    let inserted = diesel::sql_query(
        "INSERT INTO webhook_events (id, provider, event_id, kind, payload, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (provider, event_id) DO NOTHING",
    )
    .bind::<Text, _>(&id)
    .bind::<Text, _>(provider)
    .bind::<Text, _>(event_id)
    .bind::<Text, _>(kind)
    .bind::<Text, _>(payload)
    .bind::<SqlTimestamp, _>(now)
    .execute(conn)?;
    if inserted == 1 {
        jobs::enqueue(conn, now, &Job::ProcessWebhook { webhook_event_id: id })?;
    }
    Ok(inserted == 1)
}
