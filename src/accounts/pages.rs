//! `/account/...`: sign in, sign out, open an account, one's own orders.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::add_user::{AddUserError, add_user};
use super::forms::{FormErrors, SignInForm, SignUpForm};
use super::sign_in::{self, SignInError};
use super::{NewUser, password};
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::{Form, SignedIn, Visitor};

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /account/sign-in`
pub async fn sign_in_form(visitor: Visitor, query: web::Query<Next>) -> Result<HttpResponse, AppError> {
    let form = SignInForm { next: query.into_inner().next, ..SignInForm::default() };
    show_sign_in(&visitor, StatusCode::OK, &form, None)
}

fn show_sign_in(
    visitor: &Visitor,
    status: StatusCode,
    form: &SignInForm,
    error: Option<&str>,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("form", form);
    context.insert("error", &error);
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/sign_in.html", context)
}

/// `POST /account/sign-in`
pub async fn sign_in(visitor: Visitor, request: HttpRequest, form: Form<SignInForm>) -> Result<HttpResponse, AppError> {
    let form = form.0;
    match check_sign_in(&visitor, &request, &form).await {
        Ok(user_id) => {
            enter(&visitor, &user_id).await?;
            Ok(visitor.redirect(if form.next.is_empty() { "/account" } else { &form.next }))
        }
        Err(SignInError::Wrong) => {
            show_sign_in(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, Some("account-error-wrong"))
        }
        Err(SignInError::TooMany) => {
            show_sign_in(&visitor, StatusCode::TOO_MANY_REQUESTS, &form, Some("account-error-too-many"))
        }
        Err(SignInError::Database(error)) => Err(error.into()),
    }
}

async fn check_sign_in(visitor: &Visitor, request: &HttpRequest, form: &SignInForm) -> Result<UserId, SignInError> {
    let (now, address) = (visitor.app.clock.now(), peer_address(visitor, request));
    let (email, password) = (form.email.clone(), form.password.clone());
    let account = visitor
        .app
        .write(move |conn| {
            sign_in::begin_attempt(conn, now, &email, &address)?;
            Ok::<_, SignInError>(sign_in::find_hash(conn, &email)?)
        })
        .await?;
    let hash = account.as_ref().map(|(_, hash)| hash.clone());
    let is_right = web::block(move || sign_in::verify_or_waste_time(&password, hash.as_deref()))
        .await
        .map_err(|_| crate::db::DbError::Cancelled)?;
    let Some((user_id, _)) = account.filter(|_| is_right) else { return Err(SignInError::Wrong) };
    let email = form.email.clone();
    visitor.app.write(move |conn| Ok::<_, SignInError>(sign_in::forget_attempts(conn, &email)?)).await?;
    Ok(user_id)
}

/// Behind a proxy of ours the address it forwards, else the peer's own. A proxy may append to what it was sent:
/// the last address is the one it saw, those before it are the visitor's claims.
fn peer_address(visitor: &Visitor, request: &HttpRequest) -> String {
    let forwarded = request.headers().get_all("x-forwarded-for").last().and_then(|h| h.to_str().ok());
    let seen_by_proxy = forwarded.and_then(|list| list.rsplit(',').next()).map(str::trim).filter(|a| !a.is_empty());
    match seen_by_proxy.filter(|_| visitor.app.config.server.trust_proxy) {
        Some(address) => address.to_owned(),
        None => request.peer_addr().map_or_else(|| "unknown".to_owned(), |peer| peer.ip().to_string()),
    }
}

/// A new session for this person; what they put into the cart as a guest comes along.
async fn enter(visitor: &Visitor, user_id: &UserId) -> Result<(), AppError> {
    if let Some(guest_cart) = visitor.guest_cart() {
        let (now, user_id) = (visitor.app.clock.now(), user_id.clone());
        visitor
            .app
            .write::<_, AppError>(move |conn| Ok(crate::cart::merge::merge(conn, now, &user_id, &guest_cart)?))
            .await?;
        visitor.set_guest_cart(None)?;
    }
    visitor.start_session(user_id)
}

/// `POST /account/sign-out`
pub async fn sign_out(visitor: Visitor, _: Form<Next>) -> HttpResponse {
    visitor.end_session();
    visitor.redirect("/")
}

/// `GET /account/sign-up`
pub async fn sign_up_form(visitor: Visitor, query: web::Query<Next>) -> Result<HttpResponse, AppError> {
    let form = SignUpForm { next: query.into_inner().next, ..SignUpForm::default() };
    show_sign_up(&visitor, StatusCode::OK, &form, &FormErrors::new())
}

fn show_sign_up(
    visitor: &Visitor,
    status: StatusCode,
    form: &SignUpForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("form", form);
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "accounts/sign_up.html", context)
}

/// `POST /account/sign-up`
/// Counts like a try to sign in: it tells whether an address has an account, too.
pub async fn sign_up(visitor: Visitor, request: HttpRequest, form: Form<SignUpForm>) -> Result<HttpResponse, AppError> {
    let form = form.0;
    let errors = form.errors();
    if !errors.is_empty() {
        return show_sign_up(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &errors);
    }
    let (now, language, password) = (visitor.app.clock.now(), visitor.language, form.password.clone());
    let (email, address) = (form.email.clone(), peer_address(&visitor, &request));
    match visitor.app.write(move |conn| sign_in::begin_attempt(conn, now, &email, &address)).await {
        Err(SignInError::TooMany) => {
            let slow = FormErrors::from([("email", "account-error-too-many")]);
            return show_sign_up(&visitor, StatusCode::TOO_MANY_REQUESTS, &form, &slow);
        }
        Err(SignInError::Database(error)) => return Err(error.into()),
        Ok(()) | Err(SignInError::Wrong) => {}
    }
    let password_hash =
        web::block(move || password::hash(&password)).await.map_err(|e| AppError::Internal(e.into()))??;
    let (email, name) = (form.email.clone(), form.name.clone());
    let added = visitor
        .app
        .write(move |conn| {
            add_user(conn, now, &NewUser { email, name, phone: None, password_hash, language, roles: vec![] })
        })
        .await;
    match added {
        Ok(user_id) => {
            enter(&visitor, &user_id).await?;
            Ok(visitor.redirect(if form.next.is_empty() { "/account" } else { &form.next }))
        }
        Err(AddUserError::EmailTaken) => {
            let taken = FormErrors::from([("email", "account-error-email-taken")]);
            show_sign_up(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &taken)
        }
        Err(AddUserError::Database(error)) => Err(error.into()),
    }
}

/// `GET /account`: the person's orders, newest first.
pub async fn show(visitor: Visitor, user: SignedIn) -> Result<HttpResponse, AppError> {
    let user_id = user.user_id;
    let orders =
        visitor.app.read::<_, AppError>(move |conn| Ok(crate::orders::queries::of_user(conn, &user_id)?)).await?;
    let mut context = Context::new();
    context.insert("orders", &orders);
    visitor.page("accounts/show.html", context)
}
