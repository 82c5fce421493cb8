//! A token opens nothing any more, from the next request on.

use diesel::prelude::*;

use crate::accounts::May;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::access_tokens;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{AccessTokenId, UserId};
use crate::web::BumdesScope;

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

/// Everybody ends their own, an owner anybody's. A second time changes nothing.
pub fn revoke_token(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    may: May,
    id: &AccessTokenId,
) -> Result<(), RevokeTokenError> {
    let found: Option<(UserId, String)> = access_tokens::table
        .find(id)
        .filter(access_tokens::bumdes_id.eq(scope.bumdes_id()))
        .select((access_tokens::user_id, access_tokens::name))
        .first(conn)
        .optional()?;
    let (_, name) =
        found.filter(|(user_id, _)| may.own || user_id == scope.user_id()).ok_or(RevokeTokenError::NotFound)?;
    let ended = diesel::update(access_tokens::table.find(id))
        .filter(access_tokens::revoked_at.is_null())
        .set(access_tokens::revoked_at.eq(now))
        .execute(conn)?;
    if ended > 0 {
        audit::record(conn, now, &Act::by(scope, ActKind::TokenRevoked, &name))?;
    }
    Ok(())
}
