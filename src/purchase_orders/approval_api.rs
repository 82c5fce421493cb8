//! `/api/v1/wholesale/orders/{number}/approval` and `…/refusal`: the word of somebody who may agree, given by a program
//! that holds their own token. Whose word counts, and whether two are needed, is what it is on the page.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::api::{afterwards, not_found};
use super::approve::{self, ApproveError};
use super::pages::short;
use super::place::PlaceError;
use super::representation::OwnPurchaseOrder;
use super::words;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::open_api::Problem;
use crate::web::{ApiCall, Approve, ApproverScope, ByToken, Kept, OnceError, SentByToken};

/// Agrees.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "Sesuai anggaran" }))]
pub struct NewApproval {
    /// for the buyers to read
    #[serde(default)]
    note: String,
}

/// Does not agree.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Tunggu anggaran bulan depan" }))]
pub struct NewRefusal {
    /// what the buyers should change
    reason: String,
}

/// Agrees to a purchase order. The last word that is needed has it made.
#[utoipa::path(post, path = "/api/v1/wholesale/orders/{number}/approval", tag = "wholesale",
    security(("token" = ["approvals:write"])), request_body = NewApproval,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnPurchaseOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it waits for nobody (`status`), or not for this person (`not-yours`), its quotes or prices have ended (`expired`), pieces from the catalogue are missing (`out-of-stock`), or it is more than the company may order now (`too-much`)"),
))]
pub async fn approve(
    sent: SentByToken<Approve, NewApproval>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let note = short(&sent.body.note);
    say(sent, number.into_inner(), move |conn, now, scope, number| {
        approve::approve(conn, now, scope, number, &note).map(drop)
    })
    .await
}

/// Does not agree: one refusal ends the purchase order, and its quotes may be taken again.
#[utoipa::path(post, path = "/api/v1/wholesale/orders/{number}/refusal", tag = "wholesale",
    security(("token" = ["approvals:write"])), request_body = NewRefusal,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnPurchaseOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it waits for nobody (`status`), or not for this person (`not-yours`)"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no reason"),
))]
pub async fn refuse(
    sent: SentByToken<Approve, NewRefusal>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let reason = short(&sent.body.reason);
    if reason.is_empty() {
        let call = &sent.by.call;
        let errors = [("reason".to_owned(), call.text("purchase-error-reason", &[]))];
        return Ok(call.invalid("api-error-invalid", errors.into()));
    }
    say(sent, number.into_inner(), move |conn, now, scope, number| approve::refuse(conn, now, scope, number, &reason))
        .await
}

async fn say<T>(
    sent: SentByToken<Approve, T>,
    number: String,
    word: impl FnOnce(&mut DbConn, Timestamp, &ApproverScope, &str) -> Result<(), ApproveError> + Send + 'static,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, once, .. } = sent;
    let (now, language) = (call.app.clock.now(), call.language);
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            word(conn, now, &scope, &number)?;
            Ok::<_, ApproveError>(Kept::new(StatusCode::OK, &afterwards(conn, now, language, &scope, &number)?))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => unsaid(&call, error),
    }
}

fn unsaid(call: &ApiCall, error: ApproveError) -> Result<HttpResponse, AppError> {
    let kind = match &error {
        ApproveError::NotFound => return Ok(not_found(call)),
        ApproveError::TooMuch(_) => "too-much",
        ApproveError::NotWaiting(_) => "status",
        ApproveError::NotYours => "not-yours",
        ApproveError::Expired { .. } => "expired",
        ApproveError::Place(PlaceError::Short(_)) => "out-of-stock",
        ApproveError::Place(_) | ApproveError::Database(_) => "internal",
    };
    let text = words::of_agreeing(&call.app.translations, call.language, error)?;
    Ok(call.problem(StatusCode::CONFLICT, kind, text).answer())
}
