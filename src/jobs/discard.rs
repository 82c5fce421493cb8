//! The operator has dealt with a dead letter in another way: take it off the list.

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::jobs;
use crate::ids::JobId;

/// Deletes a dead letter. Returns whether there was one; a job that may still run is never deleted.
pub fn discard(conn: &mut DbConn, id: &JobId) -> QueryResult<bool> {
    let deleted = diesel::delete(jobs::table.filter(jobs::id.eq(id).and(jobs::dead_at.is_not_null()))).execute(conn)?;
    Ok(deleted == 1)
}
