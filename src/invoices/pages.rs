//! `/portal/wholesale/invoices`: what a company is billed and credited, for its finance people and for operators.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use diesel::prelude::*;
use serde::Deserialize;
use tera::Context;

use super::{Filter, Unpaid, documents, pdf, queries, sheets, standing, standings};
use crate::db::DbConn;
use crate::db::schema::{companies, purchase_orders};
use crate::error::AppError;
use crate::i18n::Translations;
use crate::ids::{CompanyId, PurchaseOrderId};
use crate::legality::day_in;
use crate::receivables;
use crate::sheets::Format;
use crate::web::{CompanyFinanceScope, OperatorScope, Visitor};

const PER_PAGE: usize = 25;
/// More than a company has in years.
const MOST_LINES: i64 = 50_000;

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
    let (detail, standing) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let company = scope.company_id();
            let detail = queries::invoice(conn, Some(company), &number)?.ok_or(AppError::NotFound)?;
            let standing = standing(conn, company, &detail.invoice.id, today)?;
            Ok((detail, standing))
        })
        .await?;
    let mut context = Context::new();
    context.insert("detail", &detail);
    context.insert("standing", &standing);
    visitor.page("portal/wholesale/invoice.html", context)
}

/// `GET /portal/wholesale/invoices/{number}/pdf`
pub async fn paper(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    draw(&visitor, Some(scope.company_id().clone()), number.into_inner(), invoice_paper).await
}

/// `GET /portal/operator/companies/{id}/invoices/{number}/pdf`
pub async fn paper_for_operator(
    visitor: Visitor,
    _: OperatorScope,
    path: web::Path<(CompanyId, String)>,
) -> Result<HttpResponse, AppError> {
    let (company, number) = path.into_inner();
    draw(&visitor, Some(company), number, invoice_paper).await
}

/// `GET /portal/wholesale/credit-notes/{number}/pdf`
pub async fn credit_note(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    draw(&visitor, Some(scope.company_id().clone()), number.into_inner(), credit_note_paper).await
}

/// `GET /portal/operator/companies/{id}/credit-notes/{number}/pdf`
pub async fn credit_note_for_operator(
    visitor: Visitor,
    _: OperatorScope,
    path: web::Path<(CompanyId, String)>,
) -> Result<HttpResponse, AppError> {
    let (company, number) = path.into_inner();
    draw(&visitor, Some(company), number, credit_note_paper).await
}

type Draw = fn(&mut DbConn, &Translations, Option<&CompanyId>, &str) -> Result<Option<Vec<u8>>, AppError>;

fn invoice_paper(
    conn: &mut DbConn,
    translations: &Translations,
    of: Option<&CompanyId>,
    number: &str,
) -> Result<Option<Vec<u8>>, AppError> {
    let Some(detail) = queries::invoice(conn, of, number)? else { return Ok(None) };
    Ok(Some(pdf::invoice(&detail, translations)?))
}

fn credit_note_paper(
    conn: &mut DbConn,
    translations: &Translations,
    of: Option<&CompanyId>,
    number: &str,
) -> Result<Option<Vec<u8>>, AppError> {
    let Some(detail) = queries::credit_note(conn, of, number)? else { return Ok(None) };
    Ok(Some(pdf::credit_note(&detail, translations)?))
}

async fn draw(visitor: &Visitor, of: Option<CompanyId>, number: String, draw: Draw) -> Result<HttpResponse, AppError> {
    let (app, name) = (visitor.app.clone(), format!("{number}.pdf"));
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| draw(conn, &app.translations, of.as_ref(), &number)?.ok_or(AppError::NotFound))
        .await?;
    Ok(file("inline", &name, "application/pdf", body))
}

/// `GET /portal/wholesale/orders/{number}/documents.zip`
pub async fn all_papers(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let (app, name) = (visitor.app.clone(), format!("{number}.zip"));
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let own = purchase_orders::company_id.eq(scope.company_id()).and(purchase_orders::number.eq(&*number));
            let id: Option<PurchaseOrderId> =
                purchase_orders::table.filter(own).select(purchase_orders::id).first(conn).optional()?;
            let id = id.ok_or(AppError::NotFound)?;
            documents::zip(conn, &app.translations, scope.company_id(), &id)?.ok_or(AppError::NotFound)
        })
        .await?;
    Ok(file("attachment", &name, "application/zip", body))
}

/// `GET /portal/wholesale/sheets/{file}`: `invoices.csv`, `account.xlsx`, …
pub async fn sheet(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    name: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let (of, ending) = name.rsplit_once('.').ok_or(AppError::NotFound)?;
    let (of, format) = (of.to_owned(), Format::parse(ending).ok_or(AppError::NotFound)?);
    let (app, language, today) = (visitor.app.clone(), visitor.language, day_in(visitor.app.clock.now(), "31"));
    let (title, body) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let (company, words) = (scope.company_id(), &app.translations);
            let table = match of.as_str() {
                "invoices" => {
                    let (unpaid, all) = (Unpaid::of(conn, company)?, Filter::default());
                    let rows = standings(conn, company, &unpaid, today, &all, MOST_LINES)?;
                    sheets::invoices(&rows, words, language)
                }
                "account" => {
                    let statement = receivables::statement(conn, company, MOST_LINES)?;
                    sheets::statement(&statement, words, language)
                }
                _ => return Err(AppError::NotFound),
            };
            Ok((of, table.write(format, words, language)?))
        })
        .await?;
    Ok(format.answer(&format!("{title}-{today}"), body))
}

fn file(how: &str, name: &str, kind: &str, body: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("{how}; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body)
}
