//! `/portal/curator/bumdes`: every BUMDes, and the page on which one is verified, refused, asked, suspended.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::desk_forms::{Filter, ReasonForm};
use super::desk_queries::{self, DeskRow, Wanted};
use super::own_pages::{Dated, Pile, Press, content};
use super::register_pages::Search;
use super::standing::StandingError;
use super::suspend::{self, SuspendError};
use super::verify::{self, VerifyError};
use super::{BumdesStatus, evidence};
use crate::curation::ListingError;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{BumdesId, EvidenceId};
use crate::web::age::Age;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{CuratorScope, Form, Visitor};

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: DeskRow,
    age: Age,
}

/// A status to narrow the list to, and how many there are.
#[derive(Serialize)]
struct Choice {
    status: BumdesStatus,
    count: i64,
}

/// `GET /portal/curator/bumdes`
pub async fn list(visitor: Visitor, _: CuratorScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let wanted = Wanted::from(filter.into_inner());
    let asked = wanted.clone();
    let ((rows, has_more), counts) = visitor
        .app
        .read::<_, AppError>(move |conn| Ok((desk_queries::list(conn, &asked)?, desk_queries::counts(conn)?)))
        .await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{}&before={}", wanted.base(), last.id));
    let now = visitor.app.clock.now();
    let rows: Vec<Shown> = rows.into_iter().map(|row| Shown { age: Age::of(row.created_at, now), row }).collect();
    let choice = |status: &BumdesStatus| Choice { status: *status, count: counts.get(status).copied().unwrap_or(0) };
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("choices", &BumdesStatus::ALL.iter().map(choice).collect::<Vec<_>>());
    context.insert("is_narrowed", &(!wanted.q.is_empty() || wanted.status.is_some()));
    context.insert("older", &older);
    context.insert("newest", &wanted.before.is_some().then(|| wanted.base()));
    context.insert("wanted", &wanted);
    visitor.page("portal/curator/bumdes_list.html", context)
}

/// `GET /portal/curator/bumdes/{bumdes_id}`
pub async fn show(visitor: Visitor, _: CuratorScope, id: web::Path<BumdesId>) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), Context::new()).await
}

/// The page of one; `context` may bring the name of a village that was looked for, and what it came to.
pub(super) async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: BumdesId,
    mut context: Context,
) -> Result<HttpResponse, AppError> {
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(desk_queries::one(conn, &id)?)).await?;
    let mut detail = found.ok_or(AppError::NotFound)?;
    let (acts, now) = (std::mem::take(&mut detail.acts), visitor.app.clock.now());
    if !context.contains_key("typed") {
        context.insert("typed", "");
        context.insert("search", &Search::default());
    }
    context.insert("missing", &evidence::missing(&detail.evidence));
    context.insert("piles", &Pile::all(&detail.evidence));
    context.insert("acts", &Dated::all(acts, now));
    context.insert("age", &Age::of(detail.contact.created_at, now));
    context.insert("chat", &whatsapp_link(&detail.contact.phone, ""));
    context.insert("bumdes", &detail);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/bumdes.html", context)
}

/// `GET /portal/curator/bumdes/{bumdes_id}/evidence/{id}`
pub async fn file(
    visitor: Visitor,
    _: CuratorScope,
    ids: web::Path<(BumdesId, EvidenceId)>,
) -> Result<HttpResponse, AppError> {
    let (bumdes_id, id) = ids.into_inner();
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(evidence::find(conn, &bumdes_id, &id)?)).await?;
    Ok(content(found.ok_or(AppError::NotFound)?))
}

/// `POST /portal/curator/bumdes/{bumdes_id}/verification`
pub async fn verify(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, of) = (visitor.app.clock.now(), id.clone());
    match visitor.app.write(move |conn| verify::verify(conn, now, &scope, &of)).await {
        Ok(()) => answer(&visitor, &id, Ok(()), "desk-done-verified"),
        Err(VerifyError::Standing(error)) => answer(&visitor, &id, Err(error), ""),
        Err(VerifyError::EvidenceMissing(_)) => {
            visitor.flash("bad", visitor.text("desk-refused-evidence", &[]))?;
            Ok(visitor.redirect(&address(&id)))
        }
    }
}

/// What a reason is given for.
#[derive(Clone, Copy)]
enum Step {
    Refuse,
    Ask,
    Suspend,
}

/// `POST /portal/curator/bumdes/{bumdes_id}/refusal`
pub async fn refuse(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    take(visitor, scope, id.into_inner(), form.0, Step::Refuse).await
}

/// `POST /portal/curator/bumdes/{bumdes_id}/question`
pub async fn ask(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    take(visitor, scope, id.into_inner(), form.0, Step::Ask).await
}

/// `POST /portal/curator/bumdes/{bumdes_id}/suspension`
pub async fn suspend(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    take(visitor, scope, id.into_inner(), form.0, Step::Suspend).await
}

async fn take(
    visitor: Visitor,
    scope: CuratorScope,
    id: BumdesId,
    form: ReasonForm,
    step: Step,
) -> Result<HttpResponse, AppError> {
    let Some(reason) = form.reason() else {
        visitor.flash("bad", visitor.text("desk-reason-missing", &[]))?;
        return Ok(visitor.redirect(&address(&id)));
    };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor
        .app
        .write(move |conn| match step {
            Step::Refuse => verify::refuse(conn, now, &scope, &of, &reason).map_err(SuspendError::from),
            Step::Ask => verify::ask_for_more(conn, now, &scope, &of, &reason).map_err(SuspendError::from),
            Step::Suspend => suspend::suspend(conn, now, &scope, &of, &reason),
        })
        .await;
    let key = match step {
        Step::Refuse => "desk-done-refused",
        Step::Ask => "desk-done-asked",
        Step::Suspend => "desk-done-suspended",
    };
    answer(&visitor, &id, of_listings(done)?, key)
}

/// `POST /portal/curator/bumdes/{bumdes_id}/restoration`
pub async fn restore(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let translations = visitor.app.translations.clone();
    let restore = move |conn: &mut DbConn| suspend::restore(conn, now, &translations, &scope, &of);
    let done = of_listings(visitor.app.write(restore).await)?;
    answer(&visitor, &id, done, "desk-done-restored")
}

/// A listing whose status these steps have just read cannot refuse them.
fn of_listings(done: Result<(), SuspendError>) -> Result<Result<(), StandingError>, AppError> {
    match done {
        Ok(()) => Ok(Ok(())),
        Err(SuspendError::Standing(error)) => Ok(Err(error)),
        Err(SuspendError::Listing(ListingError::Database(error))) => Err(error.into()),
        Err(SuspendError::Listing(error)) => Err(AppError::Internal(error.into())),
    }
}

pub(super) fn address(id: &BumdesId) -> String {
    format!("/portal/curator/bumdes/{id}")
}

fn answer(
    visitor: &Visitor,
    id: &BumdesId,
    done: Result<(), StandingError>,
    key: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(StandingError::NotFound) => return Err(AppError::NotFound),
        Err(StandingError::Database(error)) => return Err(error.into()),
        Err(StandingError::NotAllowed { from, .. }) => {
            let status = visitor.text(&format!("standing-status-{from}"), &[]);
            visitor.flash("bad", visitor.text("desk-not-allowed", &[("status", FluentValue::from(status))]))?;
        }
    }
    Ok(visitor.redirect(&address(id)))
}
