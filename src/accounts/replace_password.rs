//! A new password in the old one's place: every session that the old one opened ends.

use diesel::prelude::*;

use super::switch_user::end_sessions;
use crate::db::schema::users;
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;

/// Returns whether there is such a person.
pub(super) fn replace_password(
    conn: &mut DbConn,
    now: Timestamp,
    id: &UserId,
    password_hash: &str,
) -> QueryResult<bool> {
    let changed = diesel::update(users::table.find(id))
        .set((users::password_hash.eq(password_hash), users::updated_at.eq(now)))
        .execute(conn)?;
    end_sessions(conn, id)?;
    Ok(changed == 1)
}
