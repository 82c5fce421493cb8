//! `/portal/notices`: the list behind the bell.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::queries::{self, NoticeRow, Reader};
use super::{read, words};
use crate::db::{DbError, Timestamp};
use crate::error::AppError;
use crate::ids::NoticeId;
use crate::web::age::Age;
use crate::web::{Form, SignedIn, Visitor};

const LIST: &str = "/portal/notices";

#[derive(Deserialize)]
pub struct Before {
    before: Option<NoticeId>,
}

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

#[derive(Serialize)]
struct Shown {
    id: NoticeId,
    text: String,
    is_read: bool,
    created_at: Timestamp,
    age: Age,
}

/// Whoever works here: buyers get mails about their orders instead.
fn reader(user: &SignedIn) -> Result<Reader, AppError> {
    if user.has_notices() { Ok(Reader::from(user)) } else { Err(AppError::Forbidden) }
}

/// `GET /portal/notices`
pub async fn list(visitor: Visitor, user: SignedIn, query: web::Query<Before>) -> Result<HttpResponse, AppError> {
    let (reader, before, now) = (reader(&user)?, query.into_inner().before, visitor.app.clock.now());
    let is_first_page = before.is_none();
    let (rows, has_more) =
        visitor.app.read::<_, AppError>(move |conn| Ok(queries::page(conn, &reader, before.as_ref())?)).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{LIST}?before={}", last.id));
    let shown = |row: NoticeRow| {
        let arguments = serde_json::from_str(&row.arguments).unwrap_or_default();
        Shown {
            text: words::text(&visitor.app.translations, visitor.language, row.kind, &arguments),
            is_read: row.read_at.is_some(),
            age: Age::of(row.created_at, now),
            created_at: row.created_at,
            id: row.id,
        }
    };
    let notices: Vec<Shown> = rows.into_iter().map(shown).collect();
    let mut context = Context::new();
    context.insert("notices", &notices);
    context.insert("older", &older);
    context.insert("newest", &(!is_first_page).then_some(LIST));
    visitor.page("portal/notices.html", context)
}

/// `GET /portal/notices/{id}`: on to what it tells of, and it is read.
pub async fn follow(visitor: Visitor, user: SignedIn, id: web::Path<NoticeId>) -> Result<HttpResponse, AppError> {
    let link = mark(&visitor, &user, id.into_inner()).await?;
    Ok(visitor.redirect(&link))
}

/// `POST /portal/notices/{id}/reading`
pub async fn read_one(
    visitor: Visitor,
    user: SignedIn,
    id: web::Path<NoticeId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    mark(&visitor, &user, id.into_inner()).await?;
    Ok(visitor.redirect(LIST))
}

async fn mark(visitor: &Visitor, user: &SignedIn, id: NoticeId) -> Result<String, AppError> {
    let (reader, now) = (reader(user)?, visitor.app.clock.now());
    let link = visitor.app.write::<_, DbError>(move |conn| Ok(read::read(conn, now, &reader, &id)?)).await?;
    link.ok_or(AppError::NotFound)
}

/// `POST /portal/notices/reading`
pub async fn read_all(visitor: Visitor, user: SignedIn, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let (reader, now) = (reader(&user)?, visitor.app.clock.now());
    visitor.app.write::<_, DbError>(move |conn| Ok(read::read_all(conn, now, &reader)?)).await?;
    visitor.flash("good", visitor.text("notice-done-all", &[]))?;
    Ok(visitor.redirect(LIST))
}
