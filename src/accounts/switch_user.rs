//! The operator switches somebody off (their sessions end at once) or on again.

use diesel::prelude::*;

use crate::db::schema::{sessions, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;
use crate::web::OperatorScope;

#[derive(Debug, thiserror::Error)]
pub enum SwitchUserError {
    #[error("no such person")]
    NotFound,
    /// Nobody could switch them on again.
    #[error("an operator cannot switch themselves off")]
    Oneself,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SwitchUserError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn switch_user(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &UserId,
    is_active: bool,
) -> Result<(), SwitchUserError> {
    if scope.user_id() == id {
        return Err(SwitchUserError::Oneself);
    }
    let changed = diesel::update(users::table.find(id))
        .set((users::is_active.eq(is_active), users::updated_at.eq(now)))
        .execute(conn)?;
    if changed == 0 {
        return Err(SwitchUserError::NotFound);
    }
    if !is_active {
        end_sessions(conn, id)?;
    }
    Ok(())
}

/// Signs a person out everywhere.
pub(super) fn end_sessions(conn: &mut DbConn, id: &UserId) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(id))).execute(conn)?;
    Ok(())
}
