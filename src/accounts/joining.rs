//! Somebody joins whoever invited them by mail: with the account they have, or with a new one. What they join, and as
//! what, is the matter of those who invite: a BUMDes (`team/`) or a company (`companies/members/`).

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::attempts::Purpose;
use super::entering::{hash, may_try};
use super::forms::PersonForm;
use super::{AddUserError, NewUser, add_user};
use crate::db::schema::users;
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::UserId;
use crate::web::Visitor;

/// Who joins.
#[derive(Debug, Clone)]
pub enum Joining {
    Existing(UserId),
    /// The mail's address is theirs: they opened its link.
    New {
        name: String,
        password_hash: String,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error("the invitation is for another address")]
    OtherAddress,
    #[error("there is an account with this address: sign in with it")]
    HasAccount,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for JoinError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whoever typed it is signed in, or what they typed makes an account.
pub(crate) async fn of_form(visitor: &Visitor, form: &PersonForm) -> Result<Joining, AppError> {
    Ok(match &visitor.user {
        Some(user) => Joining::Existing(user.user_id.clone()),
        None => Joining::New { name: form.name.trim().to_owned(), password_hash: hash(form.password.clone()).await? },
    })
}

/// The account that joins: the invited address's own, made where there is none.
pub(crate) fn account(
    conn: &mut DbConn,
    now: Timestamp,
    joining: &Joining,
    invited: &str,
    language: Language,
) -> Result<UserId, JoinError> {
    match joining {
        Joining::Existing(user_id) => {
            let email: String = users::table.find(user_id).select(users::email).first(conn)?;
            if email == invited { Ok(user_id.clone()) } else { Err(JoinError::OtherAddress) }
        }
        Joining::New { name, password_hash } => {
            let (name, password_hash, email) = (name.clone(), password_hash.clone(), invited.to_owned());
            let person = NewUser { email, name, phone: None, password_hash, language, roles: vec![] };
            add_user(conn, now, &person).map_err(|error| match error {
                AddUserError::EmailTaken => JoinError::HasAccount,
                AddUserError::Database(error) => JoinError::Database(error),
            })
        }
    }
}

/// What somebody who opened the link can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Way {
    /// signed in with the address: one button
    Join,
    /// signed in with another address
    OtherAddress,
    /// works for others of the kind
    Elsewhere,
    /// the address has an account
    SignIn,
    /// choose a name and a password
    New,
}

pub(crate) fn way_in(conn: &mut DbConn, invited: &str, user: Option<&UserId>) -> QueryResult<Way> {
    let account: Option<UserId> =
        users::table.filter(users::email.eq(invited)).select(users::id).first(conn).optional()?;
    Ok(match (user, account) {
        (None, None) => Way::New,
        (None, Some(_)) => Way::SignIn,
        (Some(user), Some(account)) if *user == account => Way::Join,
        (Some(_), _) => Way::OtherAddress,
    })
}

/// Whoever tries one link after the other is slowed down; `of` is the invitation's id, or says that there is none.
pub(crate) async fn slow_down(visitor: &Visitor, request: &HttpRequest, of: &str) -> Result<(), AppError> {
    match may_try(visitor, request, Purpose::Link, of).await? {
        true => Ok(()),
        false => Err(AppError::TooMany { retry_after_seconds: 15 * 60 }),
    }
}

/// The link opens nothing any more; `why` is a message.
pub(crate) fn over(visitor: &Visitor, why: &str) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("why", why);
    context.insert("next", "");
    visitor.page_with(HttpResponseBuilder::new(StatusCode::GONE), "accounts/link_over.html", context)
}
