//! Checks an e-mail address and a password, and slows down whoever guesses.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::password;
use super::user::normalise_email;
use crate::db::schema::{sign_in_attempts, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

/// Failed attempts within the window before the next is refused: for one account, and from one address.
const MAX_PER_EMAIL: i64 = 5;
const MAX_PER_ADDRESS: i64 = 30;
pub const WINDOW: TimeDelta = TimeDelta::minutes(15);

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

/// Notes an attempt before it is checked, so that many at once cannot slip through, and refuses it when
/// there were too many.
pub fn begin_attempt(conn: &mut DbConn, now: Timestamp, email: &str, address: &str) -> Result<(), SignInError> {
    let email = normalise_email(email);
    let recent = sign_in_attempts::table.filter(sign_in_attempts::attempted_at.gt(now - WINDOW));
    let by_email: i64 = recent.filter(sign_in_attempts::email.eq(&email)).count().get_result(conn)?;
    let by_address: i64 = recent.filter(sign_in_attempts::address.eq(address)).count().get_result(conn)?;
    if by_email >= MAX_PER_EMAIL || by_address >= MAX_PER_ADDRESS {
        return Err(SignInError::TooMany);
    }
    diesel::insert_into(sign_in_attempts::table)
        .values((
            sign_in_attempts::id.eq(uuid::Uuid::now_v7().to_string()),
            sign_in_attempts::email.eq(email),
            sign_in_attempts::address.eq(address),
            sign_in_attempts::attempted_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The attempt was right: the ones before it count no more.
pub fn forget_attempts(conn: &mut DbConn, email: &str) -> QueryResult<()> {
    diesel::delete(sign_in_attempts::table.filter(sign_in_attempts::email.eq(normalise_email(email)))).execute(conn)?;
    Ok(())
}

/// Attempts that count no more because of their age. Returns how many there were.
pub fn delete_old_attempts(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    diesel::delete(sign_in_attempts::table.filter(sign_in_attempts::attempted_at.le(now - WINDOW))).execute(conn)
}

/// A hash of nothing, verified when there is no account, so that both answers take the same time.
pub fn verify_or_waste_time(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$QmV0dGVyIHNhZmUgdGhhbiBzb3JyeSBpbiB0aGlzIGhvdXM";
    password::verify(password, hash.unwrap_or(NOBODY)) && hash.is_some()
}
