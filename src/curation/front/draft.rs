//! The draft as it is, and the lock by which two curators do not write over each other.

use diesel::prelude::*;

use super::ChangeError;
use crate::catalog::front::{Block, arrangement};
use crate::db::schema::{front_draft, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

const ROW: &str = "front";

#[derive(Debug, Clone)]
pub struct Draft {
    pub blocks: Vec<Block>,
    /// each change takes the next
    pub revision: i64,
    /// who changed it last, and when
    pub saved_by: Option<String>,
    pub saved_at: Option<Timestamp>,
    /// whether it is just the front page as it is shown
    pub is_as_shown: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum FrontError {
    /// Somebody else changed the draft since.
    #[error("the draft was changed since")]
    Overtaken,
    #[error(transparent)]
    Refused(#[from] ChangeError),
    /// A front page without a block is none.
    #[error("nothing is on the page")]
    Empty,
    /// It can only be shown from now on.
    #[error("this moment is over")]
    Past,
    #[error("no such arrangement")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for FrontError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn find(conn: &mut DbConn, now: Timestamp) -> QueryResult<Draft> {
    let (_, shown) = arrangement::current(conn, now)?;
    let (blocks, revision, saved_at, saved_by): (Option<String>, i64, Option<Timestamp>, Option<String>) =
        front_draft::table
            .left_join(users::table)
            .filter(front_draft::id.eq(ROW))
            .select((front_draft::blocks, front_draft::revision, front_draft::saved_at, users::name.nullable()))
            .first(conn)?;
    let blocks = blocks.map(|blocks| arrangement::read(&blocks)).unwrap_or_else(|| shown.clone());
    Ok(Draft { is_as_shown: blocks == shown, blocks, revision, saved_by, saved_at })
}

/// Takes the next revision, with these blocks; none: as the front page is shown. The second of two who come with
/// one revision is refused, on PostgreSQL after having waited for the first.
pub fn keep(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    revision: i64,
    blocks: Option<&[Block]>,
) -> Result<(), FrontError> {
    let kept = diesel::update(front_draft::table.find(ROW).filter(front_draft::revision.eq(revision)))
        .set((
            front_draft::blocks.eq(blocks.map(arrangement::written)),
            front_draft::revision.eq(revision + 1),
            front_draft::saved_by.eq(by),
            front_draft::saved_at.eq(now),
        ))
        .execute(conn)?;
    if kept == 1 { Ok(()) } else { Err(FrontError::Overtaken) }
}
