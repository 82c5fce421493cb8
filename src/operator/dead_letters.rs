//! `/portal/operator/dead-letters`: jobs that failed for the last time.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::forms::Press;
use crate::db::DbError;
use crate::error::AppError;
use crate::ids::JobId;
use crate::jobs::queries::{QueuedJob, count, dead_letters, waiting};
use crate::jobs::{discard, retry};
use crate::web::age::Age;
use crate::web::older::{Before, Older, cut};
use crate::web::{Form, OperatorScope, Visitor};

const PAGE: &str = "/portal/operator/dead-letters";
const PER_PAGE: i64 = 30;
/// Of what waits the next ones are enough: it passes by itself.
const MOST_WAITING: i64 = 50;

#[derive(Serialize)]
struct Row {
    job: QueuedJob,
    age: Age,
}

/// `GET /portal/operator/dead-letters`
pub async fn list(visitor: Visitor, _: OperatorScope, page: web::Query<Before>) -> Result<HttpResponse, AppError> {
    let before = page.id().map(JobId);
    let is_first = before.is_none();
    let (mut dead, waiting, (waiting_total, _)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let dead = dead_letters(conn, before.as_ref(), PER_PAGE + 1)?;
            Ok((dead, waiting(conn, MOST_WAITING)?, count(conn)?))
        })
        .await?;
    let has_more = cut(&mut dead, PER_PAGE);
    let next = dead.last().filter(|_| has_more).map(|job| job.id.clone());
    let now = visitor.app.clock.now();
    let row = |job: QueuedJob| Row { age: Age::of(job.dead_at.unwrap_or(job.created_at), now), job };
    let mut context = Context::new();
    context.insert("dead", &dead.into_iter().map(row).collect::<Vec<_>>());
    context.insert("waiting", &waiting.into_iter().map(row).collect::<Vec<_>>());
    context.insert("waiting_total", &waiting_total);
    context.insert("pages", &Older::new(&format!("{PAGE}?"), is_first, next));
    visitor.page("portal/operator/dead_letters.html", context)
}

/// `POST /portal/operator/dead-letters/{id}/retry`
pub async fn try_again(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<JobId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let is_there = visitor.app.write::<_, DbError>(move |conn| Ok(retry(conn, now, &id)?)).await?;
    done(&visitor, is_there, "operator-done-retry")
}

/// `POST /portal/operator/dead-letters/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<JobId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let is_there = visitor.app.write::<_, DbError>(move |conn| Ok(discard(conn, &id)?)).await?;
    done(&visitor, is_there, "operator-done-discarded")
}

fn done(visitor: &Visitor, is_there: bool, key: &str) -> Result<HttpResponse, AppError> {
    if !is_there {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text(key, &[]))?;
    Ok(visitor.redirect(PAGE))
}
