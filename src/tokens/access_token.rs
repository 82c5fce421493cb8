//! Rows of tokens.

use diesel::prelude::*;

use super::TokenScope;
use super::token_scope::from_words;
use crate::db::Timestamp;
use crate::db::schema::access_tokens;
use crate::ids::{AccessTokenId, BumdesId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = access_tokens)]
pub struct AccessToken {
    pub id: AccessTokenId,
    pub user_id: UserId,
    pub bumdes_id: BumdesId,
    pub name: String,
    pub token_hash: String,
    pub prefix: String,
    pub scopes: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// to the hour
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

impl AccessToken {
    pub fn scopes(&self) -> Vec<TokenScope> {
        from_words(&self.scopes)
    }

    pub fn may(&self, wanted: TokenScope) -> bool {
        self.scopes().into_iter().any(|scope| scope.covers(wanted))
    }

    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }
}
