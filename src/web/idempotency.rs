//! `Idempotency-Key`: a request that makes something may be sent again when its answer was lost. Owns
//! `idempotency_keys`.
//!
//! The key is kept in the transaction of what the request makes: after a crash both are there or neither. The same
//! key while the first request is under way waits for it and gets its answer (PostgreSQL waits at the row, SQLite
//! has one writer). A refusal made nothing and is not kept: asked again, the request is tried again.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::api_call::NOT_KEPT;
use crate::db::schema::idempotency_keys;
use crate::db::{DbConn, DbError, Timestamp};

const HEADER: &str = "idempotency-key";
const HOURS: i64 = 24;
/// A key that somebody else would think of too would give them this caller's answer: a random one is longer.
const SHORTEST: usize = 16;
const LONGEST: usize = 255;

/// How this request is known, should it come again. Without a key it is carried out each time.
#[derive(Debug, Clone)]
pub struct Once {
    key_hash: Option<String>,
    request_hash: String,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub status: StatusCode,
    /// JSON
    pub answer: String,
}

impl Kept {
    /// What something looks like to programs, as the answer to the request that made it.
    pub fn new(status: StatusCode, made: &impl Serialize) -> Self {
        Self { status, answer: serde_json::to_string(made).expect("an answer is plain data") }
    }

    pub fn into_response(self) -> HttpResponse {
        HttpResponse::build(self.status).insert_header(NOT_KEPT).content_type("application/json").body(self.answer)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum OnceError<E> {
    #[error("the key came with another body before")]
    OtherRequest,
    #[error(transparent)]
    Refused(E),
}

impl<E: From<DbError>> From<DbError> for OnceError<E> {
    fn from(error: DbError) -> Self {
        Self::Refused(error.into())
    }
}

impl<E: From<diesel::result::Error>> From<diesel::result::Error> for OnceError<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl Once {
    /// Err for a key that is too short, too long or not in printable ASCII.
    pub(super) fn of(request: &HttpRequest, body: &[u8]) -> Result<Self, ()> {
        let request_hash = hash(&[body]);
        let Some(key) = request.headers().get(HEADER) else { return Ok(Self { key_hash: None, request_hash }) };
        let key = key.as_bytes();
        if !(SHORTEST..=LONGEST).contains(&key.len()) || !key.iter().all(u8::is_ascii_graphic) {
            return Err(());
        }
        Ok(Self { key_hash: Some(hash(&[request.path().as_bytes(), b"\0", key])), request_hash })
    }

    /// The same key of another caller is another key: nobody gets the answer to somebody else's request.
    pub(super) fn of_caller(self, caller: &str) -> Self {
        let key_hash = self.key_hash.map(|key| hash(&[key.as_bytes(), b"\0", caller.as_bytes()]));
        Self { key_hash, ..self }
    }

    /// Carries the request out, or answers what it was answered before. Inside the transaction of its work.
    pub fn carry_out<E>(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        work: impl FnOnce(&mut DbConn) -> Result<Kept, E>,
    ) -> Result<Kept, OnceError<E>>
    where
        E: From<diesel::result::Error>,
    {
        let Some(key_hash) = &self.key_hash else { return work(conn).map_err(OnceError::Refused) };
        if !self.claim(conn, now, key_hash)? {
            return self.answer_before(conn, key_hash);
        }
        let kept = work(conn).map_err(OnceError::Refused)?;
        diesel::update(idempotency_keys::table.find(key_hash))
            .set((
                idempotency_keys::status.eq(i32::from(kept.status.as_u16())),
                idempotency_keys::answer.eq(&kept.answer),
            ))
            .execute(conn)?;
        Ok(kept)
    }

    /// Whether nobody had this key. One that somebody has in hand is waited for.
    fn claim(&self, conn: &mut DbConn, now: Timestamp, key_hash: &str) -> QueryResult<bool> {
        let inserted = diesel::sql_query(
            "INSERT INTO idempotency_keys (key_hash, request_hash, status, answer, created_at) \
             VALUES ($1, $2, 0, '', $3) ON CONFLICT (key_hash) DO NOTHING",
        )
        .bind::<Text, _>(key_hash)
        .bind::<Text, _>(&self.request_hash)
        .bind::<SqlTimestamp, _>(now)
        .execute(conn)?;
        Ok(inserted == 1)
    }

    fn answer_before<E>(&self, conn: &mut DbConn, key_hash: &str) -> Result<Kept, OnceError<E>>
    where
        E: From<diesel::result::Error>,
    {
        let (request_hash, status, answer): (String, i32, String) = idempotency_keys::table
            .find(key_hash)
            .select((idempotency_keys::request_hash, idempotency_keys::status, idempotency_keys::answer))
            .first(conn)?;
        if request_hash != self.request_hash {
            return Err(OnceError::OtherRequest);
        }
        let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        Ok(Kept { status: status.unwrap_or(StatusCode::OK), answer })
    }
}

/// Forgets what was answered more than a day ago.
pub fn delete_old(conn: &mut DbConn, now: Timestamp) -> QueryResult<()> {
    let is_old = idempotency_keys::created_at.lt(now - TimeDelta::hours(HOURS));
    diesel::delete(idempotency_keys::table.filter(is_old)).execute(conn)?;
    Ok(())
}

fn hash(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
