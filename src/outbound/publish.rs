//! Something happened that systems of a company may want to hear of.

use diesel::prelude::*;

use super::event::from_words;
use super::{Delivery, DeliveryStatus, EndpointStatus, Event};
use crate::db::schema::{outbound_deliveries, outbound_endpoints};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, OutboundDeliveryId, OutboundEndpointId};
use crate::jobs::{self, Job};

/// Call it in the transaction of what happened: a delivery and its job for each endpoint that asks for such events.
pub fn publish(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId, event: &Event<'_>) -> QueryResult<()> {
    let endpoints: Vec<(OutboundEndpointId, String)> = outbound_endpoints::table
        .filter(outbound_endpoints::company_id.eq(company_id))
        .filter(outbound_endpoints::status.eq(EndpointStatus::On))
        .order(outbound_endpoints::id)
        .select((outbound_endpoints::id, outbound_endpoints::events))
        .load(conn)?;
    for (id, wanted) in endpoints {
        if from_words(&wanted).contains(&event.kind()) {
            begin(conn, now, &id, event)?;
        }
    }
    Ok(())
}

/// One delivery, whatever the endpoint asks for.
pub(super) fn begin(
    conn: &mut DbConn,
    now: Timestamp,
    endpoint_id: &OutboundEndpointId,
    event: &Event<'_>,
) -> QueryResult<()> {
    let delivery = Delivery {
        id: OutboundDeliveryId::new(),
        endpoint_id: endpoint_id.clone(),
        event: event.kind(),
        subject: event.subject().to_owned(),
        body: event.body(now),
        status: DeliveryStatus::Waiting,
        attempts: 0,
        replays: 0,
        last_attempt_at: None,
        next_attempt_at: Some(now),
        response_code: None,
        failure: None,
        answer: String::new(),
        created_at: now,
        ended_at: None,
    };
    diesel::insert_into(outbound_deliveries::table).values(&delivery).execute(conn)?;
    jobs::enqueue(conn, now, &Job::DeliverWebhook { delivery_id: delivery.id, replay: 0 })
}
