//! Checks an e-mail address and a password, and slows down whoever guesses.

use diesel::prelude::*;

use super::attempts::{self, Purpose};
use super::password;
use super::user::normalise_email;
use crate::db::schema::users;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown address, wrong password or switched off: which of them is nobody's business.
    #[error("wrong e-mail address or password")]
    Wrong,
    #[error("too many attempts")]
    TooMany,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SignInError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The account's hash, to be verified outside the transaction; none when there is no such active account.
pub fn find_hash(conn: &mut DbConn, email: &str) -> QueryResult<Option<(UserId, String)>> {
    users::table
        .filter(users::email.eq(normalise_email(email)).and(users::is_active))
        .select((users::id, users::password_hash))
        .first(conn)
        .optional()
}

/// Notes an attempt before it is checked, and refuses it when there were too many.
pub fn begin_attempt(conn: &mut DbConn, now: Timestamp, email: &str, address: &str) -> Result<(), SignInError> {
    match attempts::begin(conn, now, Purpose::SignIn, &normalise_email(email), address)? {
        true => Ok(()),
        false => Err(SignInError::TooMany),
    }
}

/// They are who they say: the attempts before count no more, and their team sees that they were here.
pub fn note_entry(conn: &mut DbConn, now: Timestamp, user_id: &UserId) -> QueryResult<()> {
    let email: String = users::table.find(user_id).select(users::email).first(conn)?;
    diesel::update(users::table.find(user_id)).set(users::last_signed_in_at.eq(now)).execute(conn)?;
    attempts::forget(conn, Purpose::SignIn, &email)
}

/// A hash of nothing, verified when there is no account, so that both answers take the same time.
pub fn verify_or_waste_time(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$QmV0dGVyIHNhZmUgdGhhbiBzb3JyeSBpbiB0aGlzIGhvdXM";
    password::verify(password, hash.unwrap_or(NOBODY)) && hash.is_some()
}
