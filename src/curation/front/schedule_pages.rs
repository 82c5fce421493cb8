//! `/portal/curator/front/arrangements`: what waits, what is shown and what was, with who arranged it and when.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::forms::RevisionForm;
use super::pages::{answer, told};
use super::{FrontError, Source, draft, open_in_draft, queries, restore, withdraw};
use crate::catalog::front;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::ArrangementId;
use crate::web::{CuratorScope, Form, Visitor};

const LIST: &str = "/portal/curator/front/arrangements";

#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    before: String,
}

/// `GET /portal/curator/front/arrangements?before=`
pub async fn list(visitor: Visitor, _: CuratorScope, query: web::Query<Before>) -> Result<HttpResponse, AppError> {
    let before = Some(ArrangementId(query.into_inner().before)).filter(|id| !id.as_str().is_empty());
    let (is_first, now) = (before.is_none(), visitor.app.clock.now());
    let load = move |conn: &mut DbConn| {
        let page = queries::arrangements(conn, now, before.as_ref())?;
        Ok((page, draft::find(conn, now)?.revision))
    };
    let (page, revision) = visitor.app.read::<_, AppError>(load).await?;
    let older = page.rows.last().filter(|_| page.has_more).map(|last| format!("{LIST}?before={}", last.id));
    let mut context = Context::new();
    context.insert("house_is_shown", &(is_first && page.rows.iter().all(|row| !row.state.is_or_was_shown())));
    context.insert("rows", &page.rows);
    context.insert("revision", &revision);
    context.insert("is_last", &older.is_none());
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(LIST));
    visitor.page("portal/curator/front_arrangements.html", context)
}

/// `GET /portal/curator/front/arrangements/{id}/preview`: what waits as it will be at its moment, all else as it would be now.
pub async fn preview(visitor: Visitor, _: CuratorScope, id: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let load = move |conn: &mut DbConn| {
        let starts_at = queries::start(conn, &ArrangementId(id.clone()))?;
        Ok((Source::parse(&id).blocks(conn)?, starts_at.unwrap_or(now)))
    };
    let (blocks, starts_at) = visitor.app.read(load).await.map_err(unfound)?;
    let mut context = front::pages::preview(&visitor, starts_at.max(now), blocks).await?;
    context.insert("note", &visitor.text("front-preview-arrangement", &[]));
    context.insert("back", LIST);
    visitor.page("portal/curator/front_preview.html", context)
}

fn unfound(error: FrontError) -> AppError {
    match error {
        FrontError::Database(error) => error.into(),
        _ => AppError::NotFound,
    }
}

/// `POST /portal/curator/front/arrangements/{id}/withdrawal`
pub async fn take_out(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<ArrangementId>,
    _: Form<RevisionForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let result = visitor.app.write(move |conn| withdraw(conn, now, &scope, &id)).await;
    back_to_list(&visitor, result, "front-done-withdrawn")
}

/// `POST /portal/curator/front/arrangements/{id}/restoration`
pub async fn bring_back(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<String>,
    _: Form<RevisionForm>,
) -> Result<HttpResponse, AppError> {
    let (source, now) = (Source::parse(&id), visitor.app.clock.now());
    let result = visitor.app.write(move |conn| restore(conn, now, &scope, &source)).await;
    back_to_list(&visitor, result, "front-done-restored")
}

fn back_to_list(visitor: &Visitor, result: Result<(), FrontError>, done: &str) -> Result<HttpResponse, AppError> {
    match result {
        Ok(()) => visitor.flash("good", visitor.text(done, &[]))?,
        Err(error) => match told(visitor, &error, None) {
            Some(text) => visitor.flash("bad", text)?,
            None => return Err(unfound(error)),
        },
    }
    Ok(visitor.redirect(LIST))
}

/// `POST /portal/curator/front/arrangements/{id}/draft`: work on from it.
pub async fn work_on(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<String>,
    form: Form<RevisionForm>,
) -> Result<HttpResponse, AppError> {
    let (source, now, revision) = (Source::parse(&id), visitor.app.clock.now(), form.0.revision);
    let result = visitor.app.write(move |conn| open_in_draft(conn, now, &scope, revision, &source)).await;
    answer(&visitor, result, "front-done-opened").await
}
