//! `/portal/bumdes/tokens`: what programs act with for somebody, made, looked after and ended.

use std::collections::BTreeMap;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::forms::{DAYS, FormErrors, Press, TokenForm, subjects};
use super::make_token::MOST;
use super::queries::{self, TokenRow};
use super::{Made, MakeTokenError, NewToken, RevokeTokenError, TokenScope, make_token, revoke_token};
use crate::accounts::team::queries::of_bumdes;
use crate::error::AppError;
use crate::ids::AccessTokenId;
use crate::web::age::Age;
use crate::web::{BumdesScope, Form, SignedIn, Visitor};

const PAGE: &str = "/portal/bumdes/tokens";

#[derive(Deserialize)]
pub struct Place {
    before: Option<AccessTokenId>,
}

/// A token, how long ago it was used, and what it may do in messages.
#[derive(Serialize)]
struct Shown {
    may: Vec<&'static str>,
    used: Option<Age>,
    #[serde(flatten)]
    row: TokenRow,
}

/// The page beside its list: what was filled in, or what was just made.
#[derive(Default)]
struct Beside<'a> {
    before: Option<AccessTokenId>,
    form: TokenForm,
    errors: FormErrors,
    made: Option<&'a Made>,
}

/// `GET /portal/bumdes/tokens`
pub async fn show(
    visitor: Visitor,
    scope: BumdesScope,
    person: SignedIn,
    place: web::Query<Place>,
) -> Result<HttpResponse, AppError> {
    let beside = Beside { before: place.into_inner().before, ..Beside::default() };
    render(&visitor, &scope, &person, StatusCode::OK, beside).await
}

/// `POST /portal/bumdes/tokens`: answers with the page itself. A redirect would have to keep the token somewhere.
pub async fn make(
    visitor: Visitor,
    scope: BumdesScope,
    person: SignedIn,
    form: Form<TokenForm>,
) -> Result<HttpResponse, AppError> {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let new = match NewToken::try_from(&form.0) {
        Ok(new) => new,
        Err(errors) => {
            let beside = Beside { form: form.0, errors, ..Beside::default() };
            return render(&visitor, &scope, &person, unfit, beside).await;
        }
    };
    let (now, own, may) = (visitor.app.clock.now(), scope.clone(), person.may);
    let (field, key) = match visitor.app.write(move |conn| make_token(conn, now, &own, may, &new)).await {
        Ok(made) => {
            let beside = Beside { made: Some(&made), ..Beside::default() };
            let mut page = render(&visitor, &scope, &person, StatusCode::CREATED, beside).await?;
            let nowhere = header::HeaderValue::from_static("private, no-store");
            page.headers_mut().insert(header::CACHE_CONTROL, nowhere);
            return Ok(page);
        }
        Err(MakeTokenError::NameTaken) => ("name", "token-error-name-taken"),
        Err(MakeTokenError::TooMany) => ("name", "token-error-too-many"),
        Err(MakeTokenError::NoRole(_)) => ("scopes", "token-error-role"),
        Err(MakeTokenError::Database(error)) => return Err(error.into()),
    };
    let beside = Beside { form: form.0, errors: FormErrors::from([(field, key)]), ..Beside::default() };
    render(&visitor, &scope, &person, unfit, beside).await
}

/// `POST /portal/bumdes/tokens/{id}/revocation`
pub async fn revoke(
    visitor: Visitor,
    scope: BumdesScope,
    person: SignedIn,
    id: web::Path<AccessTokenId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, may) = (visitor.app.clock.now(), person.may);
    match visitor.app.write(move |conn| revoke_token(conn, now, &scope, may, &id)).await {
        Ok(()) => visitor.flash("good", visitor.text("token-done-revoked", &[]))?,
        Err(RevokeTokenError::NotFound) => return Err(AppError::NotFound),
        Err(RevokeTokenError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(PAGE))
}

async fn render(
    visitor: &Visitor,
    scope: &BumdesScope,
    person: &SignedIn,
    status: StatusCode,
    beside: Beside<'_>,
) -> Result<HttpResponse, AppError> {
    let Beside { before, form, errors, made } = beside;
    let (now, own, may, from) = (visitor.app.clock.now(), scope.clone(), person.may, before.clone());
    let ((rows, has_more), (bumdes, village_code)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let page = queries::page(conn, now, &own, may, from.as_ref())?;
            Ok((page, of_bumdes(conn, own.bumdes_id())?))
        })
        .await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{PAGE}?before={}", last.id));
    let shown = |row: TokenRow| Shown {
        may: row.scopes.iter().map(|scope| TokenScope::message(*scope)).collect(),
        used: row.last_used_at.map(|then| Age::of(then, now)),
        row,
    };
    let rows: Vec<Shown> = rows.into_iter().map(shown).collect();
    let error_args = [("n", FluentValue::from(MOST))];
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &error_args))).collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("older", &older);
    context.insert("newest", &before.is_some().then_some(PAGE));
    context.insert("bumdes", &bumdes);
    context.insert("village_code", &village_code);
    context.insert("subjects", &subjects(may));
    context.insert("all_days", &DAYS);
    context.insert("form", &form);
    context.insert("errors", &errors);
    context.insert("secret", &made.map(|made| made.secret.expose()));
    context.insert("made", &made.map(|made| &made.token.name));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/tokens.html", context)
}
