//! Invoices and credit notes as files: PDF, all papers of a purchase order, sheets.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::{Filter, Unpaid, documents, pdf, queries, sheets, standings};
use crate::app::App;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::CompanyId;
use crate::legality::day_in;
use crate::receivables;
use crate::receivables::PeriodForm;
use crate::sheets::Format;
use crate::web::{CompanyFinanceScope, OperatorScope, Visitor, pdf_file};

/// More than a company has in years.
const MOST_LINES: i64 = 50_000;

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

type Draw = fn(&mut DbConn, &App, Option<&CompanyId>, &str) -> Result<Option<Vec<u8>>, AppError>;

fn invoice_paper(
    conn: &mut DbConn,
    app: &App,
    of: Option<&CompanyId>,
    number: &str,
) -> Result<Option<Vec<u8>>, AppError> {
    let Some(detail) = queries::invoice(conn, of, number)? else { return Ok(None) };
    Ok(Some(pdf::invoice(&detail, app.pay_to(), &app.translations)?))
}

fn credit_note_paper(
    conn: &mut DbConn,
    app: &App,
    of: Option<&CompanyId>,
    number: &str,
) -> Result<Option<Vec<u8>>, AppError> {
    let Some(detail) = queries::credit_note(conn, of, number)? else { return Ok(None) };
    Ok(Some(pdf::credit_note(&detail, &app.translations)?))
}

async fn draw(visitor: &Visitor, of: Option<CompanyId>, number: String, draw: Draw) -> Result<HttpResponse, AppError> {
    let (app, name) = (visitor.app.clone(), number.clone());
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| draw(conn, &app, of.as_ref(), &number)?.ok_or(AppError::NotFound))
        .await?;
    Ok(pdf_file(&name, body))
}

/// `GET /portal/wholesale/orders/{number}/documents.zip`
pub async fn all_papers(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let (app, now, name) = (visitor.app.clone(), visitor.app.clock.now(), number.clone());
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| documents::zip(conn, now, &app, &scope, &number)?.ok_or(AppError::NotFound))
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.zip\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body))
}

/// `GET /portal/wholesale/sheets/{file}`: `invoices.csv`, `account.xlsx?from=&until=`, …
pub async fn sheet(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    name: web::Path<String>,
    days: web::Query<PeriodForm>,
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
                    let statement = receivables::statement(conn, company, days.period(today), MOST_LINES)?;
                    sheets::statement(&statement, words, language)
                }
                _ => return Err(AppError::NotFound),
            };
            Ok((of, table.write(format, words, language)?))
        })
        .await?;
    Ok(format.answer(&format!("{title}-{today}"), body))
}
