//! Adds a person with their roles.

use diesel::prelude::*;

use super::user::{NewUser, normalise_email};
use crate::db::schema::{user_roles, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

#[derive(Debug, thiserror::Error)]
pub enum AddUserError {
    #[error("there is an account with this e-mail address already")]
    EmailTaken,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AddUserError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn add_user(conn: &mut DbConn, now: Timestamp, user: &NewUser) -> Result<UserId, AddUserError> {
    let email = normalise_email(&user.email);
    let is_taken: Option<UserId> =
        users::table.filter(users::email.eq(&email)).select(users::id).first(conn).optional()?;
    if is_taken.is_some() {
        return Err(AddUserError::EmailTaken);
    }
    let id = UserId::new();
    diesel::insert_into(users::table)
        .values((
            users::id.eq(&id),
            users::email.eq(email),
            users::name.eq(user.name.trim()),
            users::phone.eq(&user.phone),
            users::password_hash.eq(&user.password_hash),
            users::language.eq(user.language),
            users::is_active.eq(true),
            users::created_at.eq(now),
            users::updated_at.eq(now),
        ))
        .execute(conn)?;
    for role in &user.roles {
        diesel::insert_into(user_roles::table)
            .values((
                user_roles::id.eq(uuid::Uuid::now_v7().to_string()),
                user_roles::user_id.eq(&id),
                user_roles::role.eq(role.as_str()),
                user_roles::bumdes_id.eq(role.bumdes_id()),
            ))
            .execute(conn)?;
    }
    Ok(id)
}
