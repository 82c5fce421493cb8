//! The job: one attempt. The queue's pauses lie between attempts; after the last one the company's admins hear of it.

use chrono::TimeDelta;
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;

use super::send::{Message, Outcome};
use super::{Delivery, DeliveryStatus, Endpoint, EndpointStatus, Failure};
use crate::app::App;
use crate::db::schema::{outbound_deliveries, outbound_endpoints};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::OutboundDeliveryId;
use crate::jobs;
use crate::notices::{self, Notice};

/// One notice for an endpoint in this time, however many deliveries it misses.
const TOLD_EVERY: TimeDelta = TimeDelta::hours(24);

/// `failed`: attempts of this run that failed before.
pub async fn run(app: &App, failed: i32, id: &OutboundDeliveryId, replay: i32) -> anyhow::Result<()> {
    let wanted = id.clone();
    let found = app.look::<_, DbError>(move |conn| Ok(waiting(conn, &wanted, replay)?)).await?;
    // a worker that died told it, or somebody had it sent again
    let Some((delivery, endpoint)) = found else { return Ok(()) };
    if endpoint.status != EndpointStatus::On {
        let now = app.clock.now();
        return Ok(app.write::<_, DbError>(move |conn| Ok(stop(conn, now, &delivery)?)).await?);
    }
    let outcome = attempt(app, &delivery, &endpoint).await;
    let (now, kept, pause) = (app.clock.now(), outcome.clone(), jobs::pause_after(failed + 1));
    let note = move |conn: &mut DbConn| Ok(note(conn, now, &delivery, &endpoint, &kept, pause)?);
    app.write::<_, DbError>(note).await?;
    match outcome.failure.filter(|_| pause.is_some()) {
        Some(failure) => anyhow::bail!("the receiver was not told: {failure} {:?}", outcome.code),
        None => Ok(()),
    }
}

fn waiting(conn: &mut DbConn, id: &OutboundDeliveryId, replay: i32) -> QueryResult<Option<(Delivery, Endpoint)>> {
    outbound_deliveries::table
        .inner_join(outbound_endpoints::table)
        .filter(outbound_deliveries::id.eq(id).and(outbound_deliveries::replays.eq(replay)))
        .filter(outbound_deliveries::status.eq(DeliveryStatus::Waiting))
        .select((Delivery::as_select(), Endpoint::as_select()))
        .first(conn)
        .optional()
}

async fn attempt(app: &App, delivery: &Delivery, endpoint: &Endpoint) -> Outcome {
    let now = app.clock.now();
    let Some(secrets) = endpoint.secrets(&app.config.server, now) else {
        return Outcome::failed(Failure::NoSecret);
    };
    let (id, timestamp) = (delivery.id.as_str(), now.and_utc().timestamp());
    let signatures: Vec<String> = secrets.iter().map(|secret| secret.sign(id, timestamp, &delivery.body)).collect();
    let message =
        Message { url: &endpoint.url, id, timestamp, signature: signatures.join(" "), body: delivery.body.clone() };
    app.outbound.send(message).await
}

fn stop(conn: &mut DbConn, now: Timestamp, delivery: &Delivery) -> QueryResult<()> {
    diesel::update(outbound_deliveries::table.find(&delivery.id))
        .set((
            outbound_deliveries::status.eq(DeliveryStatus::Stopped),
            outbound_deliveries::next_attempt_at.eq(None::<Timestamp>),
            outbound_deliveries::ended_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// `pause`: until the next attempt; none after the last.
fn note(
    conn: &mut DbConn,
    now: Timestamp,
    delivery: &Delivery,
    endpoint: &Endpoint,
    outcome: &Outcome,
    pause: Option<TimeDelta>,
) -> QueryResult<()> {
    lock_row(conn, "outbound_deliveries", delivery.id.as_str())?;
    let status = match (outcome.failure, pause) {
        (None, _) => DeliveryStatus::Delivered,
        (Some(_), Some(_)) => DeliveryStatus::Waiting,
        (Some(_), None) => DeliveryStatus::GivenUp,
    };
    let has_ended = status != DeliveryStatus::Waiting;
    if status == DeliveryStatus::GivenUp {
        tell(conn, now, delivery, endpoint)?;
    }
    diesel::update(outbound_deliveries::table.find(&delivery.id))
        .set((
            outbound_deliveries::status.eq(status),
            outbound_deliveries::attempts.eq(delivery.attempts + 1),
            outbound_deliveries::last_attempt_at.eq(now),
            outbound_deliveries::next_attempt_at.eq(pause.filter(|_| !has_ended).map(|pause| now + pause)),
            outbound_deliveries::response_code.eq(outcome.code.map(i32::from)),
            outbound_deliveries::failure.eq(outcome.failure),
            outbound_deliveries::answer.eq(&outcome.answer),
            outbound_deliveries::ended_at.eq(has_ended.then_some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

fn tell(conn: &mut DbConn, now: Timestamp, delivery: &Delivery, endpoint: &Endpoint) -> QueryResult<()> {
    // one after the other: two that are given up at once would each tell
    lock_row(conn, "outbound_endpoints", endpoint.id.as_str())?;
    let another = outbound_deliveries::table
        .filter(outbound_deliveries::endpoint_id.eq(&endpoint.id))
        .filter(outbound_deliveries::status.eq(DeliveryStatus::GivenUp))
        .filter(outbound_deliveries::ended_at.gt(now - TOLD_EVERY));
    if select(exists(another)).get_result::<bool>(conn)? {
        return Ok(());
    }
    let notice = Notice::WebhookGivenUp {
        company_id: &endpoint.company_id,
        endpoint_id: &endpoint.id,
        url: &endpoint.url,
        attempts: delivery.attempts + 1,
    };
    notices::tell(conn, now, &notice)
}
