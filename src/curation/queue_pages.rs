//! `/portal/curator`: the rounds that wait for a curator, and those that were decided.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::review_forms::QueueFilter;
use super::review_queue::{self, WaitingRound, WantedRounds};
use crate::catalog::queries::categories;
use crate::error::AppError;
use crate::listings::submission::Decision;
use crate::media::shown::first_of;
use crate::web::age::Age;
use crate::web::{CuratorScope, Visitor};

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    round: WaitingRound,
    age: Age,
}

/// `GET /portal/curator`
pub async fn queue(
    visitor: Visitor,
    _: CuratorScope,
    filter: web::Query<QueueFilter>,
) -> Result<HttpResponse, AppError> {
    let wanted = WantedRounds::from(filter.into_inner());
    let now = visitor.app.clock.now();
    let asked = wanted.clone();
    let (queue, photos, categories) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let queue = review_queue::queue(conn, now, &asked)?;
            let photos = first_of(conn, &queue.rows.iter().map(|row| &row.product_id).collect::<Vec<_>>())?;
            Ok((queue, photos, categories(conn)?))
        })
        .await?;
    let rows = queue.rows.into_iter().map(|round| Row {
        age: Age::of(if wanted.decision.is_some() { round.decided_at.unwrap_or(now) } else { round.submitted_at }, now),
        round,
    });
    let median = queue.median_minutes.map(|minutes| Age::of(now - chrono::TimeDelta::minutes(minutes), now));
    let mut context = Context::new();
    context.insert("rows", &rows.collect::<Vec<_>>());
    context.insert("photos", &photos);
    context.insert("more", &queue.more);
    context.insert("waiting", &queue.waiting);
    context.insert("median", &median);
    context.insert("categories", &categories);
    context.insert("decisions", &[Decision::ChangesRequested, Decision::Published, Decision::Rejected]);
    context.insert("query", &wanted.query());
    context.insert("is_first", &wanted.after.is_none());
    context.insert("wanted", &wanted);
    visitor.page("portal/curator/queue.html", context)
}
