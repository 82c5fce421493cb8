//! A token opens nothing any more, from the next request on.

use diesel::prelude::*;

use super::{AccessToken, Workplace};
use crate::db::schema::access_tokens;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::AccessTokenId;

#[derive(Debug, thiserror::Error)]
pub enum RevokeTokenError {
    /// None by this id that is theirs to end.
    #[error("no such token")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RevokeTokenError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Everybody ends their own, an owner or an admin anybody's. A second time changes nothing.
pub fn revoke_token(
    conn: &mut DbConn,
    now: Timestamp,
    place: &Workplace,
    id: &AccessTokenId,
) -> Result<(), RevokeTokenError> {
    let found: Option<AccessToken> =
        access_tokens::table.find(id).select(AccessToken::as_select()).first(conn).optional()?;
    let is_theirs = |token: &AccessToken| place.has(token) && (place.sees_all() || &token.user_id == place.user_id());
    let token = found.filter(is_theirs).ok_or(RevokeTokenError::NotFound)?;
    let ended = diesel::update(access_tokens::table.find(id))
        .filter(access_tokens::revoked_at.is_null())
        .set(access_tokens::revoked_at.eq(now))
        .execute(conn)?;
    if ended > 0 {
        place.record_revoked(conn, now, &token)?;
    }
    Ok(())
}
