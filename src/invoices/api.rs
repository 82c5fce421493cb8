//! `/api/v1/wholesale/invoices` and `…/credit-notes`: what a company is billed and credited, for programs of its finance
//! people.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::representation::{InvoicePage, OwnCreditNote, OwnInvoice};
use super::{Filter, Unpaid, Wanted, pdf, queries, standing, standings};
use crate::db::DbConn;
use crate::error::AppError;
use crate::legality::day_in;
use crate::open_api::Problem;
use crate::purchase_orders;
use crate::web::{ApiCall, ByToken, ReadInvoices, pdf_file};

const LIST: &str = "/api/v1/wholesale/invoices";
const PER_PAGE: usize = 25;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InvoicesParams {
    /// the number of a purchase order
    order: Option<String>,
    /// `open` (something is left to pay), `overdue` (of these, those whose day has passed) or `paid`; all without it
    standing: Option<String>,
    /// issued on this day or later, `2026-12-01`
    since: Option<String>,
    /// taken from `next`
    cursor: Option<String>,
}

impl InvoicesParams {
    /// All but the order, which is looked for.
    fn filter(&self) -> Result<Filter, AppError> {
        let read = |word: &str| {
            let all = Wanted::ALL.iter().map(|wanted| wanted.as_str()).collect::<Vec<_>>().join(", ");
            Wanted::parse(word).ok_or_else(|| AppError::Unreadable(format!("standing: one of {all}")))
        };
        let day = |text: &str| {
            text.parse::<NaiveDate>().map_err(|_| AppError::Unreadable("since: a day such as 2026-12-01".into()))
        };
        if self.cursor.as_ref().is_some_and(|cursor| !cursor.starts_with("INV-")) {
            return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
        }
        Ok(Filter {
            order: None,
            wanted: self.standing.as_deref().map(read).transpose()?,
            since: self.since.as_deref().map(day).transpose()?,
            before: self.cursor.clone(),
        })
    }

    fn next(&self, after: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("order", &self.order), ("standing", &self.standing), ("since", &self.since)] {
            query.extend_pairs(value.as_ref().map(|value| (name, value)));
        }
        format!("{LIST}?{}", query.append_pair("cursor", after).finish())
    }
}

/// What the company was billed, the latest first, 25 a page.
#[utoipa::path(get, path = "/api/v1/wholesale/invoices", tag = "wholesale", security(("token" = ["invoices:read"])),
    params(InvoicesParams), responses(
    (status = 200, body = InvoicePage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a standing, day or cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`order` is none of this company's"),
))]
pub async fn list(by: ByToken<ReadInvoices>, params: web::Query<InvoicesParams>) -> Result<HttpResponse, AppError> {
    let (ByToken { call, scope, .. }, params) = (by, params.into_inner());
    let (today, mut filter, order) = (day_in(call.app.clock.now(), "31"), params.filter()?, params.order.clone());
    let load = move |conn: &mut DbConn| {
        if let Some(number) = order {
            let Some(id) = purchase_orders::own_id(conn, &scope, &number)? else { return Ok(None) };
            filter.order = Some(id);
        }
        let unpaid = Unpaid::of(conn, scope.company_id())?;
        let rows = standings(conn, scope.company_id(), &unpaid, today, &filter, PER_PAGE as i64 + 1)?;
        Ok(Some((unpaid, rows)))
    };
    let Some((unpaid, mut rows)) = call.app.read::<_, AppError>(load).await? else {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-purchase", &[]));
    };
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| has_more).map(|last| params.next(&last.number));
    Ok(call.show(&InvoicePage::new(rows, &unpaid, next)))
}

/// One of them: lines, tax, what was credited, what is paid and what is left to pay.
#[utoipa::path(get, path = "/api/v1/wholesale/invoices/{number}", tag = "wholesale",
    security(("token" = ["invoices:read"])), params(("number" = String, Path, example = "INV-2026-000001")), responses(
    (status = 200, body = OwnInvoice),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn show(by: ByToken<ReadInvoices>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (today, language) = (day_in(call.app.clock.now(), "31"), call.language);
    let load = move |conn: &mut DbConn| {
        let company = scope.company_id();
        let Some(detail) = queries::invoice(conn, Some(company), &number)? else { return Ok(None) };
        let Some(stands) = standing(conn, company, &detail.invoice.id, today)? else { return Ok(None) };
        let credits = queries::credits(conn, &detail.invoice.fulfillment_order_id)?;
        Ok(Some(OwnInvoice::new(language, detail, stands, credits)))
    };
    Ok(match call.app.read::<_, AppError>(load).await? {
        Some(invoice) => call.show(&invoice),
        None => not_found(&call),
    })
}

/// The same on paper.
#[utoipa::path(get, path = "/api/v1/wholesale/invoices/{number}/pdf", tag = "wholesale",
    security(("token" = ["invoices:read"])), params(("number" = String, Path, example = "INV-2026-000001")), responses(
    (status = 200, content_type = "application/pdf", body = Vec<u8>),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn paper(by: ByToken<ReadInvoices>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (app, name) = (call.app.clone(), number.clone());
    let draw = move |conn: &mut DbConn| {
        let detail = queries::invoice(conn, Some(scope.company_id()), &number)?;
        Ok::<_, AppError>(detail.map(|detail| pdf::invoice(&detail, app.pay_to(), &app.translations)).transpose()?)
    };
    Ok(call.app.read(draw).await?.map_or_else(|| not_found(&call), |body| pdf_file(&name, body)))
}

/// What was taken off the company's account, and how much of it had been billed.
#[utoipa::path(get, path = "/api/v1/wholesale/credit-notes/{number}", tag = "wholesale",
    security(("token" = ["invoices:read"])), params(("number" = String, Path, example = "NK-2026-000001")), responses(
    (status = 200, body = OwnCreditNote),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn show_credit_note(by: ByToken<ReadInvoices>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let load = move |conn: &mut DbConn| Ok(queries::credit_note(conn, Some(scope.company_id()), &number)?);
    Ok(match call.app.read::<_, AppError>(load).await? {
        Some(detail) => call.show(&OwnCreditNote::new(call.language, detail)),
        None => not_found(&call),
    })
}

/// The same on paper.
#[utoipa::path(get, path = "/api/v1/wholesale/credit-notes/{number}/pdf", tag = "wholesale",
    security(("token" = ["invoices:read"])), params(("number" = String, Path, example = "NK-2026-000001")), responses(
    (status = 200, content_type = "application/pdf", body = Vec<u8>),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn credit_note_paper(by: ByToken<ReadInvoices>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (app, name) = (call.app.clone(), number.clone());
    let draw = move |conn: &mut DbConn| {
        let detail = queries::credit_note(conn, Some(scope.company_id()), &number)?;
        Ok::<_, AppError>(detail.map(|detail| pdf::credit_note(&detail, &app.translations)).transpose()?)
    };
    Ok(call.app.read(draw).await?.map_or_else(|| not_found(&call), |body| pdf_file(&name, body)))
}

fn not_found(call: &ApiCall) -> HttpResponse {
    call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-invoice", &[])
}
