//! The curator changes one thing of the draft, or begins it anew.

use super::Change;
use super::draft::{self, FrontError};
use crate::db::{DbConn, Timestamp};
use crate::web::CuratorScope;

/// `revision` is the one the curator looked at. No change: as the front page is shown now.
pub fn change_draft(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    revision: i64,
    change: Option<Change>,
) -> Result<(), FrontError> {
    let found = draft::find(conn, now)?;
    // told before anything else: what was to be changed may be gone since
    if found.revision != revision {
        return Err(FrontError::Overtaken);
    }
    let Some(change) = change else { return draft::keep(conn, now, scope.user_id(), revision, None) };
    let mut blocks = found.blocks;
    change.apply(&mut blocks)?;
    draft::keep(conn, now, scope.user_id(), revision, Some(&blocks))
}
