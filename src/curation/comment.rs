//! A curator's point about one field of what was handed in. It is told with the decision, and may be taken out before.

use diesel::prelude::*;

use super::decide::DecideError;
use crate::db::schema::{listing_submissions, review_comments};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CommentId, SubmissionId};
use crate::web::CuratorScope;

/// Refused when the round is decided.
pub fn add_comment(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &SubmissionId,
    field: &str,
    text: &str,
) -> Result<(), DecideError> {
    is_open(conn, id)?;
    if text.is_empty() {
        return Err(DecideError::NothingSaid);
    }
    diesel::insert_into(review_comments::table)
        .values((
            review_comments::id.eq(CommentId::new()),
            review_comments::submission_id.eq(id),
            review_comments::field.eq(field),
            review_comments::text.eq(text),
            review_comments::made_by.eq(scope.user_id()),
            review_comments::made_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn remove_comment(conn: &mut DbConn, id: &SubmissionId, comment: &CommentId) -> Result<(), DecideError> {
    is_open(conn, id)?;
    let own = review_comments::table.find(comment).filter(review_comments::submission_id.eq(id));
    let removed = diesel::delete(own).execute(conn)?;
    if removed == 1 { Ok(()) } else { Err(DecideError::NotFound) }
}

fn is_open(conn: &mut DbConn, id: &SubmissionId) -> Result<(), DecideError> {
    let decided: Option<Option<Timestamp>> =
        listing_submissions::table.find(id).select(listing_submissions::decided_at).first(conn).optional()?;
    match decided {
        None => Err(DecideError::NotFound),
        Some(Some(_)) => Err(DecideError::Decided),
        Some(None) => Ok(()),
    }
}
