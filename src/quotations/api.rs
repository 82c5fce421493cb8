//! `/api/v1/wholesale/requests`: what a company asked for and haggling over it, by its programs. Asking: `ask_api.rs`. The
//! same verbs as the pages.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use utoipa::IntoParams;

use super::api_forms::{NewCounter, field};
use super::counter_forms::CounterForm;
use super::filters::Filter;
use super::representation::{Request, RequestPage, RequestSummary};
use super::shown::shown;
use super::typed::FormErrors;
use super::{CounterError, EndError, Rfq, RfqStatus, cancel, close, company_queries as queries, counter};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::{QuoteId, RfqId};
use crate::legality::day_in;
use crate::open_api::Problem;
use crate::web::{
    ApiCall, BuyerScope, ByToken, CompanyScope, Kept, Nothing, OnceError, OrderWholesale, ReadWholesale, SentByToken,
    format,
};

const LIST: &str = "/api/v1/wholesale/requests";

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RequestsParams {
    /// `open`, `closed`, `cancelled` or `ordered`; all without it
    status: Option<String>,
    /// in a number or a subject
    q: Option<String>,
    /// taken from `next`
    cursor: Option<String>,
}

impl TryFrom<RequestsParams> for Filter<RfqStatus> {
    type Error = AppError;

    fn try_from(params: RequestsParams) -> Result<Self, AppError> {
        let read = |word: String| {
            let known = RfqStatus::parse(&word);
            known.ok_or_else(|| AppError::Unreadable("status: open, closed, cancelled or ordered".into()))
        };
        if params.cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
            return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
        }
        let q: String = params.q.unwrap_or_default().trim().chars().take(100).collect();
        Ok(Self { show: params.status.map(read).transpose()?, q, after: params.cursor.map(RfqId) })
    }
}

/// What the company asked for, the newest first, 25 a page.
#[utoipa::path(get, path = "/api/v1/wholesale/requests", tag = "wholesale", security(("token" = ["wholesale:read"])),
    params(RequestsParams), responses(
    (status = 200, body = RequestPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a status or cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(by: ByToken<ReadWholesale>, params: web::Query<RequestsParams>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (now, filter) = (call.app.clock.now(), Filter::try_from(params.into_inner())?);
    let wanted = filter.clone();
    let page = call.app.read::<_, AppError>(move |conn| Ok(queries::page(conn, &scope, now, &wanted)?)).await?;
    let next = page.next.map(|after| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(filter.show.map(|status| ("status", status.to_string())));
        query.extend_pairs(Some(("q", &filter.q)).filter(|(_, q)| !q.is_empty()));
        format!("{LIST}?{}", query.append_pair("cursor", after.as_str()).finish())
    });
    Ok(call.show(&RequestPage { items: page.rows.into_iter().map(RequestSummary::from).collect(), next }))
}

/// One of them with everything that was answered, round by round.
#[utoipa::path(get, path = "/api/v1/wholesale/requests/{number}", tag = "wholesale",
    security(("token" = ["wholesale:read"])), params(("number" = String, Path, example = "RFQ-261122-7K3QF2")), responses(
    (status = 200, body = Request),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this company's"),
))]
pub async fn show(by: ByToken<ReadWholesale>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let now = call.app.clock.now();
    let load = move |conn: &mut DbConn| {
        let rfq = queries::own(conn, &scope, &number)?;
        rfq.map(|rfq| represent(conn, now, rfq)).transpose()
    };
    match call.app.read::<_, AppError>(load).await? {
        Some(request) => Ok(call.show(&request)),
        None => Ok(not_found(&call)),
    }
}

fn represent(conn: &mut DbConn, now: Timestamp, rfq: Rfq) -> Result<Request, AppError> {
    let answers = queries::answers(conn, now, &rfq)?;
    Ok(Request::new(shown(conn, now, rfq)?, answers))
}

/// The same inside a verb's transaction, where it was just found.
pub(super) fn afterwards(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    number: &str,
) -> Result<Request, diesel::result::Error> {
    let rfq = queries::own(conn, scope, number)?.ok_or(diesel::result::Error::NotFound)?;
    let answers = queries::answers(conn, now, &rfq)?;
    Ok(Request::new(shown(conn, now, rfq)?, answers))
}

pub(super) fn not_found(call: &ApiCall) -> HttpResponse {
    call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-request", &[])
}

pub(super) fn invalid(call: &ApiCall, errors: FormErrors) -> HttpResponse {
    let errors = errors.into_iter().map(|(name, key)| (field(name).to_owned(), call.text(key, &[]))).collect();
    call.invalid("api-error-invalid", errors)
}

/// Asks a BUMDes for other terms. Its last offer stands meanwhile.
#[utoipa::path(post, path = "/api/v1/wholesale/requests/{number}/quotes/{id}/counter", tag = "wholesale",
    security(("token" = ["wholesale:order"])), request_body = NewCounter,
    params(("number" = String, Path), ("id" = String, Path, description = "`quote` of the answer"),
        ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = Request, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "the request is over, the offer has expired or is another one now"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
))]
pub async fn haggle(
    sent: SentByToken<OrderWholesale, NewCounter>,
    path: web::Path<(String, QuoteId)>,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let ((number, id), now) = (path.into_inner(), call.app.clock.now());
    let known = (scope.clone(), number.clone());
    if call.app.read::<_, AppError>(move |conn| Ok(queries::own(conn, &known.0, &known.1)?)).await?.is_none() {
        return Ok(not_found(&call));
    }
    let wish = match CounterForm::from(body).read(day_in(now, "31")) {
        Ok(wish) => wish,
        Err(errors) => return Ok(invalid(&call, errors)),
    };
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            counter(conn, now, &scope, &number, &id, &wish)?;
            Ok::<_, CounterError>(Kept::new(StatusCode::OK, &afterwards(conn, now, &scope, &number)?))
        })
    });
    let conflict = |kind, key, args: &[(&str, FluentValue<'_>)]| call.refuse(StatusCode::CONFLICT, kind, key, args);
    Ok(match done.await {
        Ok(kept) => kept.into_response(),
        Err(OnceError::OtherRequest) => call.other_request(),
        Err(OnceError::Refused(error)) => match error {
            CounterError::NotFound => not_found(&call),
            CounterError::Over(_) => conflict("over", "quotation-refused-over", &[]),
            CounterError::NotOpen(_) => conflict("not-open", "quotation-refused-not-open", &[]),
            CounterError::Changed => conflict("changed", "quotation-refused-changed", &[]),
            CounterError::Expired(day) => {
                let day = FluentValue::from(format::day(day, call.language));
                conflict("expired", "quotation-refused-expired", &[("day", day)])
            }
            CounterError::Database(error) => return Err(error.into()),
        },
    })
}

/// Takes no first answer any more; who answered may still change the offer.
#[utoipa::path(post, path = "/api/v1/wholesale/requests/{number}/closing", tag = "wholesale",
    security(("token" = ["wholesale:order"])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = Request, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is not `open`"),
))]
pub async fn end_answers(
    sent: SentByToken<OrderWholesale, Nothing>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    end(sent, number, close).await
}

/// Needs no offers any more: each of them is lost, and every BUMDes hears of it.
#[utoipa::path(post, path = "/api/v1/wholesale/requests/{number}/cancellation", tag = "wholesale",
    security(("token" = ["wholesale:order"])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = Request, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is cancelled or ordered already"),
))]
pub async fn call_off(
    sent: SentByToken<OrderWholesale, Nothing>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    end(sent, number, cancel).await
}

type Verb = fn(&mut DbConn, Timestamp, &BuyerScope, &str) -> Result<(), EndError>;

async fn end(
    sent: SentByToken<OrderWholesale, Nothing>,
    number: web::Path<String>,
    verb: Verb,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, once, .. } = sent;
    let (now, number) = (call.app.clock.now(), number.into_inner());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            verb(conn, now, &scope, &number)?;
            Ok::<_, EndError>(Kept::new(StatusCode::OK, &afterwards(conn, now, &scope, &number)?))
        })
    });
    Ok(match done.await {
        Ok(kept) => kept.into_response(),
        Err(OnceError::OtherRequest) => call.other_request(),
        Err(OnceError::Refused(EndError::NotFound)) => not_found(&call),
        Err(OnceError::Refused(EndError::NotAllowed { .. })) => {
            call.refuse(StatusCode::CONFLICT, "status", "quotation-refused-ended", &[])
        }
        Err(OnceError::Refused(EndError::Database(error))) => return Err(error.into()),
    })
}
