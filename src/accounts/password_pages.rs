//! `/account/password`: somebody forgot their password. The answer is the same for every address.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use tera::Context;

use super::attempts::Purpose;
use super::entering::{enter, hash, may_try};
use super::forms::{EmailForm, FormErrors, PasswordForm};
use super::mailed_link::{self, Purpose as LinkPurpose};
use super::replace_password::replace_password;
use super::sign_up_pages::in_words;
use super::user::normalise_email;
use crate::config::ServerConfig;
use crate::db::schema::users;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::error::AppError;
use crate::ids::UserId;
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::{Form, Visitor};

/// `GET /account/password`
pub async fn form(visitor: Visitor) -> Result<HttpResponse, AppError> {
    show_form(&visitor, StatusCode::OK, &EmailForm::default(), &FormErrors::new())
}

fn show_form(
    visitor: &Visitor,
    status: StatusCode,
    form: &EmailForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("form", form);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/password.html", context)
}

/// `POST /account/password`
pub async fn ask(visitor: Visitor, request: HttpRequest, form: Form<EmailForm>) -> Result<HttpResponse, AppError> {
    let form = form.0;
    let errors = form.errors();
    if !errors.is_empty() {
        return show_form(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &errors);
    }
    let email = normalise_email(&form.email);
    if !may_try(&visitor, &request, Purpose::NewPassword, &email).await? {
        let slow = FormErrors::from([("email", "account-error-too-many")]);
        return show_form(&visitor, StatusCode::TOO_MANY_REQUESTS, &form, &slow);
    }
    let asked_at = visitor.app.clock.now();
    visitor
        .app
        .write::<_, DbError>(move |conn| {
            let known: Option<UserId> = users::table
                .filter(users::email.eq(&email).and(users::is_active))
                .select(users::id)
                .first(conn)
                .optional()?;
            if let Some(user_id) = known {
                jobs::enqueue(conn, asked_at, &Job::SendMail(Mail::NewPassword { user_id, asked_at }))?;
            }
            Ok(())
        })
        .await?;
    Ok(visitor.redirect("/account/mail-sent?about=password"))
}

/// `GET /account/password/{token}`
pub async fn new_form(visitor: Visitor, token: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (app, now) = (visitor.app.clone(), visitor.app.clock.now());
    let holder = visitor.app.read::<_, DbError>(move |conn| Ok(holder(conn, &app.config.server, &token, now)?)).await?;
    match holder {
        Some((_, email)) => show_new_form(&visitor, StatusCode::OK, &email, &FormErrors::new()),
        None => over(&visitor),
    }
}

fn show_new_form(
    visitor: &Visitor,
    status: StatusCode,
    email: &str,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("email", email);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/new_password.html", context)
}

fn over(visitor: &Visitor) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("why", "account-password-over");
    context.insert("next", "/account/password");
    visitor.page_with(HttpResponseBuilder::new(StatusCode::GONE), "accounts/link_over.html", context)
}

/// Whose link this is, and their address: none when it is over, or the password was replaced since.
fn holder(
    conn: &mut DbConn,
    config: &ServerConfig,
    token: &str,
    now: Timestamp,
) -> QueryResult<Option<(UserId, String)>> {
    let Some(id) = mailed_link::named_in(token).map(UserId) else { return Ok(None) };
    let found: Option<(String, String)> = users::table
        .find(&id)
        .filter(users::is_active)
        .select((users::email, users::password_hash))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(email, password_hash)| {
        let purpose = LinkPurpose::NewPassword { password_hash: &password_hash };
        mailed_link::is_valid(config, purpose, token, now).then_some((id, email))
    }))
}

/// `POST /account/password/{token}`: signed in with the new one here, signed out everywhere else.
pub async fn replace(
    visitor: Visitor,
    token: web::Path<String>,
    form: Form<PasswordForm>,
) -> Result<HttpResponse, AppError> {
    let (app, now, errors) = (visitor.app.clone(), visitor.app.clock.now(), form.0.errors());
    if !errors.is_empty() {
        let known = visitor.app.read::<_, DbError>(move |conn| Ok(holder(conn, &app.config.server, &token, now)?));
        let Some((_, email)) = known.await? else { return over(&visitor) };
        return show_new_form(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &email, &errors);
    }
    let password_hash = hash(form.0.password).await?;
    let replaced = visitor
        .app
        .write::<_, DbError>(move |conn| {
            // held first, so that of two who use one link at once the second finds it used
            if let Some(id) = mailed_link::named_in(&token) {
                lock_row(conn, "users", &id)?;
            }
            let Some((user_id, _)) = holder(conn, &app.config.server, &token, now)? else { return Ok(None) };
            replace_password(conn, now, &user_id, &password_hash)?;
            Ok(Some(user_id))
        })
        .await?;
    let Some(user_id) = replaced else { return over(&visitor) };
    enter(&visitor, &user_id).await?;
    visitor.flash("good", visitor.text("account-password-replaced", &[]))?;
    Ok(visitor.redirect("/account"))
}
