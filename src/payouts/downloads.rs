//! Files of payouts: the statement as PDF for both portals, the bank file for the operator.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::statement::statement;
use super::{bank_file, pdf};
use crate::error::AppError;
use crate::ids::{BumdesId, PayoutRunId};
use crate::web::{FinanceScope, OperatorScope, Visitor};

/// `GET /portal/operator/payout-runs/{id}/bank-file.csv`
pub async fn bank_file(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<PayoutRunId>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let drafts = visitor.app.read::<_, AppError>(move |conn| Ok(bank_file::drafts(conn, &id)?)).await?;
    let Some(first) = drafts.first() else { return Err(AppError::NotFound) };
    let name = format!("pencairan-{}.csv", first.created_at.format("%Y-%m-%d"));
    let body = bank_file::csv(&drafts, &visitor.app.config.server).map_err(AppError::Internal)?;
    Ok(file(&name, "text/csv; charset=utf-8", body))
}

/// `GET /portal/operator/payouts/{number}/statement.pdf`
pub async fn for_operator(
    visitor: Visitor,
    _: OperatorScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    as_pdf(&visitor, number.into_inner(), None).await
}

/// `GET /portal/bumdes/money/payouts/{number}/statement.pdf`
pub async fn for_bumdes(
    visitor: Visitor,
    scope: FinanceScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    as_pdf(&visitor, number.into_inner(), Some(scope.bumdes_id().clone())).await
}

async fn as_pdf(visitor: &Visitor, number: String, of: Option<BumdesId>) -> Result<HttpResponse, AppError> {
    let (app, language) = (visitor.app.clone(), visitor.language);
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let (number, body) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let statement = statement(conn, &app.config.server, &number, of.as_ref())?.ok_or(AppError::NotFound)?;
            let body = pdf::draw(&statement, &app.translations, language)?;
            Ok((statement.payout.number, body))
        })
        .await?;
    Ok(file(&format!("{number}.pdf"), "application/pdf", body))
}

fn file(name: &str, kind: &str, body: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body)
}
