//! `/portal/operator/dead-letters`: jobs that failed for the last time.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::forms::Press;
use crate::db::DbError;
use crate::error::AppError;
use crate::ids::JobId;
use crate::jobs::queries::{QueuedJob, dead_letters, waiting};
use crate::jobs::{discard, retry};
use crate::web::age::Age;
use crate::web::{Form, OperatorScope, Visitor};

const PAGE: &str = "/portal/operator/dead-letters";
const MOST: i64 = 100;

#[derive(Serialize)]
struct Row {
    job: QueuedJob,
    age: Age,
}

/// `GET /portal/operator/dead-letters`
pub async fn list(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let (dead, waiting) =
        visitor.app.read::<_, AppError>(|conn| Ok((dead_letters(conn, MOST)?, waiting(conn, MOST)?))).await?;
    let now = visitor.app.clock.now();
    let row = |job: QueuedJob| Row { age: Age::of(job.dead_at.unwrap_or(job.created_at), now), job };
    let mut context = Context::new();
    context.insert("dead", &dead.into_iter().map(row).collect::<Vec<_>>());
    context.insert("waiting", &waiting.into_iter().map(row).collect::<Vec<_>>());
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
