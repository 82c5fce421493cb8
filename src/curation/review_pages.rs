//! `/portal/curator/reviews/{id}`: one round beside what is published, with its points, its checklist and the three
//! answers.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::review_forms::{CommentForm, DecisionForm};
use super::review_permits::{ReviewedPermits, permits};
use super::{DecideError, add_comment, checklist, publish_submission, reject, remove_comment, request_changes};
use crate::db::schema::{bumdes, listing_submissions, products, users};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::{BumdesId, CommentId, ProductId, SubmissionId, UserId};
use crate::legality;
use crate::listings::content::ListingContent;
use crate::listings::difference::side_by_side;
use crate::listings::load::load;
use crate::listings::shown::{Names, names, shown};
use crate::listings::submission::{self, Comment, Submission};
use crate::villages::BumdesStatus;
use crate::villages::standing::{Reader, why_unpublished};
use crate::web::age::Age;
use crate::web::{CuratorScope, Form, Visitor};

#[derive(Serialize, Queryable)]
struct ReviewedProduct {
    id: ProductId,
    sku: String,
    slug: String,
    category_code: String,
    name_id: String,
    published_at: Option<Timestamp>,
    bumdes_id: BumdesId,
    bumdes_name: String,
    bumdes_status: BumdesStatus,
}

/// A round before this one, with what was said and answered.
#[derive(Serialize)]
struct Earlier {
    #[serde(flatten)]
    submission: Submission,
    comments: Vec<Comment>,
}

struct Review {
    round: Submission,
    product: ReviewedProduct,
    content: ListingContent,
    published: Option<ListingContent>,
    names: Names,
    comments: Vec<Comment>,
    earlier: Vec<Earlier>,
    people: HashMap<UserId, String>,
    /// none for what is decided
    permits: Option<ReviewedPermits>,
}

fn review(conn: &mut DbConn, now: Timestamp, id: &SubmissionId) -> Result<Review, AppError> {
    let found = listing_submissions::table.find(id).select(Submission::as_select()).first(conn).optional()?;
    let round: Submission = found.ok_or(AppError::NotFound)?;
    let product: ReviewedProduct = products::table
        .inner_join(bumdes::table)
        .filter(products::id.eq(&round.product_id))
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::published_at,
            bumdes::id,
            bumdes::name,
            bumdes::status,
        ))
        .first(conn)?;
    let content = round.content()?;
    // what was decided is compared with nothing: the published version is another one by now
    let published = match product.published_at.filter(|_| round.is_open()) {
        Some(_) => load(conn, &product.id)?,
        None => None,
    };
    let contents: Vec<&ListingContent> = published.iter().chain([&content]).collect();
    let names = names(conn, &contents)?;
    let rounds = submission::rounds(conn, &product.id)?;
    let all = submission::comments(conn, &rounds.iter().map(|round| &round.id).collect::<Vec<_>>())?;
    let of = |id: &SubmissionId| all.iter().filter(|comment| comment.submission_id == *id).cloned().collect();
    let comments = of(id);
    let ids = rounds.iter().flat_map(|round| round.decided_by.iter().chain([&round.submitted_by]));
    let people: Vec<(UserId, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::name)).load(conn)?;
    let earlier = rounds.into_iter().filter(|other| other.number < round.number);
    let earlier = earlier.map(|submission| Earlier { comments: of(&submission.id), submission }).collect();
    let people = people.into_iter().collect();
    let is_known = product.published_at.is_some() && product.category_code == content.category;
    let permits = match round.is_open() {
        true => Some(permits(conn, now, &product.id, &content, is_known)?),
        false => None,
    };
    Ok(Review { round, product, content, published, names, comments, earlier, people, permits })
}

/// `GET /portal/curator/reviews/{id}`
pub async fn show(visitor: Visitor, _: CuratorScope, id: web::Path<SubmissionId>) -> Result<HttpResponse, AppError> {
    page(&visitor, id.into_inner(), StatusCode::OK, &DecisionForm::default(), None).await
}

/// `refused`: why the decision that was typed did not pass.
async fn page(
    visitor: &Visitor,
    id: SubmissionId,
    status: StatusCode,
    typed: &DecisionForm,
    refused: Option<String>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let found = visitor.app.read::<_, AppError>(move |conn| review(conn, now, &id)).await?;
    let Review { round, product, content, published, names, comments, earlier, people, permits } = found;
    let rows = shown(visitor, &names, side_by_side(published.as_ref(), &content), &comments);
    let is_edit = published.is_some();
    let (changed, same): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_change || !row.comments.is_empty());
    let mut context = Context::new();
    context.insert("age", &Age::of(round.submitted_at, now));
    context.insert("permits", &permits);
    context.insert("checklist", &checklist::of_category(&content.category).collect::<Vec<_>>());
    context.insert("name", &content.name_id);
    context.insert("submitted_by", &people.get(&round.submitted_by));
    context.insert("decided_by", &round.decided_by.as_ref().and_then(|id| people.get(id)));
    context.insert("round", &round);
    context.insert("is_open", &round.is_open());
    context.insert("product", &product);
    context.insert("is_edit", &is_edit);
    context.insert("changed", &changed);
    context.insert("same", &same);
    context.insert("comment_count", &comments.len());
    context.insert("earlier", &earlier);
    context.insert("ticked", &typed.ticked());
    context.insert("note", &typed.note);
    context.insert("refused", &refused);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/review.html", context)
}

#[derive(Deserialize)]
pub struct CommentPath {
    id: SubmissionId,
    comment_id: CommentId,
}

/// `POST /portal/curator/reviews/{id}/comments`
pub async fn comment(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<SubmissionId>,
    form: Form<CommentForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let (field, text) = (form.0.field(), form.0.text());
    let address = format!("/portal/curator/reviews/{id}#row-{field}");
    let result = visitor.app.write(move |conn| add_comment(conn, now, &scope, &id, &field, &text)).await;
    answer(&visitor, result, "review-done-comment")?;
    Ok(visitor.redirect(&address))
}

/// `POST /portal/curator/reviews/{id}/comments/{comment_id}/removal`
pub async fn uncomment(
    visitor: Visitor,
    _: CuratorScope,
    path: web::Path<CommentPath>,
    _: Form<DecisionForm>,
) -> Result<HttpResponse, AppError> {
    let CommentPath { id, comment_id } = path.into_inner();
    let address = format!("/portal/curator/reviews/{id}");
    let result = visitor.app.write(move |conn| remove_comment(conn, &id, &comment_id)).await;
    answer(&visitor, result, "review-done-uncomment")?;
    Ok(visitor.redirect(&address))
}

/// `POST /portal/curator/reviews/{id}/publication`
pub async fn publish(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<SubmissionId>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, note, ticked) = (visitor.app.clock.now(), id.clone(), form.0.note(), form.0.ticked());
    let result =
        visitor.app.write(move |conn| publish_submission(conn, now, &scope, &wanted, &ticked, note.as_deref())).await;
    decided(&visitor, id.into_inner(), &form.0, result, "curation-done-published").await
}

/// `POST /portal/curator/reviews/{id}/changes`
pub async fn ask_for_changes(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<SubmissionId>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, note) = (visitor.app.clock.now(), id.clone(), form.0.note());
    let result = visitor.app.write(move |conn| request_changes(conn, now, &scope, &wanted, note.as_deref())).await;
    decided(&visitor, id.into_inner(), &form.0, result, "review-done-changes").await
}

/// `POST /portal/curator/reviews/{id}/rejection`
pub async fn turn_down(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<SubmissionId>,
    form: Form<DecisionForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, note) = (visitor.app.clock.now(), id.clone(), form.0.note());
    let result = visitor.app.write(move |conn| reject(conn, now, &scope, &wanted, note.as_deref())).await;
    decided(&visitor, id.into_inner(), &form.0, result, "review-done-rejected").await
}

/// On to the next in the queue; what cannot be decided so comes back with what was typed.
async fn decided(
    visitor: &Visitor,
    id: SubmissionId,
    typed: &DecisionForm,
    result: Result<(), DecideError>,
    done: &str,
) -> Result<HttpResponse, AppError> {
    let refused = match &result {
        Err(DecideError::Unchecked(n)) => visitor.text("review-refused-unchecked", &[("n", (*n as i64).into())]),
        Err(DecideError::NothingSaid) => visitor.text("review-refused-nothing-said", &[]),
        Err(DecideError::Permits(missing)) => legality::refusal_text(visitor, missing),
        Err(DecideError::SellerNotVerified { status, .. }) => why_unpublished(visitor, *status, Reader::Curator),
        _ => {
            answer(visitor, result, done)?;
            return Ok(visitor.redirect("/portal/curator"));
        }
    };
    page(visitor, id, StatusCode::UNPROCESSABLE_ENTITY, typed, Some(refused)).await
}

fn answer(visitor: &Visitor, result: Result<(), DecideError>, done: &str) -> Result<(), AppError> {
    match result {
        Ok(()) => visitor.flash("good", visitor.text(done, &[])),
        Err(DecideError::NotFound) => Err(AppError::NotFound),
        Err(DecideError::Database(error)) => Err(error.into()),
        Err(DecideError::Decided) => visitor.flash("bad", visitor.text("review-refused-decided", &[])),
        // refused with the page, see `decided`
        Err(error @ (DecideError::Permits(_) | DecideError::SellerNotVerified { .. } | DecideError::Unchecked(_))) => {
            Err(AppError::Internal(error.into()))
        }
        Err(DecideError::NothingSaid) => visitor.flash("bad", visitor.text("review-refused-nothing-said", &[])),
        Err(DecideError::NotAllowed { from, .. }) => {
            let status = visitor.text(&format!("curation-status-{from}"), &[]);
            visitor.flash("bad", visitor.text("curation-refused", &[("status", status.into())]))
        }
    }
}
