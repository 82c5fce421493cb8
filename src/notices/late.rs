//! Orders whose next step is overdue: their people are told, once for each step.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};

use super::{Notice, tell};
use crate::app::App;
use crate::db::schema::{fulfillment_orders, late_orders, order_lines, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::FulfillmentOrderId;

/// A buyer expects to hear within a day that somebody has seen the order …
const TO_ACCEPT: TimeDelta = TimeDelta::hours(24);
/// … that it is packed within three, besides the days it takes to make …
const TO_PACK: TimeDelta = TimeDelta::hours(72);
/// … and that it leaves within two more.
const TO_SHIP: TimeDelta = TimeDelta::hours(48);
/// The rest is found the next time.
const AT_ONCE: i64 = 100;

/// Tells of what has become late since the last time. Several nodes may do this at once.
pub async fn run(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let late = app.read::<_, DbError>(move |conn| Ok(late(conn, now)?)).await?;
    if late.is_empty() {
        return Ok(());
    }
    let tell_all = move |conn: &mut DbConn| -> Result<(), DbError> {
        for (part, status) in &late {
            if note(conn, now, part, *status)? {
                tell(conn, now, &Notice::OrderLate { part })?;
            }
        }
        Ok(())
    };
    Ok(app.write(tell_all).await?)
}

/// Whether nobody was told of it before.
fn note(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrderId, status: FulfillmentStatus) -> QueryResult<bool> {
    let written = diesel::sql_query(
        "INSERT INTO late_orders (fulfillment_order_id, status, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind::<Text, _>(part)
    .bind::<Text, _>(status)
    .bind::<SqlTimestamp, _>(now)
    .execute(conn)?;
    Ok(written == 1)
}

fn late(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<(FulfillmentOrderId, FulfillmentStatus)>> {
    let mut late = Vec::new();
    let steps = [
        (FulfillmentStatus::New, TO_ACCEPT),
        (FulfillmentStatus::Accepted, TO_PACK),
        (FulfillmentStatus::Packed, TO_SHIP),
    ];
    for (status, time) in steps {
        for (part, since) in overdue(conn, status, now - time)? {
            let is_still_made = status == FulfillmentStatus::Accepted
                && now < since + time + TimeDelta::days(days_to_make(conn, &part)?);
            if !is_still_made {
                late.push((part, status));
            }
        }
    }
    Ok(late)
}

/// In this step since before then, and nobody was told.
fn overdue(
    conn: &mut DbConn,
    status: FulfillmentStatus,
    before: Timestamp,
) -> QueryResult<Vec<(FulfillmentOrderId, Timestamp)>> {
    let told = late_orders::table
        .filter(late_orders::fulfillment_order_id.eq(fulfillment_orders::id))
        .filter(late_orders::status.eq(status));
    fulfillment_orders::table
        .filter(fulfillment_orders::status.eq(status).and(fulfillment_orders::updated_at.le(before)))
        .filter(diesel::dsl::not(diesel::dsl::exists(told)))
        .order(fulfillment_orders::updated_at)
        .limit(AT_ONCE)
        .select((fulfillment_orders::id, fulfillment_orders::updated_at))
        .load(conn)
}

/// Of what takes longest.
fn days_to_make(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<i64> {
    let longest: Option<i32> = order_lines::table
        .inner_join(products::table)
        .filter(order_lines::fulfillment_order_id.eq(part))
        .select(diesel::dsl::max(products::lead_time_days))
        .first(conn)?;
    Ok(longest.unwrap_or(0).into())
}
