//! Rows of deliveries: one for each endpoint that is told of one event.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::Serialize;

use super::EventKind;
use crate::db::schema::outbound_deliveries;
use crate::db::{DbConn, Timestamp};
use crate::ids::{OutboundDeliveryId, OutboundEndpointId};

/// How long an ended one is kept to be looked at and sent again.
const KEPT_DAYS: i64 = 90;

crate::text_enum! {
    /// In words: the messages `outbound-delivery-<status>`.
    DeliveryStatus {
        /// for its first attempt or the next
        Waiting = "waiting",
        Delivered = "delivered",
        /// every attempt failed
        GivenUp = "given_up",
        /// the endpoint was off
        Stopped = "stopped",
    }
}

crate::text_enum! {
    /// Why an attempt failed. In words: the messages `outbound-failure-<failure>`.
    Failure {
        /// another answer than 2xx
        Refused = "refused",
        TimedOut = "timed_out",
        /// no such host, nobody listens there, no certificate that holds
        Unreachable = "unreachable",
        /// its name means an address inside
        Inside = "inside",
        /// the secret cannot be read any more: a new one is needed
        NoSecret = "no_secret",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = outbound_deliveries)]
pub struct Delivery {
    pub id: OutboundDeliveryId,
    pub endpoint_id: OutboundEndpointId,
    pub event: EventKind,
    pub subject: String,
    pub body: String,
    pub status: DeliveryStatus,
    pub attempts: i32,
    pub replays: i32,
    pub last_attempt_at: Option<Timestamp>,
    pub next_attempt_at: Option<Timestamp>,
    pub response_code: Option<i32>,
    pub failure: Option<Failure>,
    pub answer: String,
    pub created_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// Forgets what ended long ago.
pub fn delete_old(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    let old = outbound_deliveries::ended_at.lt(now - TimeDelta::days(KEPT_DAYS));
    diesel::delete(outbound_deliveries::table.filter(old)).execute(conn)
}
