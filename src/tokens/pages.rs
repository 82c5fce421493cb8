//! `/portal/bumdes/tokens` and `/portal/wholesale/tokens`: what programs act with for somebody, made, looked after and ended.

use std::collections::BTreeMap;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::forms::{DAYS, FormErrors, Press, TokenForm, subjects};
use super::make_token::MOST;
use super::queries::{self, TokenRow};
use super::{Made, MakeTokenError, NewToken, RevokeTokenError, TokenScope, Workplace, make_token, revoke_token};
use crate::accounts::team::queries::of_bumdes;
use crate::companies::company;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::AccessTokenId;
use crate::web::age::Age;
use crate::web::{Form, Visitor};

#[derive(Deserialize)]
pub struct Older {
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
pub async fn show(visitor: Visitor, place: Workplace, older: web::Query<Older>) -> Result<HttpResponse, AppError> {
    let beside = Beside { before: older.into_inner().before, ..Beside::default() };
    render(&visitor, &place, StatusCode::OK, beside).await
}

/// `POST /portal/bumdes/tokens`: answers with the page itself. A redirect would have to keep the token somewhere.
pub async fn make(visitor: Visitor, place: Workplace, form: Form<TokenForm>) -> Result<HttpResponse, AppError> {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let new = match NewToken::try_from(&form.0) {
        Ok(new) => new,
        Err(errors) => {
            let beside = Beside { form: form.0, errors, ..Beside::default() };
            return render(&visitor, &place, unfit, beside).await;
        }
    };
    let (now, own) = (visitor.app.clock.now(), place.clone());
    let (field, key) = match visitor.app.write(move |conn| make_token(conn, now, &own, &new)).await {
        Ok(made) => {
            let beside = Beside { made: Some(&made), ..Beside::default() };
            let mut page = render(&visitor, &place, StatusCode::CREATED, beside).await?;
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
    render(&visitor, &place, unfit, beside).await
}

/// `POST /portal/bumdes/tokens/{id}/revocation`
pub async fn revoke(
    visitor: Visitor,
    place: Workplace,
    id: web::Path<AccessTokenId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, page) = (visitor.app.clock.now(), place.page());
    match visitor.app.write(move |conn| revoke_token(conn, now, &place, &id)).await {
        Ok(()) => visitor.flash("good", visitor.text("token-done-revoked", &[]))?,
        Err(RevokeTokenError::NotFound) => return Err(AppError::NotFound),
        Err(RevokeTokenError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(page))
}

async fn render(
    visitor: &Visitor,
    place: &Workplace,
    status: StatusCode,
    beside: Beside<'_>,
) -> Result<HttpResponse, AppError> {
    let Beside { before, form, errors, made } = beside;
    let (now, own, from, here) = (visitor.app.clock.now(), place.clone(), before.clone(), place.page());
    let ((rows, has_more), (house, region_code)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let page = queries::page(conn, now, &own, from.as_ref())?;
            Ok((page, house(conn, &own)?))
        })
        .await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{here}?before={}", last.id));
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
    context.insert("newest", &before.is_some().then_some(here));
    context.insert("here", here);
    context.insert("is_company", &place.company_id().is_some());
    context.insert("house", &house);
    context.insert("region_code", &region_code);
    context.insert("subjects", &subjects(place));
    context.insert("all_days", &DAYS);
    context.insert("form", &form);
    context.insert("errors", &errors);
    context.insert("secret", &made.map(|made| made.secret.expose()));
    context.insert("made", &made.map(|made| &made.token.name));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/tokens.html", context)
}

/// What the place is called, and where it is.
fn house(conn: &mut DbConn, place: &Workplace) -> Result<(String, String), AppError> {
    match place {
        Workplace::Bumdes { scope, .. } => Ok(of_bumdes(conn, scope.bumdes_id())?),
        Workplace::Company(scope) => {
            let company = company::find(conn, scope.company_id())?.ok_or(AppError::NotFound)?;
            Ok((company.name, company.region_code))
        }
    }
}
