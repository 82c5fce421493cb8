//! The operator gives somebody a new password, who is then signed out everywhere.

use diesel::prelude::*;

use super::replace_password::replace_password;
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::web::OperatorScope;

/// Returns whether there is such a person.
pub fn reset_password(
    conn: &mut DbConn,
    now: Timestamp,
    _: &OperatorScope,
    id: &UserId,
    password_hash: &str,
) -> QueryResult<bool> {
    replace_password(conn, now, id, password_hash)
}
