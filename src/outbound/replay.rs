//! Somebody has a delivery sent again, or tries an endpoint.

use diesel::prelude::*;

use super::publish::begin;
use super::{DeliveryStatus, Endpoint, EndpointStatus, Event, endpoint};
use crate::db::schema::outbound_deliveries;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{OutboundDeliveryId, OutboundEndpointId};
use crate::jobs::{self, Job};
use crate::web::CompanyAdminScope;

#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error("no such endpoint or delivery")]
    NotFound,
    #[error("the endpoint is off")]
    Off,
    /// The queue has it: it is sent without anybody asking.
    #[error("it is under way")]
    UnderWay,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ReplayError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A message without content, to see whether it arrives.
pub fn ping(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
) -> Result<(), ReplayError> {
    let endpoint = switched_on(conn, scope, id)?;
    Ok(begin(conn, now, &endpoint.id, &Event::Ping)?)
}

/// The same message under the same id, with all its attempts.
pub fn replay(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
    delivery_id: &OutboundDeliveryId,
) -> Result<(), ReplayError> {
    let endpoint = switched_on(conn, scope, id)?;
    lock_row(conn, "outbound_deliveries", delivery_id.as_str())?;
    let found: Option<(DeliveryStatus, i32)> = outbound_deliveries::table
        .find(delivery_id)
        .filter(outbound_deliveries::endpoint_id.eq(&endpoint.id))
        .select((outbound_deliveries::status, outbound_deliveries::replays))
        .first(conn)
        .optional()?;
    let (status, replays) = found.ok_or(ReplayError::NotFound)?;
    if status == DeliveryStatus::Waiting {
        return Err(ReplayError::UnderWay);
    }
    diesel::update(outbound_deliveries::table.find(delivery_id))
        .set((
            outbound_deliveries::status.eq(DeliveryStatus::Waiting),
            outbound_deliveries::replays.eq(replays + 1),
            outbound_deliveries::next_attempt_at.eq(now),
            outbound_deliveries::ended_at.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    jobs::enqueue(conn, now, &Job::DeliverWebhook { delivery_id: delivery_id.clone(), replay: replays + 1 })?;
    Ok(())
}

fn switched_on(conn: &mut DbConn, scope: &CompanyAdminScope, id: &OutboundEndpointId) -> Result<Endpoint, ReplayError> {
    let endpoint = endpoint::find(conn, scope, id)?.ok_or(ReplayError::NotFound)?;
    if endpoint.status == EndpointStatus::On { Ok(endpoint) } else { Err(ReplayError::Off) }
}
