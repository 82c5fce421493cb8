//! Whose token this is, and whether it still opens anything.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::{AccessToken, Secret, TokenScope};
use crate::accounts::queries;
use crate::db::schema::access_tokens;
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::RequiredRole;
use crate::ids::AccessTokenId;
use crate::web::SignedIn;

/// Often enough to find one that nobody uses; a write with every request would be one too many.
const NOTED_EVERY: TimeDelta = TimeDelta::hours(1);

/// A token that is good, and the person behind it as they are now.
#[derive(Debug, Clone)]
pub struct Recognised {
    pub token: AccessToken,
    pub person: SignedIn,
}

impl Recognised {
    /// Its last use is too long ago to be left as it is noted.
    pub fn is_to_be_noted(&self, now: Timestamp) -> bool {
        self.token.last_used_at.is_none_or(|last| last <= now - NOTED_EVERY)
    }
}

/// Why a token does not open what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("no token came with the request")]
    Missing,
    #[error("nobody has this token")]
    Unknown,
    #[error("the token was revoked")]
    Revoked,
    #[error("the token has expired")]
    Expired,
    #[error("its person is switched off")]
    SwitchedOff,
    #[error("its person does not work there any more")]
    Left,
    /// Of a company at an address of a BUMDes, or the other way round.
    #[error("the token is for another place")]
    Elsewhere,
    #[error("the token is not for {0}")]
    NotFor(TokenScope),
    #[error("its person does not hold the role {0:?} any more")]
    NoRole(RequiredRole),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for Refused {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn recognise(conn: &mut DbConn, now: Timestamp, secret: &Secret) -> Result<Recognised, Refused> {
    let found: Option<AccessToken> = access_tokens::table
        .filter(access_tokens::token_hash.eq(secret.hash()))
        .select(AccessToken::as_select())
        .first(conn)
        .optional()?;
    let token = found.ok_or(Refused::Unknown)?;
    if token.revoked_at.is_some() {
        return Err(Refused::Revoked);
    }
    if token.is_over(now) {
        return Err(Refused::Expired);
    }
    let person = queries::signed_in(conn, &token.user_id)?.ok_or(Refused::SwitchedOff)?;
    if !token.is_of(&person) {
        return Err(Refused::Left);
    }
    Ok(Recognised { token, person })
}

/// See [`Recognised::is_to_be_noted`].
pub fn note_use(conn: &mut DbConn, now: Timestamp, id: &AccessTokenId) -> QueryResult<()> {
    diesel::update(access_tokens::table.find(id)).set(access_tokens::last_used_at.eq(now)).execute(conn)?;
    Ok(())
}
