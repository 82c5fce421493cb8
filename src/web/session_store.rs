//! Sessions in the database. The cookie carries a random key; the table keeps its SHA-256 alone, and the
//! signed-in user in a column of its own, so that all sessions of a person can be ended at once.

use std::collections::HashMap;

use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use actix_web::web;
use anyhow::anyhow;
use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::sign;
use crate::app::App;
use crate::db::schema::sessions;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

/// The session value that names the signed-in user.
pub const USER: &str = "user_id";
/// How long a browser keeps its session after the last change.
pub const SESSION_DAYS: i64 = 30;

pub struct DbSessionStore(pub web::Data<App>);

type State = HashMap<String, String>;

fn hash(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The session keeps each value as JSON text.
fn user_of(state: &State) -> Option<UserId> {
    state.get(USER).and_then(|json| serde_json::from_str(json).ok())
}

impl DbSessionStore {
    fn expiry(&self, ttl: &Duration) -> Timestamp {
        self.0.clock.now() + TimeDelta::seconds(ttl.whole_seconds())
    }

    async fn write(&self, key: String, state: State, ttl: &Duration) -> anyhow::Result<()> {
        let (expires_at, user_id) = (self.expiry(ttl), user_of(&state));
        let text = serde_json::to_string(&state)?;
        self.0
            .write::<_, DbError>(move |conn| {
                let key_hash = hash(&key);
                let changed = diesel::update(sessions::table.find(&key_hash))
                    .set((
                        sessions::state.eq(&text),
                        sessions::user_id.eq(&user_id),
                        sessions::expires_at.eq(expires_at),
                    ))
                    .execute(conn)?;
                if changed == 0 {
                    diesel::insert_into(sessions::table)
                        .values((
                            sessions::key_hash.eq(&key_hash),
                            sessions::user_id.eq(&user_id),
                            sessions::state.eq(&text),
                            sessions::expires_at.eq(expires_at),
                        ))
                        .execute(conn)?;
                }
                Ok(())
            })
            .await?;
        Ok(())
    }
}

/// Sessions nobody can open any more. Returns how many there were.
pub fn delete_expired(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)
}

impl SessionStore for DbSessionStore {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let (key_hash, now) = (hash(key.as_ref()), self.0.clock.now());
        let text: Option<String> = self
            .0
            .look::<_, DbError>(move |conn| {
                Ok(sessions::table
                    .find(key_hash)
                    .filter(sessions::expires_at.gt(now))
                    .select(sessions::state)
                    .first(conn)
                    .optional()?)
            })
            .await
            .map_err(|e| LoadError::Other(e.into()))?;
        text.map(|t| serde_json::from_str(&t)).transpose().map_err(|e| LoadError::Deserialization(e.into()))
    }

    async fn save(&self, state: State, ttl: &Duration) -> Result<SessionKey, SaveError> {
        let key = sign::random_token();
        self.write(key.clone(), state, ttl).await.map_err(SaveError::Other)?;
        key.try_into().map_err(|_| SaveError::Other(anyhow!("a session key is 43 characters")))
    }

    async fn update(&self, key: SessionKey, state: State, ttl: &Duration) -> Result<SessionKey, UpdateError> {
        self.write(key.as_ref().to_owned(), state, ttl).await.map_err(UpdateError::Other)?;
        Ok(key)
    }

    async fn update_ttl(&self, key: &SessionKey, ttl: &Duration) -> Result<(), anyhow::Error> {
        let (key_hash, expires_at) = (hash(key.as_ref()), self.expiry(ttl));
        self.0
            .write::<_, DbError>(move |conn| {
                diesel::update(sessions::table.find(key_hash))
                    .set(sessions::expires_at.eq(expires_at))
                    .execute(conn)?;
                Ok(())
            })
            .await?;
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let key_hash = hash(key.as_ref());
        self.0
            .write::<_, DbError>(move |conn| {
                diesel::delete(sessions::table.find(key_hash)).execute(conn)?;
                Ok(())
            })
            .await?;
        Ok(())
    }
}
