//! `/api/v1/wholesale/orders`: a company's purchase orders, for its programs. Ordering is the same verb as the page's;
//! agreeing takes another right (`approval_api.rs`).

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::draw_up::{self, DrawUpError};
use super::end::{self, EndError};
use super::order_pages::draft;
use super::place::PlaceError;
use super::representation::{OwnPurchaseOrder, PurchaseOrderPage, PurchaseOrderSummary};
use super::{PurchaseOrderStatus, paper, queries, words};
use crate::allocation::AllocateError;
use crate::catalog::representation::Price;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::PurchaseOrderId;
use crate::open_api::Problem;
use crate::quotations::spread;
use crate::web::{
    ApiCall, ByToken, CompanyScope, Kept, Nothing, OnceError, OrderWholesale, ReadWholesale, SentByToken, pdf_file,
};

const LIST: &str = "/api/v1/wholesale/orders";

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PurchaseOrdersParams {
    /// `awaiting_approval`, `awaiting_payment`, `ordered`, `refused` or `cancelled`; all without it
    status: Option<String>,
    /// taken from `next`
    cursor: Option<String>,
}

/// The company's purchase orders, the newest first, 25 a page.
#[utoipa::path(get, path = "/api/v1/wholesale/orders", tag = "wholesale", security(("token" = ["wholesale:read"])),
    params(PurchaseOrdersParams), responses(
    (status = 200, body = PurchaseOrderPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a status or cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    by: ByToken<ReadWholesale>,
    params: web::Query<PurchaseOrdersParams>,
) -> Result<HttpResponse, AppError> {
    let (ByToken { call, scope, .. }, PurchaseOrdersParams { status, cursor }) = (by, params.into_inner());
    let read = |word: String| {
        let known = PurchaseOrderStatus::parse(&word);
        let all = PurchaseOrderStatus::ALL.iter().map(|status| status.as_str()).collect::<Vec<_>>().join(", ");
        known.ok_or_else(|| AppError::Unreadable(format!("status: one of {all}")))
    };
    let status = status.map(read).transpose()?;
    if cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
        return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
    }
    let after = cursor.map(PurchaseOrderId);
    let load = move |conn: &mut DbConn| Ok(queries::list(conn, &scope, status, after.as_ref())?);
    let (rows, next) = call.app.read::<_, AppError>(load).await?;
    let next = next.map(|cursor| match status {
        Some(status) => format!("{LIST}?status={status}&cursor={cursor}"),
        None => format!("{LIST}?cursor={cursor}"),
    });
    Ok(call.show(&PurchaseOrderPage { items: rows.into_iter().map(PurchaseOrderSummary::from).collect(), next }))
}

/// One of them: who makes how much of it until when, how far each part is, and who agreed.
#[utoipa::path(get, path = "/api/v1/wholesale/orders/{number}", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "PO-261123-7K3QF2")), responses(
    (status = 200, body = OwnPurchaseOrder),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn show(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let now = call.app.clock.now();
    let load = move |conn: &mut DbConn| Ok(queries::detail(conn, now, &scope, &number)?);
    match call.app.read::<_, AppError>(load).await? {
        Some(detail) => Ok(call.show(&OwnPurchaseOrder::new(call.language, detail))),
        None => Ok(not_found(&call)),
    }
}

/// The same on paper.
#[utoipa::path(get, path = "/api/v1/wholesale/orders/{number}/pdf", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "PO-261123-7K3QF2")), responses(
    (status = 200, content_type = "application/pdf", body = Vec<u8>),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn draw(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (app, now, name) = (call.app.clone(), call.app.clock.now(), number.clone());
    let draw = move |conn: &mut DbConn| Ok(paper(conn, now, &app.translations, &scope, &number)?);
    let body = call.app.read::<_, AppError>(draw).await?;
    Ok(body.map_or_else(|| not_found(&call), |body| pdf_file(&name, body)))
}

pub(super) fn not_found(call: &ApiCall) -> HttpResponse {
    call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-purchase", &[])
}

pub(super) fn afterwards(
    conn: &mut DbConn,
    now: Timestamp,
    language: Language,
    scope: &CompanyScope,
    number: &str,
) -> Result<OwnPurchaseOrder, diesel::result::Error> {
    let detail = queries::detail(conn, now, scope, number)?.ok_or(diesel::result::Error::NotFound)?;
    Ok(OwnPurchaseOrder::new(language, detail))
}

/// Orders what the allocation showed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "seen_total": 71250000, "ceiling": 95000 }))]
pub struct NewPurchaseOrder {
    /// `landed` of the allocation, in rupiah: where it comes to another total now, nothing is ordered
    seen_total: u64,
    /// the same as the allocation was asked with
    ceiling: Option<u32>,
}

/// Orders a request as its allocation shows it. The company's rule says how many of its people must agree before BUMDes
/// begin; what it may owe and its budgets hold.
#[utoipa::path(post, path = "/api/v1/wholesale/requests/{number}/purchase-order", tag = "wholesale",
    security(("token" = ["wholesale:order"])), request_body = NewPurchaseOrder,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 201, body = OwnPurchaseOrder),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "another total now (`total-changed`, with `total`), an offer ended or changed, weeks were promised to others, more than the company may order"),
))]
pub async fn create(
    sent: SentByToken<OrderWholesale, NewPurchaseOrder>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let (now, asker, wanted) = (call.app.clock.now(), (*scope).clone(), number.into_inner());
    let ceiling = body.ceiling.map(i64::from);
    let found = call.app.read::<_, AppError>(move |conn| Ok(spread::of_own(conn, now, &asker, &wanted, ceiling)?));
    let Some((rfq, question)) = found.await? else {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-request", &[]));
    };
    let (question, answer) = spread::find(question).await?;
    let allocation = match answer {
        Ok(allocation) => allocation,
        Err(AllocateError::TooLarge) => {
            return Ok(call.refuse(StatusCode::CONFLICT, "too-large", "quotation-allocation-too-large", &[]));
        }
        Err(error) => return Err(AppError::Internal(error.into())),
    };
    let seen_total = i64::try_from(body.seen_total).unwrap_or(i64::MAX);
    let draft = draft(&rfq, &question, &allocation, seen_total);
    let language = call.language;
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let number = draw_up::draw_up(conn, now, &scope, &draft)?;
            Ok::<_, DrawUpError>(Kept::new(StatusCode::CREATED, &afterwards(conn, now, language, &scope, &number)?))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(&call, error),
    }
}

pub(super) fn refuse(call: &ApiCall, error: DrawUpError) -> Result<HttpResponse, AppError> {
    let (kind, total) = match &error {
        DrawUpError::NotApproved(_) => ("not-approved", None),
        DrawUpError::Empty => ("nobody", None),
        DrawUpError::Take(_) => ("changed", None),
        DrawUpError::TotalChanged { now_minor } => ("total-changed", Some(Price::idr(*now_minor))),
        DrawUpError::TooMuch(_) => ("too-much", None),
        DrawUpError::Promise(_) => ("weeks-taken", None),
        DrawUpError::Place(PlaceError::Short(_)) => ("out-of-stock", None),
        DrawUpError::Place(_) | DrawUpError::Database(_) => ("internal", None),
    };
    let text = match words::of_drawing_up(&call.app.translations, call.language, error) {
        Ok(text) => text,
        Err(AppError::NotFound) => return Ok(not_found(call)),
        Err(error) => return Err(error),
    };
    Ok(Problem { total, ..call.problem(StatusCode::CONFLICT, kind, text) }.answer())
}

/// Takes back what not everybody has agreed to or paid first yet.
#[utoipa::path(post, path = "/api/v1/wholesale/orders/{number}/cancellation", tag = "wholesale",
    security(("token" = ["wholesale:order"])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnPurchaseOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is ordered or has ended"),
))]
pub async fn call_off(
    sent: SentByToken<OrderWholesale, Nothing>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, once, .. } = sent;
    let (now, language): (Timestamp, Language) = (call.app.clock.now(), call.language);
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            end::cancel(conn, now, &scope, &number)?;
            Ok::<_, EndError>(Kept::new(StatusCode::OK, &afterwards(conn, now, language, &scope, &number)?))
        })
    });
    Ok(match done.await {
        Ok(kept) => kept.into_response(),
        Err(OnceError::OtherRequest) => call.other_request(),
        Err(OnceError::Refused(EndError::NotFound)) => not_found(&call),
        Err(OnceError::Refused(EndError::NotWaiting(_))) => {
            call.refuse(StatusCode::CONFLICT, "status", "purchase-error-moved", &[])
        }
        Err(OnceError::Refused(EndError::Database(error))) => return Err(error.into()),
    })
}
