//! `{base}/products`: the list of a BUMDes's products, and the page of one of them: how far it is, its rounds with
//! the curator, its history, and what can be done with it.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::content::ListingContent;
use super::draft;
use super::editor::ProductPath;
use super::lacking;
use super::next::next;
use super::progress::progress;
use super::queries::{self, Wanted};
use super::submission::{self, Comment, Submission};
use super::turn::may_bring_back;
use crate::catalog::ListingStatus;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::ProductId;
use crate::legality::Missing;
use crate::media::shown::first_of;
use crate::web::age::Age;
use crate::web::{ListingScope, Visitor};

#[derive(Deserialize, Default)]
pub struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    status: String,
    after: Option<ProductId>,
}

/// `GET {base}/products`
pub async fn list(
    visitor: Visitor,
    scope: ListingScope,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse, AppError> {
    let query = query.into_inner();
    let q: String = query.q.trim().chars().take(100).collect();
    let wanted = Wanted { q: q.clone(), status: ListingStatus::parse(&query.status), after: query.after };
    let is_first = wanted.after.is_none();
    let is_filtered = !q.is_empty() || wanted.status.is_some();
    let status = wanted.status;
    let asked = scope.clone();
    let (page, photos, bumdes) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let page = queries::own_page(conn, &asked, &wanted)?;
            let photos = first_of(conn, &page.rows.iter().map(|row| &row.listed.id).collect::<Vec<_>>())?;
            Ok((page, photos, queries::bumdes_name(conn, &asked)?))
        })
        .await?;
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    address.append_pair("q", &q).append_pair("status", status.map_or("", ListingStatus::as_str));
    let mut context = Context::new();
    context.insert("base", &scope.base());
    context.insert("is_assisted", &scope.is_assisted());
    context.insert("bumdes", &bumdes);
    context.insert("rows", &page.rows);
    context.insert("photos", &photos);
    context.insert("total", &page.total);
    context.insert("more", &page.more);
    context.insert("query", &address.finish());
    context.insert("q", &q);
    context.insert("status", &status);
    context.insert("statuses", ListingStatus::ALL);
    context.insert("is_first", &is_first);
    context.insert("is_filtered", &is_filtered);
    visitor.page("portal/listings/list.html", context)
}

/// A round with the curator: handed in, answered.
#[derive(Serialize)]
struct Round {
    #[serde(flatten)]
    submission: Submission,
    comments: Vec<Comment>,
}

struct Overview {
    heading: queries::Heading,
    draft: draft::Draft,
    rounds: Vec<Round>,
    points: Vec<Comment>,
    history: Vec<queries::Happened>,
    may_bring_back: bool,
    bumdes: String,
    /// permits that it needs before it is published
    lacks: Vec<Missing>,
}

fn overview(conn: &mut DbConn, now: Timestamp, scope: &ListingScope, id: &ProductId) -> Result<Overview, AppError> {
    let heading = queries::heading(conn, scope, id)?.ok_or(AppError::NotFound)?;
    let submissions = submission::rounds(conn, id)?;
    let comments = submission::comments(conn, &submissions.iter().map(|round| &round.id).collect::<Vec<_>>())?;
    let of = |submission: Submission| Round {
        comments: comments.iter().filter(|comment| comment.submission_id == submission.id).cloned().collect(),
        submission,
    };
    let draft = draft::find(conn, id)?.ok_or(AppError::NotFound)?;
    Ok(Overview {
        lacks: lacking(conn, now, id, &draft.content)?,
        draft,
        points: submission::points(conn, id)?,
        rounds: submissions.into_iter().map(of).collect(),
        history: queries::history(conn, id)?,
        may_bring_back: heading.status == ListingStatus::Unpublished && may_bring_back(conn, id)?,
        bumdes: queries::bumdes_name(conn, scope)?,
        heading,
    })
}

/// `GET {base}/products/{id}`
pub async fn show(
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<ProductPath>,
) -> Result<HttpResponse, AppError> {
    let (now, asked, id) = (visitor.app.clock.now(), scope.clone(), path.into_inner().id);
    let found = visitor.app.read::<_, AppError>(move |conn| overview(conn, now, &asked, &id)).await?;
    let Overview { heading, draft, rounds, points, history, may_bring_back, bumdes, lacks } = found;
    let open = rounds.iter().find(|round| round.submission.is_open());
    let unanswered = points.iter().filter(|point| point.is_open()).count();
    let latest = rounds.first().map(|round| (round.submission.decision, unanswered));
    let is_withheld = heading.withheld_at.is_some();
    let next = next(heading.status, is_withheld, draft.is_ahead, Some(&draft.content), latest);
    let is_new = heading.published_at.is_none();
    let is_archived = heading.status == ListingStatus::Archived;
    let is_back_at_the_curator = heading.status == ListingStatus::Unpublished && !may_bring_back;
    let waits = open.is_some();
    let is_shut = is_archived || is_withheld;
    let may_submit = !is_shut && (draft.is_ahead || (!waits && (is_new || is_back_at_the_curator)));
    let mut context = Context::new();
    context.insert("base", &scope.base());
    context.insert("is_assisted", &scope.is_assisted());
    context.insert("bumdes", &bumdes);
    context.insert("name", name(&draft.content, &heading));
    context.insert("progress", &progress(&visitor, &draft.content, &points, None));
    context.insert("next", &next);
    context.insert("waits_since", &open.map(|round| round.submission.submitted_at));
    context.insert("waiting", &open.map(|round| Age::of(round.submission.submitted_at, now)));
    context.insert("may_submit", &may_submit);
    context.insert("permits_first", &lacks.iter().any(Missing::is_sellers_alone));
    context.insert("permits_wait", &lacks.iter().all(Missing::waits_for_curator));
    context.insert("lacks", &lacks);
    context.insert("may_bring_back", &may_bring_back);
    context.insert("is_archived", &is_archived);
    context.insert("product", &heading);
    context.insert("rounds", &rounds);
    context.insert("history", &history);
    visitor.page("portal/listings/overview.html", context)
}

/// The working copy's name, or the one it had where that was taken out.
fn name<'a>(content: &'a ListingContent, heading: &'a queries::Heading) -> &'a str {
    if content.name_id.is_empty() { &heading.name_id } else { &content.name_id }
}

/// A status in words, for what is refused because of it.
pub(super) fn status_word(visitor: &Visitor, status: ListingStatus) -> FluentValue<'static> {
    FluentValue::from(visitor.text(&format!("curation-status-{status}"), &[]))
}
