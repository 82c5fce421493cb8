//! `/account/sign-up`: an account for the address whose mail somebody can open. Whether an address has one already is
//! told in that mail alone.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use serde::Deserialize;
use tera::Context;

use super::attempts::Purpose;
use super::entering::{enter, hash, may_try};
use super::forms::{EmailForm, FormErrors, PersonForm};
use super::mailed_link::{self, Purpose as LinkPurpose};
use super::pages::Next;
use super::user::normalise_email;
use super::{AddUserError, NewUser, add_user};
use crate::db::DbError;
use crate::db::schema::users;
use crate::error::AppError;
use crate::ids::UserId;
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::{Form, Visitor};

/// `GET /account/sign-up`
pub async fn form(visitor: Visitor, query: web::Query<Next>) -> Result<HttpResponse, AppError> {
    let form = EmailForm { next: query.into_inner().next, ..EmailForm::default() };
    show_form(&visitor, StatusCode::OK, &form, &FormErrors::new())
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
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/sign_up.html", context)
}

pub(super) fn in_words(visitor: &Visitor, errors: &FormErrors) -> BTreeMap<&'static str, String> {
    errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect()
}

/// `POST /account/sign-up`: the same answer for every address; what its owner reads differs.
pub async fn ask(visitor: Visitor, request: HttpRequest, form: Form<EmailForm>) -> Result<HttpResponse, AppError> {
    let form = form.0;
    let errors = form.errors();
    if !errors.is_empty() {
        return show_form(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &errors);
    }
    let email = normalise_email(&form.email);
    if !may_try(&visitor, &request, Purpose::SignUp, &email).await? {
        let slow = FormErrors::from([("email", "account-error-too-many")]);
        return show_form(&visitor, StatusCode::TOO_MANY_REQUESTS, &form, &slow);
    }
    let (asked_at, language, next) = (visitor.app.clock.now(), visitor.language, form.next);
    visitor
        .app
        .write::<_, DbError>(move |conn| {
            let known: Option<UserId> =
                users::table.filter(users::email.eq(&email)).select(users::id).first(conn).optional()?;
            let mail = match known {
                Some(user_id) => Mail::AlreadySignedUp { user_id },
                None => Mail::SignUp { email, language, next, asked_at },
            };
            Ok(jobs::enqueue(conn, asked_at, &Job::SendMail(mail))?)
        })
        .await?;
    Ok(visitor.redirect("/account/mail-sent?about=sign-up"))
}

/// What a mail was asked for.
#[derive(Deserialize)]
pub struct About {
    #[serde(default)]
    about: String,
}

/// `GET /account/mail-sent`: look into your mail.
pub async fn mail_sent(visitor: Visitor, query: web::Query<About>) -> Result<HttpResponse, AppError> {
    let (text, again) = match query.about.as_str() {
        "password" => ("account-sent-password", "/account/password"),
        _ => ("account-sent-sign-up", "/account/sign-up"),
    };
    let mut context = Context::new();
    context.insert("text", text);
    context.insert("again", again);
    visitor.page("accounts/mail_sent.html", context)
}

/// `GET /account/sign-up/{token}`
pub async fn person_form(
    visitor: Visitor,
    token: web::Path<String>,
    query: web::Query<Next>,
) -> Result<HttpResponse, AppError> {
    let Some(email) = address_of(&visitor, &token) else { return over(&visitor) };
    let form = PersonForm { next: query.into_inner().next, ..PersonForm::default() };
    show_person_form(&visitor, StatusCode::OK, &email, &form, &FormErrors::new())
}

fn show_person_form(
    visitor: &Visitor,
    status: StatusCode,
    email: &str,
    form: &PersonForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("email", email);
    context.insert("form", form);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/sign_up_person.html", context)
}

/// The address that the link proves.
fn address_of(visitor: &Visitor, token: &str) -> Option<String> {
    let (config, now) = (&visitor.app.config.server, visitor.app.clock.now());
    mailed_link::named_in(token).filter(|_| mailed_link::is_valid(config, LinkPurpose::SignUp, token, now))
}

pub(super) fn over(visitor: &Visitor) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("why", "account-sign-up-over");
    context.insert("next", "/account/sign-up");
    visitor.page_with(HttpResponseBuilder::new(StatusCode::GONE), "accounts/link_over.html", context)
}

/// `POST /account/sign-up/{token}`
pub async fn create(
    visitor: Visitor,
    token: web::Path<String>,
    form: Form<PersonForm>,
) -> Result<HttpResponse, AppError> {
    let Some(email) = address_of(&visitor, &token) else { return over(&visitor) };
    let form = form.0;
    let errors = form.errors();
    if !errors.is_empty() {
        return show_person_form(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &email, &form, &errors);
    }
    let (now, language) = (visitor.app.clock.now(), visitor.language);
    let password_hash = hash(form.password.clone()).await?;
    let user =
        NewUser { email, name: form.name.trim().to_owned(), phone: None, password_hash, language, roles: vec![] };
    match visitor.app.write(move |conn| add_user(conn, now, &user)).await {
        Ok(user_id) => {
            enter(&visitor, &user_id).await?;
            Ok(visitor.redirect(if form.next.is_empty() { "/account" } else { &form.next }))
        }
        // the link was used already
        Err(AddUserError::EmailTaken) => {
            visitor.flash("bad", visitor.text("account-error-email-taken", &[]))?;
            Ok(visitor.redirect("/account/sign-in"))
        }
        Err(AddUserError::Database(error)) => Err(error.into()),
    }
}
