//! `POST /api/v1/orders/{number}/refunds`: the operator decides that money goes back. Signed in as on the pages: the
//! timeline names who decided it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::detail::{self, OrderDetail};
use super::event::Actor;
use crate::catalog::representation::Price;
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::AppError;
use crate::ids::{FulfillmentOrderId, OrderLineId, RefundId, UserId};
use crate::open_api::Problem;
use crate::payments::refund_plan::PlanError;
use crate::payments::{Decision, Extent, RefundError, refund};
use crate::web::csrf::is_from_own_page;
use crate::web::{ApiCall, Kept, OnceError, OperatorScope, Posted};

#[derive(Deserialize, ToSchema)]
#[schema(example = json!({
    "lines": [{ "id": "019ab1f0-5a2e-7c31-8a55-6f1f0d3c9b10", "quantity": 1 }],
    "shipping_of": [], "is_restocked": false, "reason": "Pecah di jalan", "seen_refunded": 0
}))]
pub struct NewRefund {
    /// all that is left, with the shipping: `lines` and `shipping_of` stay empty then
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    lines: Vec<RefundedPieces>,
    /// numbers of the parts whose shipping goes back
    #[serde(default)]
    shipping_of: Vec<String>,
    /// the pieces go back on the shelf
    #[serde(default)]
    is_restocked: bool,
    /// the buyer reads it
    reason: String,
    /// whole rupiah: what had been refunded when this was decided; another sum by now, and it is refused
    seen_refunded: i64,
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct RefundedPieces {
    /// a line's `id` in the order
    id: String,
    #[schema(example = 1)]
    quantity: i64,
}

#[derive(Serialize, ToSchema)]
pub struct DecidedRefund {
    pub id: String,
    pub amount: Price,
    /// `pending`: the gateway is asked next; where it cannot, somebody sends it by hand
    pub status: String,
}

#[derive(Debug, thiserror::Error)]
enum DecideError {
    #[error("there is no such order")]
    NoOrder,
    #[error(transparent)]
    Refund(#[from] RefundError),
}

impl From<DbError> for DecideError {
    fn from(error: DbError) -> Self {
        Self::Refund(error.into())
    }
}

impl From<diesel::result::Error> for DecideError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Refund(error.into())
    }
}

/// Decides a refund, as an operator who is signed in. It is sent afterwards.
#[utoipa::path(post, path = "/api/v1/orders/{number}/refunds", tag = "operator",
    params(
        ("number" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters"),
    ),
    request_body = NewRefund,
    responses(
        (status = 201, body = DecidedRefund),
        (status = 401, body = Problem, content_type = "application/problem+json", description = "nobody is signed in"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "not an operator, or sent from another site's page"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "not paid, nothing left, or refunded in the meantime"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no such line, more pieces than are left, no reason"),
))]
pub async fn decide(
    call: ApiCall,
    operator: OperatorScope,
    request: HttpRequest,
    number: web::Path<String>,
    posted: Posted<NewRefund>,
) -> Result<HttpResponse, AppError> {
    if !is_from_own_page(&request, &call.app.config.server) {
        return Err(AppError::Forbidden);
    }
    let Posted { body, once } = posted;
    if body.reason.trim().chars().count() < 3 || body.reason.chars().any(char::is_control) {
        return Ok(call.refuse(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "api-error-refund-reason", &[]));
    }
    let (now, number, user_id) = (call.app.clock.now(), number.into_inner(), operator.user_id().clone());
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let order = detail::find(conn, &number)?.ok_or(DecideError::NoOrder)?;
            let decided = body.decide(conn, now, &order, &user_id)?;
            Ok::<_, DecideError>(Kept::new(StatusCode::CREATED, &find(conn, &number, &decided)?))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(&call, error),
    }
}

impl NewRefund {
    fn decide(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        order: &OrderDetail,
        user_id: &UserId,
    ) -> Result<RefundId, RefundError> {
        let lines: Vec<_> = self.lines.iter().map(|line| (OrderLineId(line.id.clone()), line.quantity)).collect();
        let shipping_of = self.shipping_of.iter().map(|number| {
            let part = order.parts.iter().find(|part| &part.fulfillment_order.number == number);
            part.map(|part| part.fulfillment_order.id.clone()).ok_or(PlanError::NotOfThisOrder)
        });
        let shipping_of: Vec<FulfillmentOrderId> = shipping_of.collect::<Result<_, _>>()?;
        let extent = if self.whole {
            Extent::Order { with_shipping: true }
        } else {
            Extent::Lines { lines: &lines, shipping_of: &shipping_of }
        };
        let decision = Decision {
            extent,
            is_restocked: self.is_restocked,
            reason: self.reason.trim(),
            actor: Actor::Operator,
            decided_by: Some(user_id),
            seen_refunded_minor: Some(self.seen_refunded),
        };
        refund(conn, now, &order.order.id, &decision)
    }
}

fn find(conn: &mut DbConn, number: &str, id: &RefundId) -> Result<DecidedRefund, DecideError> {
    let order = detail::find(conn, number)?.ok_or(DecideError::NoOrder)?;
    let written = order.refunds.into_iter().find(|refund| &refund.id == id).ok_or(DecideError::NoOrder)?;
    Ok(DecidedRefund {
        id: written.id.to_string(),
        amount: Price::idr(written.amount_minor),
        status: written.status.to_string(),
    })
}

fn refuse(call: &ApiCall, error: DecideError) -> Result<HttpResponse, AppError> {
    use StatusCode as S;
    let (status, kind, key) = match error {
        DecideError::NoOrder | DecideError::Refund(RefundError::NotFound) => {
            (S::NOT_FOUND, "not-found", "api-error-no-such-order")
        }
        DecideError::Refund(RefundError::NotPaid(_)) => (S::CONFLICT, "not-paid", "api-error-refund-not-paid"),
        DecideError::Refund(RefundError::NothingLeft | RefundError::MoreThanPaid { .. }) => {
            (S::CONFLICT, "nothing-left", "api-error-refund-nothing-left")
        }
        DecideError::Refund(RefundError::Changed) => (S::CONFLICT, "changed", "api-error-refund-changed"),
        DecideError::Refund(RefundError::Plan(PlanError::NotOfThisOrder)) => {
            (S::UNPROCESSABLE_ENTITY, "not-of-this-order", "api-error-refund-other-order")
        }
        DecideError::Refund(RefundError::Plan(PlanError::MoreThanLeft { .. })) => {
            (S::UNPROCESSABLE_ENTITY, "more-than-left", "api-error-refund-more-than-left")
        }
        DecideError::Refund(RefundError::Database(error)) => return Err(error.into()),
        DecideError::Refund(error) => return Err(AppError::Internal(error.into())),
    };
    Ok(call.refuse(status, kind, key, &[]))
}
