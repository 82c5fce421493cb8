//! Reads about the queue, for the operator.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::jobs;
use crate::db::{DbConn, Timestamp};
use crate::ids::JobId;

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = jobs)]
pub struct QueuedJob {
    pub id: JobId,
    pub kind: String,
    /// the [`super::Job`] as JSON
    pub payload: String,
    pub run_at: Timestamp,
    pub attempts: i32,
    pub locked_until: Option<Timestamp>,
    pub last_error: Option<String>,
    pub dead_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// The dead letters, the newest first; those older than the job `before`.
pub fn dead_letters(conn: &mut DbConn, before: Option<&JobId>, limit: i64) -> QueryResult<Vec<QueuedJob>> {
    let mut dead = jobs::table.filter(jobs::dead_at.is_not_null()).into_boxed();
    if let Some(before) = before {
        dead = dead.filter(jobs::id.lt(before));
    }
    dead.order(jobs::id.desc()).limit(limit).select(QueuedJob::as_select()).load(conn)
}

/// What waits or is being done, the next one first.
pub fn waiting(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<QueuedJob>> {
    jobs::table
        .filter(jobs::dead_at.is_null())
        .order((jobs::run_at, jobs::id))
        .limit(limit)
        .select(QueuedJob::as_select())
        .load(conn)
}

/// How many wait or are being done, and how many are dead.
pub fn count(conn: &mut DbConn) -> QueryResult<(i64, i64)> {
    let all: i64 = jobs::table.count().get_result(conn)?;
    let dead: i64 = jobs::table.filter(jobs::dead_at.is_not_null()).count().get_result(conn)?;
    Ok((all - dead, dead))
}
