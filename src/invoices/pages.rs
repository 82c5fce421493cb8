//! `/portal/wholesale/invoices`: what a company is billed and credited, for its finance people and for operators. Its papers
//! and sheets: `paper_pages.rs`.

use actix_web::{HttpResponse, web};
use diesel::prelude::*;
use serde::Deserialize;
use tera::Context;

use super::{Filter, Unpaid, queries, standing, standings};
use crate::db::DbConn;
use crate::db::schema::companies;
use crate::error::AppError;
use crate::ids::CompanyId;
use crate::legality::day_in;
use crate::web::{CompanyFinanceScope, OperatorScope, Visitor};

const PER_PAGE: usize = 25;

#[derive(Deserialize)]
pub struct Before {
    /// the number of the last row of the page before
    #[serde(default)]
    before: String,
}

/// `GET /portal/wholesale/invoices`
pub async fn list(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    before: web::Query<Before>,
) -> Result<HttpResponse, AppError> {
    show_list(&visitor, scope.company_id().clone(), "/portal/wholesale", &before.before, None).await
}

/// `GET /portal/operator/companies/{id}/invoices`
pub async fn list_of_company(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<CompanyId>,
    before: web::Query<Before>,
) -> Result<HttpResponse, AppError> {
    let wanted = id.clone();
    let name: Option<String> = visitor
        .app
        .read::<_, AppError>(move |conn| {
            Ok(companies::table.find(&wanted).select(companies::name).first(conn).optional()?)
        })
        .await?;
    let name = name.ok_or(AppError::NotFound)?;
    let base = format!("/portal/operator/companies/{id}");
    show_list(&visitor, id.into_inner(), &base, &before.before, Some(name)).await
}

async fn show_list(
    visitor: &Visitor,
    company: CompanyId,
    base: &str,
    before: &str,
    name: Option<String>,
) -> Result<HttpResponse, AppError> {
    let today = day_in(visitor.app.clock.now(), "31");
    let after = before.to_owned();
    let (unpaid_minor, rows, notes) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let unpaid = Unpaid::of(conn, &company)?;
            let of = |series: &str| Some(after.clone()).filter(|before| before.starts_with(series));
            let filter = Filter { before: of("INV-"), ..Filter::default() };
            let rows = standings(conn, &company, &unpaid, today, &filter, PER_PAGE as i64 + 1)?;
            let notes = queries::credit_notes(conn, &company, of("NK-").as_deref(), PER_PAGE as i64 + 1)?;
            Ok((unpaid.minor.max(0), rows, notes))
        })
        .await?;
    let next = rows.get(PER_PAGE).and_then(|_| rows.get(PER_PAGE - 1)).map(|row| row.number.clone());
    let next_note = notes.get(PER_PAGE).and_then(|_| notes.get(PER_PAGE - 1)).map(|row| row.note.number.clone());
    let list = format!("{base}/invoices");
    let mut context = Context::new();
    context.insert("company", &name);
    context.insert("base", base);
    context.insert("unpaid_minor", &unpaid_minor);
    context.insert("rows", &rows[..rows.len().min(PER_PAGE)]);
    context.insert("notes", &notes[..notes.len().min(PER_PAGE)]);
    context.insert("older", &next.map(|number| format!("{list}?before={number}")));
    context.insert("older_notes", &next_note.map(|number| format!("{list}?before={number}#credit-notes")));
    context.insert("newest", &Some(list).filter(|_| !before.is_empty()));
    visitor.page("portal/wholesale/invoices.html", context)
}

/// `GET /portal/wholesale/invoices/{number}`
pub async fn show(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let today = day_in(visitor.app.clock.now(), "31");
    let (detail, standing, credits) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let company = scope.company_id();
            let detail = queries::invoice(conn, Some(company), &number)?.ok_or(AppError::NotFound)?;
            let standing = standing(conn, company, &detail.invoice.id, today)?;
            let credits = queries::credits(conn, &detail.invoice.fulfillment_order_id)?;
            Ok((detail, standing, credits))
        })
        .await?;
    let mut context = Context::new();
    context.insert("detail", &detail);
    context.insert("pay_to", &visitor.app.pay_to());
    context.insert("standing", &standing);
    context.insert("credits", &credits);
    visitor.page("portal/wholesale/invoice.html", context)
}

/// `GET /portal/wholesale/credit-notes/{number}`
pub async fn show_credit_note(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let find = move |conn: &mut DbConn| {
        queries::credit_note(conn, Some(scope.company_id()), &number)?.ok_or(AppError::NotFound)
    };
    let detail = visitor.app.read::<_, AppError>(find).await?;
    let mut context = Context::new();
    context.insert("detail", &detail);
    visitor.page("portal/wholesale/credit_note.html", context)
}
