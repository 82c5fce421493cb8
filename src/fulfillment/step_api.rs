//! The steps of a fulfillment order, taken by a program of its BUMDes: the same verbs as the buttons in `steps.rs`.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use utoipa::ToSchema;

use super::forms::{Reason, carriage};
use super::pickup_code::is_pickup_code;
use super::representation::OwnOrder;
use super::{
    RejectError, Sending, ShipError, TransitionError, accept_fulfillment_order, deliver_fulfillment_order,
    pack_fulfillment_order, queries, reject_fulfillment_order, ship_fulfillment_order,
};
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::AppError;
use crate::ids::OrderLineId;
use crate::open_api::Problem;
use crate::web::{ApiCall, ByToken, Kept, Nothing, OnceError, OrderScope, SentByToken, WriteOrders};

/// What is sent in one parcel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "courier": "JNE", "tracking_number": "0123456789", "lines": null }))]
pub struct NewShipment {
    /// who carries it; not needed where the buyer picks it up
    #[serde(default)]
    courier: String,
    #[serde(default)]
    tracking_number: String,
    /// all that is left to send when it is null
    lines: Option<Vec<SentPieces>>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentPieces {
    /// a line's `id` in the order
    id: String,
    #[schema(example = 1)]
    quantity: u32,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRejection {
    /// the buyer reads it: a few words at least
    #[serde(default)]
    #[schema(example = "Kain motif ini baru habis, pewarnaan berikutnya selesai bulan depan.")]
    reason: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDelivery {
    /// what whoever picks it up has on their order's page; not needed
    #[schema(example = "123456")]
    code: Option<String>,
}

#[derive(Debug, thiserror::Error)]
enum StepError {
    #[error("a rejection needs its reason")]
    NoReason,
    #[error("the code is another order's")]
    WrongCode,
    #[error(transparent)]
    Transition(#[from] TransitionError),
    #[error(transparent)]
    Ship(#[from] ShipError),
    #[error(transparent)]
    Reject(#[from] RejectError),
}

impl From<DbError> for StepError {
    fn from(error: DbError) -> Self {
        Self::Transition(error.into())
    }
}

impl From<diesel::result::Error> for StepError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Transition(error.into())
    }
}

/// Says yes: the BUMDes has the goods and will send them.
#[utoipa::path(post, path = "/api/v1/bumdes/orders/{number}/acceptance", tag = "bumdes",
    security(("token" = ["orders:write"])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is not `new`"),
))]
pub async fn accept(
    sent: SentByToken<WriteOrders, Nothing>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    step(sent, number, StatusCode::OK, |conn, now, scope, number, _| {
        accept_fulfillment_order(conn, now, scope, number)?;
        Ok(())
    })
    .await
}

/// Says that it is packed.
#[utoipa::path(post, path = "/api/v1/bumdes/orders/{number}/packing", tag = "bumdes",
    security(("token" = ["orders:write"])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is not `accepted`"),
))]
pub async fn pack(
    sent: SentByToken<WriteOrders, Nothing>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    step(sent, number, StatusCode::OK, |conn, now, scope, number, _| {
        pack_fulfillment_order(conn, now, scope, number)?;
        Ok(())
    })
    .await
}

/// Sends a parcel with all or some of the pieces; with the last of them the order is `shipped`. Where the buyer picks it
/// up, says that it is ready.
#[utoipa::path(post, path = "/api/v1/bumdes/orders/{number}/shipments", tag = "bumdes",
    security(("token" = ["orders:write"])), request_body = NewShipment,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters: without it a parcel that is sent twice is noted twice")),
    responses(
        (status = 201, body = OwnOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is not `packed`, or fewer pieces are left to send"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no courier or tracking number, or nothing in the parcel"),
))]
pub async fn ship(
    sent: SentByToken<WriteOrders, NewShipment>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    step(sent, number, StatusCode::CREATED, |conn, now, scope, number, body| {
        ship_fulfillment_order(conn, now, scope, number, &body.into())?;
        Ok(())
    })
    .await
}

impl From<NewShipment> for Sending {
    fn from(new: NewShipment) -> Self {
        let add = |mut pieces: BTreeMap<OrderLineId, i64>, line: SentPieces| {
            *pieces.entry(OrderLineId(line.id)).or_default() += i64::from(line.quantity);
            pieces
        };
        Self {
            carriage: carriage(&new.courier, &new.tracking_number),
            pieces: new.lines.map(|lines| lines.into_iter().fold(BTreeMap::new(), add)),
        }
    }
}

/// Says that it arrived, or was picked up. Where it is paid with cash, the cash was taken.
#[utoipa::path(post, path = "/api/v1/bumdes/orders/{number}/delivery", tag = "bumdes",
    security(("token" = ["orders:write"])), request_body = NewDelivery,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is not `shipped`"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "the code is not this order's"),
))]
pub async fn deliver(
    sent: SentByToken<WriteOrders, NewDelivery>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let app = sent.by.call.app.clone();
    step(sent, number, StatusCode::OK, move |conn, now, scope, number, body| {
        let code = body.code.as_deref().map(str::trim).filter(|code| !code.is_empty());
        if code.is_some_and(|code| !is_pickup_code(&app.config.server, number, code)) {
            return Err(StepError::WrongCode);
        }
        deliver_fulfillment_order(conn, now, scope, number, code)?;
        Ok(())
    })
    .await
}

/// Says no: the buyer reads why and gets the money for this part back.
#[utoipa::path(post, path = "/api/v1/bumdes/orders/{number}/rejection", tag = "bumdes",
    security(("token" = ["orders:write"])), request_body = NewRejection,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnOrder, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "it is on its way already, wholly or in part"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no reason"),
))]
pub async fn reject(
    sent: SentByToken<WriteOrders, NewRejection>,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    step(sent, number, StatusCode::OK, |conn, now, scope, number, body| {
        let reason = Reason::read(&body.reason).map_err(|_| StepError::NoReason)?;
        reject_fulfillment_order(conn, now, scope, number, &reason.0)?;
        Ok(())
    })
    .await
}

/// Takes the step and answers with the order as it is afterwards. Somebody else's is not there, whatever was sent.
async fn step<T: Send + 'static>(
    sent: SentByToken<WriteOrders, T>,
    number: web::Path<String>,
    status: StatusCode,
    take: impl FnOnce(&mut DbConn, Timestamp, &OrderScope, &str, T) -> Result<(), StepError> + Send + 'static,
) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let (now, number, caller) = (call.app.clock.now(), number.into_inner(), call.clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            queries::own_id(conn, &scope, &number)?.ok_or(TransitionError::NotFound)?;
            take(conn, now, &scope, &number, body)?;
            let order = queries::order_for_bumdes(conn, &scope, now, &number)?.ok_or(TransitionError::NotFound)?;
            Ok::<_, StepError>(Kept::new(status, &OwnOrder::new(&caller, order)))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(&call, error),
    }
}

fn refuse(call: &ApiCall, error: StepError) -> Result<HttpResponse, AppError> {
    use StatusCode as S;
    let error = match error {
        StepError::Ship(ShipError::Transition(error)) | StepError::Reject(RejectError::Transition(error)) => {
            StepError::Transition(error)
        }
        error => error,
    };
    let (status, kind, key, args): (_, _, _, Vec<(&str, FluentValue<'_>)>) = match error {
        StepError::Transition(TransitionError::NotFound) => (S::NOT_FOUND, "not-found", "api-error-no-part", vec![]),
        StepError::Transition(TransitionError::NotAllowed { from, .. }) => {
            let word = call.text(&format!("fulfillment-status-{from}"), &[]);
            (S::CONFLICT, "status", "fulfillment-refused", vec![("status", word.into())])
        }
        StepError::Transition(TransitionError::NotHandedOver) => {
            (S::CONFLICT, "not-handed-over", "handover-error-open", vec![])
        }
        StepError::Transition(TransitionError::Database(error)) => return Err(error.into()),
        StepError::Transition(TransitionError::Cash(error)) => return Err(AppError::Internal(error.into())),
        StepError::Transition(TransitionError::Refund(error)) => return Err(AppError::Internal(error.into())),
        StepError::Ship(ShipError::MoreThanLeft { left, .. }) => {
            (S::CONFLICT, "more-than-left", "fulfillment-parcel-too-much", vec![("left", left.into())])
        }
        StepError::Ship(ShipError::Empty) => (S::UNPROCESSABLE_ENTITY, "invalid", "fulfillment-parcel-empty", vec![]),
        StepError::Ship(_) => (S::UNPROCESSABLE_ENTITY, "invalid", "fulfillment-shipment-missing", vec![]),
        StepError::Reject(RejectError::PartlySent) => (S::CONFLICT, "partly-sent", "fulfillment-reject-partly", vec![]),
        StepError::Reject(error) => return Err(AppError::Internal(error.into())),
        StepError::NoReason => (S::UNPROCESSABLE_ENTITY, "invalid", "fulfillment-reason-missing", vec![]),
        StepError::WrongCode => (S::UNPROCESSABLE_ENTITY, "wrong-code", "fulfillment-code-wrong", vec![]),
    };
    Ok(call.refuse(status, kind, key, &args))
}
