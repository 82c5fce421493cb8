//! Takes due jobs out of the queue for one worker, and puts the outcome back.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text, Timestamp as SqlTimestamp};

use super::failure;
use crate::db::schema::jobs;
use crate::db::{DbConn, Timestamp};
use crate::ids::JobId;

/// How long a job belongs to the worker that took it. Longer than any job may run.
pub const LOCK_MINUTES: i64 = 5;

#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Claimed {
    #[diesel(sql_type = Text)]
    pub id: JobId,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub payload: String,
    /// the attempts made before this one
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
    /// the lock is known by its end: whoever took the job later has another one
    #[diesel(sql_type = SqlTimestamp)]
    pub locked_until: Timestamp,
}

/// Up to `limit` due jobs, the longest due first. No other worker gets them until the lock runs out.
///
/// The conditions stand twice for PostgreSQL: of two workers that selected the same row, the second one
/// waits and then checks the outer conditions again on the row as the first one left it.
pub fn claim(conn: &mut DbConn, now: Timestamp, limit: i64) -> QueryResult<Vec<Claimed>> {
    let mut claimed: Vec<Claimed> = diesel::sql_query(
        "UPDATE jobs SET locked_until = $1 WHERE id IN ( \
             SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $2 \
             AND (locked_until IS NULL OR locked_until < $3) ORDER BY run_at, id LIMIT $4) \
         AND dead_at IS NULL AND run_at <= $5 AND (locked_until IS NULL OR locked_until < $6) \
         RETURNING id, kind, payload, attempts, locked_until",
    )
    .bind::<SqlTimestamp, _>(now + TimeDelta::minutes(LOCK_MINUTES))
    .bind::<SqlTimestamp, _>(now)
    .bind::<SqlTimestamp, _>(now)
    .bind::<BigInt, _>(limit)
    .bind::<SqlTimestamp, _>(now)
    .bind::<SqlTimestamp, _>(now)
    .load(conn)?;
    claimed.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(claimed)
}

/// The job is done. Changes nothing when the lock had run out and another worker has the job.
pub fn finish(conn: &mut DbConn, job: &Claimed) -> QueryResult<()> {
    diesel::delete(jobs::table.filter(jobs::id.eq(&job.id).and(jobs::locked_until.eq(job.locked_until))))
        .execute(conn)?;
    Ok(())
}

/// The attempt failed: the next one after a pause, or a dead letter. Returns whether it is dead now.
/// Changes nothing when the lock had run out and another worker has the job.
pub fn fail(conn: &mut DbConn, now: Timestamp, job: &Claimed, error: &str, is_permanent: bool) -> QueryResult<bool> {
    let attempts = job.attempts + 1;
    let pause = if is_permanent { None } else { failure::pause_after(attempts) };
    diesel::update(jobs::table.filter(jobs::id.eq(&job.id).and(jobs::locked_until.eq(job.locked_until))))
        .set((
            jobs::attempts.eq(attempts),
            jobs::last_error.eq(failure::shortened(error)),
            jobs::locked_until.eq(None::<Timestamp>),
            jobs::run_at.eq(pause.map_or(now, |p| now + p)),
            jobs::dead_at.eq(pause.is_none().then_some(now)),
        ))
        .execute(conn)?;
    Ok(pause.is_none())
}
