//! Puts a job into the outbox.

use diesel::prelude::*;

use super::Job;
use crate::db::schema::jobs;
use crate::db::{DbConn, Timestamp};
use crate::ids::JobId;

/// Call it inside the transaction that makes the work: it is then neither lost nor done for a rollback.
pub fn enqueue(conn: &mut DbConn, now: Timestamp, job: &Job) -> QueryResult<()> {
    enqueue_at(conn, now, now, job)
}

/// [`enqueue`] for what is not to be done before `due`.
pub fn enqueue_at(conn: &mut DbConn, now: Timestamp, due: Timestamp, job: &Job) -> QueryResult<()> {
    let payload = serde_json::to_string(job).expect("a job is plain data");
    diesel::insert_into(jobs::table)
        .values((
            jobs::id.eq(JobId::new()),
            jobs::kind.eq(job.kind()),
            jobs::payload.eq(payload),
            jobs::run_at.eq(due),
            jobs::attempts.eq(0),
            jobs::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
