//! The operator switches somebody off (their sessions end at once) or on again.

use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::db::schema::{sessions, user_roles, users};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BumdesId, UserId};
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
    lock_row(conn, "users", id.as_str())?;
    let found: Option<(String, bool)> =
        users::table.find(id).select((users::name, users::is_active)).first(conn).optional()?;
    let (name, was_active) = found.ok_or(SwitchUserError::NotFound)?;
    if was_active == is_active {
        return Ok(());
    }
    diesel::update(users::table.find(id))
        .set((users::is_active.eq(is_active), users::updated_at.eq(now)))
        .execute(conn)?;
    if !is_active {
        end_sessions(conn, id)?;
    }
    tell_team(conn, now, scope, id, &name, is_active)
}

/// Whoever owns the BUMDes they work for reads who did it.
fn tell_team(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &UserId,
    subject: &str,
    is_active: bool,
) -> Result<(), SwitchUserError> {
    let at: Option<Option<BumdesId>> = user_roles::table
        .filter(user_roles::user_id.eq(id).and(user_roles::bumdes_id.is_not_null()))
        .select(user_roles::bumdes_id)
        .first(conn)
        .optional()?;
    let Some(bumdes_id) = at.flatten() else { return Ok(()) };
    let (bumdes_id, user_id) = (Some(&bumdes_id), scope.user_id());
    let kind = if is_active { ActKind::MemberSwitchedOn } else { ActKind::MemberSwitchedOff };
    audit::record(conn, now, &Act { bumdes_id, user_id, is_assisted: true, kind, subject, note: None })?;
    Ok(())
}

/// Signs a person out everywhere.
pub(super) fn end_sessions(conn: &mut DbConn, id: &UserId) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(id))).execute(conn)?;
    Ok(())
}
