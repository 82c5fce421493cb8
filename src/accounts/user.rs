//! A person and what they may do.

use diesel::prelude::*;
use serde::Serialize;

use super::BumdesRole;
use crate::db::Timestamp;
use crate::db::schema::users;
use crate::i18n::Language;
use crate::ids::{BumdesId, UserId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// runs the house
    Operator,
    /// keeps the gallery
    Curator,
    /// works for this BUMDes, as this
    Bumdes(BumdesId, BumdesRole),
}

impl Role {
    /// The word in `user_roles.role`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Curator => "curator",
            Self::Bumdes(_, role) => role.as_str(),
        }
    }

    /// What somebody is there, for whichever BUMDes it is.
    pub fn at_bumdes(&self) -> Option<BumdesRole> {
        match self {
            Self::Bumdes(_, role) => Some(*role),
            Self::Operator | Self::Curator => None,
        }
    }

    pub fn bumdes_id(&self) -> Option<&BumdesId> {
        match self {
            Self::Bumdes(id, _) => Some(id),
            Self::Operator | Self::Curator => None,
        }
    }
}

/// Somebody to add; the password is hashed already.
#[derive(Debug, Clone)]
pub struct NewUser {
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub password_hash: String,
    pub language: Language,
    pub roles: Vec<Role>,
}

/// A row of `users`, without its password hash.
#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = users)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub language: Language,
    pub is_active: bool,
    pub created_at: Timestamp,
}

/// The form of an address that is stored and compared: trimmed, lower case.
pub fn normalise_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Something before and after one `@`, a dot in the domain, no blanks; the rest only a mail can tell.
pub fn looks_like_email(email: &str) -> bool {
    email.parse::<lettre::Address>().is_ok() && email.split_once('@').is_some_and(|(_, domain)| domain.contains('.'))
}
