//! Somebody makes a token for a program of theirs. They get a mail: a token that they did not make is told as well.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::token_scope::words;
use super::{AccessToken, Secret, TokenScope, Workplace};
use crate::db::schema::access_tokens;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::AccessTokenId;
use crate::jobs::{self, Job};
use crate::mail::Mail;

/// What one person can have at a time. More are no help, and hide the one that was forgotten.
pub const MOST: i64 = 20;

#[derive(Debug, Clone)]
pub struct NewToken {
    pub name: String,
    /// at least one
    pub scopes: Vec<TokenScope>,
    pub days: i64,
}

/// The secret is here and nowhere else.
#[derive(Debug)]
pub struct Made {
    pub token: AccessToken,
    pub secret: Secret,
}

#[derive(Debug, thiserror::Error)]
pub enum MakeTokenError {
    /// Two of one name could not be told apart, and a form that is sent twice makes one token.
    #[error("one of theirs has this name")]
    NameTaken,
    #[error("they have as many as anybody can have")]
    TooMany,
    #[error("the person does not hold the role for {0}")]
    NoRole(TokenScope),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for MakeTokenError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn make_token(
    conn: &mut DbConn,
    now: Timestamp,
    place: &Workplace,
    new: &NewToken,
) -> Result<Made, MakeTokenError> {
    if let Some(beyond) = new.scopes.iter().find(|scope| !place.may(**scope)) {
        return Err(MakeTokenError::NoRole(*beyond));
    }
    // one after the other: two forms at once would each find the name free
    lock_row(conn, "users", place.user_id().as_str())?;
    let own: Vec<AccessToken> = access_tokens::table
        .filter(access_tokens::user_id.eq(place.user_id()))
        .filter(access_tokens::revoked_at.is_null().and(access_tokens::expires_at.gt(now)))
        .select(AccessToken::as_select())
        .load(conn)?;
    let names: Vec<&str> = own.iter().filter(|token| place.has(token)).map(|token| token.name.as_str()).collect();
    if names.iter().any(|name| name.to_lowercase() == new.name.to_lowercase()) {
        return Err(MakeTokenError::NameTaken);
    }
    if names.len() as i64 >= MOST {
        return Err(MakeTokenError::TooMany);
    }
    let secret = Secret::new();
    let token = AccessToken {
        id: AccessTokenId::new(),
        user_id: place.user_id().clone(),
        bumdes_id: place.bumdes_id().cloned(),
        company_id: place.company_id().cloned(),
        name: new.name.clone(),
        token_hash: secret.hash(),
        prefix: secret.prefix().to_owned(),
        scopes: words(&new.scopes),
        created_at: now,
        expires_at: now + TimeDelta::days(new.days),
        last_used_at: None,
        revoked_at: None,
    };
    diesel::insert_into(access_tokens::table).values(&token).execute(conn)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::TokenMade { token_id: token.id.clone() }))?;
    place.record_made(conn, now, &token)?;
    Ok(Made { token, secret })
}
