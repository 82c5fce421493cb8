//! Requests whose time for answers is over: closed, and their buyers told how many answered.

use diesel::prelude::*;

use super::end_request::become_one;
use super::told::systems_of_closing;
use super::{EndError, RfqStatus, find};
use crate::app::App;
use crate::db::schema::rfqs;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::RfqId;
use crate::notices::{self, Notice};

/// How many a run takes on; the next run goes on.
const BATCH: i64 = 200;

/// Each in its own transaction. Returns how many were closed.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    let due: Vec<RfqId> = app
        .read::<_, DbError>(move |conn| {
            let over = rfqs::table.filter(rfqs::status.eq(RfqStatus::Open).and(rfqs::answer_by.lt(now)));
            Ok(over.order((rfqs::answer_by, rfqs::id)).limit(BATCH).select(rfqs::id).load(conn)?)
        })
        .await?;
    let mut closed = 0;
    for id in due {
        closed += usize::from(app.write::<_, DbError>(move |conn| close_one(conn, now, &id)).await?);
    }
    Ok(closed)
}

/// Whether it was still open.
fn close_one(conn: &mut DbConn, now: Timestamp, id: &RfqId) -> Result<bool, DbError> {
    let rfq = find::lock(conn, id)?;
    match become_one(conn, now, &rfq, RfqStatus::Closed) {
        Ok(()) => {}
        Err(EndError::Database(error)) => return Err(error),
        // another node or the buyer was first
        Err(EndError::NotAllowed { .. } | EndError::NotFound) => return Ok(false),
    }
    let answers = systems_of_closing(conn, now, &rfq)?;
    let notice =
        Notice::RequestClosed { company_id: &rfq.company_id, number: &rfq.number, subject: &rfq.subject, answers };
    notices::tell(conn, now, &notice)?;
    Ok(true)
}
