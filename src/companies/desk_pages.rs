//! `/portal/operator/companies`: every company, and the page on which one is approved, refused, suspended, granted other
//! terms.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::decide::{self, ApproveError};
use super::desk_forms::{Filter, TermsForm};
use super::desk_queries::{self, DeskRow, Wanted};
use super::document::{self, Pile};
use super::forms::{FormErrors, Press, in_words};
use super::terms::{self, Grant, PaymentTerm};
use super::{CompanyStatus, StandingError, words};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{CompanyDocumentId, CompanyId};
use crate::villages::desk_forms::ReasonForm;
use crate::villages::own_pages::content;
use crate::web::age::Age;
use crate::web::whatsapp::whatsapp_link;
use crate::web::{Form, OperatorScope, Visitor};

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: DeskRow,
    age: Age,
}

/// A status to narrow the list to, and how many there are.
#[derive(Serialize)]
struct Choice {
    status: CompanyStatus,
    count: i64,
}

/// `GET /portal/operator/companies`
pub async fn list(visitor: Visitor, _: OperatorScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let wanted = Wanted::from(filter.into_inner());
    let asked = wanted.clone();
    let read = move |conn: &mut DbConn| Ok((desk_queries::list(conn, &asked)?, desk_queries::counts(conn)?));
    let ((rows, has_more), counts) = visitor.app.read::<_, AppError>(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{}&before={}", wanted.base(), last.id));
    let now = visitor.app.clock.now();
    let rows: Vec<Shown> = rows.into_iter().map(|row| Shown { age: Age::of(row.created_at, now), row }).collect();
    let choice = |status: &CompanyStatus| Choice { status: *status, count: counts.get(status).copied().unwrap_or(0) };
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("choices", &CompanyStatus::ALL.iter().map(choice).collect::<Vec<_>>());
    context.insert("is_narrowed", &(!wanted.q.is_empty() || wanted.status.is_some()));
    context.insert("older", &older);
    context.insert("newest", &wanted.before.is_some().then(|| wanted.base()));
    context.insert("wanted", &wanted);
    visitor.page("portal/operator/companies.html", context)
}

/// `GET /portal/operator/companies/{id}`
pub async fn show(visitor: Visitor, _: OperatorScope, id: web::Path<CompanyId>) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), None, &FormErrors::new()).await
}

/// The page of one; `typed` are terms that come back with their errors.
async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: CompanyId,
    typed: Option<TermsForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| Ok(desk_queries::one(conn, &id)?);
    let detail = visitor.app.read::<_, AppError>(read).await?.ok_or(AppError::NotFound)?;
    let now = visitor.app.clock.now();
    let latest = detail.grants.first().map(|grant| TermsForm::of(&grant.terms, visitor.language));
    let grants: Vec<String> = detail.grants.iter().map(|grant| words::in_words(visitor, &grant.terms)).collect();
    let mut context = Context::new();
    context.insert("errors", &in_words(visitor, errors));
    context.insert("form", &typed.or(latest).unwrap_or_default());
    context.insert("payments", PaymentTerm::ALL);
    context.insert("missing", &document::missing(&detail.documents));
    context.insert("piles", &Pile::all(&detail.documents));
    context.insert("age", &Age::of(detail.company.created_at, now));
    context.insert("chat", &whatsapp_link(&detail.company.phone, ""));
    context.insert("acts", &words::tell_all(visitor, detail.events));
    context.insert("company", &detail.company);
    context.insert("region", &detail.region);
    context.insert("people", &detail.people);
    context.insert("outlets", &detail.outlets);
    context.insert("grants", &detail.grants);
    context.insert("granted", &grants);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/company.html", context)
}

/// `GET /portal/operator/companies/{id}/documents/{document_id}`
pub async fn file(
    visitor: Visitor,
    _: OperatorScope,
    ids: web::Path<(CompanyId, CompanyDocumentId)>,
) -> Result<HttpResponse, AppError> {
    let (company_id, id) = ids.into_inner();
    let read = move |conn: &mut DbConn| Ok(document::find(conn, &company_id, &id)?);
    Ok(content(visitor.app.read::<_, AppError>(read).await?.ok_or(AppError::NotFound)?))
}

/// `POST /portal/operator/companies/{id}/approval`
pub async fn approve(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<TermsForm>,
) -> Result<HttpResponse, AppError> {
    let grant = match Grant::try_from(&form.0) {
        Ok(grant) => grant,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id.into_inner(), Some(form.0), &errors).await;
        }
    };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    match visitor.app.write(move |conn| decide::approve(conn, now, &scope, &of, &grant)).await {
        Ok(()) => answer(&visitor, &id, Ok(()), "company-desk-done-approved"),
        Err(ApproveError::Standing(error)) => answer(&visitor, &id, Err(error), ""),
        Err(ApproveError::DocumentsMissing(_)) => {
            visitor.flash("bad", visitor.text("company-desk-refused-documents", &[]))?;
            Ok(visitor.redirect(&address(&id)))
        }
    }
}

/// `POST /portal/operator/companies/{id}/terms`
pub async fn grant(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<TermsForm>,
) -> Result<HttpResponse, AppError> {
    let grant = match Grant::try_from(&form.0) {
        Ok(grant) => grant,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id.into_inner(), Some(form.0), &errors).await;
        }
    };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| terms::change_terms(conn, now, &scope, &of, &grant)).await;
    answer(&visitor, &id, done, "company-desk-done-terms")
}

/// `POST /portal/operator/companies/{id}/refusal`
pub async fn refuse(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let Some(reason) = form.0.reason() else { return ask_for_reason(&visitor, &id) };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| decide::refuse(conn, now, &scope, &of, &reason)).await;
    answer(&visitor, &id, done, "company-desk-done-refused")
}

/// `POST /portal/operator/companies/{id}/suspension`
pub async fn suspend(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let Some(reason) = form.0.reason() else { return ask_for_reason(&visitor, &id) };
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| decide::suspend(conn, now, &scope, &of, &reason)).await;
    answer(&visitor, &id, done, "company-desk-done-suspended")
}

/// `POST /portal/operator/companies/{id}/restoration`
pub async fn restore(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| decide::restore(conn, now, &scope, &of)).await;
    answer(&visitor, &id, done, "company-desk-done-restored")
}

fn address(id: &CompanyId) -> String {
    format!("/portal/operator/companies/{id}")
}

fn ask_for_reason(visitor: &Visitor, id: &CompanyId) -> Result<HttpResponse, AppError> {
    visitor.flash("bad", visitor.text("company-desk-reason-missing", &[]))?;
    Ok(visitor.redirect(&address(id)))
}

fn answer(
    visitor: &Visitor,
    id: &CompanyId,
    done: Result<(), StandingError>,
    key: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(StandingError::NotFound) => return Err(AppError::NotFound),
        Err(StandingError::Database(error)) => return Err(error.into()),
        Err(StandingError::NotAllowed { from }) => {
            let status = visitor.text(&format!("company-status-{from}"), &[]);
            visitor.flash("bad", visitor.text("company-desk-not-allowed", &[("status", FluentValue::from(status))]))?;
        }
    }
    Ok(visitor.redirect(&address(id)))
}
