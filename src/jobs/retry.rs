//! The operator has mended the cause of a dead letter: try it again.

use diesel::prelude::*;

use crate::db::schema::jobs;
use crate::db::{DbConn, Timestamp};
use crate::ids::JobId;

/// Puts a dead letter back into the queue with all its attempts. Returns whether there was one.
pub fn retry(conn: &mut DbConn, now: Timestamp, id: &JobId) -> QueryResult<bool> {
    let changed = diesel::update(jobs::table.filter(jobs::id.eq(id).and(jobs::dead_at.is_not_null())))
        .set((
            jobs::dead_at.eq(None::<Timestamp>),
            jobs::attempts.eq(0),
            jobs::run_at.eq(now),
            jobs::locked_until.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
