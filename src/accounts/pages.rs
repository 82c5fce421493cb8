//! `/account/...`: sign in, sign out, one's own orders.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::entering::{enter, peer_address};
use super::forms::SignInForm;
use super::sign_in::{self, SignInError};
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::{Form, SignedIn, Visitor};

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    pub(super) next: String,
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
    account.filter(|_| is_right).map(|(user_id, _)| user_id).ok_or(SignInError::Wrong)
}

/// `POST /account/sign-out`
pub async fn sign_out(visitor: Visitor, form: Form<Next>) -> HttpResponse {
    visitor.end_session();
    visitor.redirect(if form.0.next.is_empty() { "/" } else { &form.0.next })
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
