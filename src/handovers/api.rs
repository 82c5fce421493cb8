//! `/api/v1/wholesale/handovers`: what was sent to a company and what its buyers signed for, for its programs. Signing is
//! left to whoever stands at the door.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::pages::Paper;
use super::queries::{self, Of};
use super::representation::{HandoverList, HandoverSummary, OwnHandover};
use crate::db::DbConn;
use crate::error::AppError;
use crate::open_api::Problem;
use crate::purchase_orders;
use crate::web::{ApiCall, ByToken, ReadWholesale, pdf_file};

/// What was sent of a purchase order, each shipment with its delivery note and its handover record.
#[utoipa::path(get, path = "/api/v1/wholesale/orders/{number}/handovers", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "PO-261123-7K3QF2")), responses(
    (status = 200, body = HandoverList),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn list(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let load = move |conn: &mut DbConn| {
        if purchase_orders::own_id(conn, &scope, &number)?.is_none() {
            return Ok(None);
        }
        Ok(Some(queries::of_purchase_order(conn, scope.company_id(), &number)?))
    };
    Ok(match call.app.read::<_, AppError>(load).await? {
        Some(rows) => call.show(&HandoverList { items: rows.into_iter().map(HandoverSummary::from).collect() }),
        None => call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-purchase", &[]),
    })
}

/// One of them: how much of what was sent and how much arrived.
#[utoipa::path(get, path = "/api/v1/wholesale/handovers/{number}", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "BAST-2026-000001")), responses(
    (status = 200, body = OwnHandover),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn show(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let load = move |conn: &mut DbConn| Ok(queries::detail(conn, Of::Company(scope.company_id()), &number)?);
    Ok(match call.app.read::<_, AppError>(load).await? {
        Some(detail) => call.show(&OwnHandover::new(call.language, detail)),
        None => not_found(&call),
    })
}

/// The delivery note on paper, as it went with the shipment.
#[utoipa::path(get, path = "/api/v1/wholesale/handovers/{number}/delivery-note.pdf", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "BAST-2026-000001")), responses(
    (status = 200, content_type = "application/pdf", body = Vec<u8>),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn delivery_note(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    paper(by, number.into_inner(), Paper::DeliveryNote).await
}

/// The handover record on paper, to be signed or signed.
#[utoipa::path(get, path = "/api/v1/wholesale/handovers/{number}/record.pdf", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "BAST-2026-000001")), responses(
    (status = 200, content_type = "application/pdf", body = Vec<u8>),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn record(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    paper(by, number.into_inner(), Paper::Record).await
}

async fn paper(by: ByToken<ReadWholesale>, number: String, paper: Paper) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let app = call.app.clone();
    let draw = move |conn: &mut DbConn| {
        let detail = queries::detail(conn, Of::Company(scope.company_id()), &number)?;
        Ok::<_, AppError>(detail.map(|detail| paper.draw(&detail, &app.translations)).transpose()?)
    };
    Ok(call.app.read(draw).await?.map_or_else(|| not_found(&call), |(name, body)| pdf_file(&name, body)))
}

fn not_found(call: &ApiCall) -> HttpResponse {
    call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-handover", &[])
}
