//! Tells a BUMDes by mail a day before a part is late, and its people by notice when it is. Due by time alone: any worker does it, and what
//! was told is noted in the transaction that enqueues the mail, so that doing it twice tells nobody twice.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::FulfillmentStatus;
use super::deadline::WARNING_HOURS;
use crate::app::App;
use crate::db::schema::{deadlines, fulfillment_orders};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::FulfillmentOrderId;
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::notices::{self, Notice};

/// So many in one transaction; the rest have the next turn.
const MOST: i64 = 100;

/// Of how many parts was told.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    // asked first without holding the writer: mostly there is nothing to tell
    if app.look::<_, DbError>(move |conn| Ok(untold(conn, now)?)).await?.is_empty() {
        return Ok(0);
    }
    app.write::<_, DbError>(move |conn| {
        let mut told = 0;
        for (part, due_at) in untold(conn, now)? {
            told += usize::from(tell(conn, now, part, due_at)?);
        }
        Ok(told)
    })
    .await
}

fn untold(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<(FulfillmentOrderId, Timestamp)>> {
    let warning = deadlines::warned_at.is_null().and(deadlines::due_at.gt(now));
    let late = deadlines::told_late_at.is_null().and(deadlines::due_at.le(now));
    deadlines::table
        .inner_join(fulfillment_orders::table)
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::WAITING))
        .filter(deadlines::due_at.le(now + TimeDelta::hours(WARNING_HOURS)))
        .filter(warning.or(late))
        .order((deadlines::due_at, deadlines::fulfillment_order_id))
        .limit(MOST)
        .select((deadlines::fulfillment_order_id, deadlines::due_at))
        .load(conn)
}

/// Whether it was not told already, by a worker that was faster.
fn tell(conn: &mut DbConn, now: Timestamp, part: FulfillmentOrderId, due_at: Timestamp) -> QueryResult<bool> {
    let row = deadlines::table.filter(deadlines::fulfillment_order_id.eq(&part).and(deadlines::due_at.eq(due_at)));
    if due_at <= now {
        let noted = diesel::update(row.filter(deadlines::told_late_at.is_null()))
            .set((deadlines::warned_at.eq(now), deadlines::told_late_at.eq(now)))
            .execute(conn)?;
        if noted == 1 {
            notices::tell(conn, now, &Notice::OrderLate { part: &part })?;
        }
        return Ok(noted == 1);
    }
    let noted =
        diesel::update(row.filter(deadlines::warned_at.is_null())).set(deadlines::warned_at.eq(now)).execute(conn)?;
    if noted == 1 {
        jobs::enqueue(conn, now, &Job::SendMail(Mail::PartDue { fulfillment_order_id: part }))?;
    }
    Ok(noted == 1)
}
