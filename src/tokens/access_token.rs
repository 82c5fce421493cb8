//! Rows of tokens.

use diesel::prelude::*;

use super::TokenScope;
use super::token_scope::from_words;
use crate::db::Timestamp;
use crate::db::schema::access_tokens;
use crate::ids::{AccessTokenId, BumdesId, CompanyId, UserId};
use crate::web::SignedIn;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = access_tokens)]
pub struct AccessToken {
    pub id: AccessTokenId,
    pub user_id: UserId,
    /// one of these two: where its person works
    pub bumdes_id: Option<BumdesId>,
    pub company_id: Option<CompanyId>,
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
    /// Whether its person still works where it is for.
    pub(super) fn is_of(&self, person: &SignedIn) -> bool {
        match (&self.bumdes_id, &self.company_id) {
            (Some(id), _) => person.bumdes_id.as_ref() == Some(id),
            (None, Some(id)) => person.company.as_ref().is_some_and(|there| &there.company_id == id),
            (None, None) => false,
        }
    }

    pub fn is_for_company(&self) -> bool {
        self.company_id.is_some()
    }

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
