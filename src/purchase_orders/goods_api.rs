//! `POST /api/v1/wholesale/orders`: a company's program orders goods of the catalogue, at the prices that it was shown.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::api::{afterwards, refuse};
use super::from_catalogue::{OrderGoodsError, Wanted, order_listed};
use super::representation::OwnPurchaseOrder;
use super::words;
use crate::baskets::listed::{ListedGood, in_words};
use crate::error::AppError;
use crate::ids::OutletId;
use crate::open_api::Problem;
use crate::quotations::typed::{day, line, paragraph};
use crate::web::{ApiCall, ByToken, Kept, OnceError, OrderWholesale, SentByToken};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "outlet": "01938f2e-7c1a-7d3e-9b51-0c9f5a2f4e11", "lines": [{ "sku": "NTB-DRM-KOTAKTISU-01", "quantity": 40 }],
    "seen_total": 3640000, "due_on": "2026-12-20", "reference": "PR-2026-114", "note": "Lewat pintu samping."
}))]
pub struct NewGoodsOrder {
    /// an id of `GET /api/v1/wholesale/outlets`
    outlet: String,
    /// 300 at most
    lines: Vec<ListedGood>,
    /// `total` of `POST /api/v1/wholesale/prices`, in rupiah: where it comes to another one now, nothing is ordered
    seen_total: u64,
    /// wanted there by then
    due_on: Option<String>,
    /// the company's own number for it
    #[serde(default)]
    reference: String,
    /// for the BUMDes
    #[serde(default)]
    note: String,
}

/// Orders goods of the catalogue at the company's own prices, one part for each BUMDes. The company's rule says how many
/// of its people must agree; what it may owe and its budgets hold. The stock is taken when all have agreed and what is
/// due first is paid.
#[utoipa::path(post, path = "/api/v1/wholesale/orders", tag = "wholesale",
    security(("token" = ["wholesale:order"])), request_body = NewGoodsOrder,
    params(("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 201, body = OwnPurchaseOrder),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "another total now (`total-changed`, with `total`), something cannot be ordered as it is (`unavailable`), a BUMDes does not send there (`unserved`), more than the company may order (`too-much`), not approved"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "no such outlet or SKU, a quantity or day out of bounds"),
))]
pub async fn create(sent: SentByToken<OrderWholesale, NewGoodsOrder>) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let (now, language) = (call.app.clock.now(), call.language);
    let due_on = match body.due_on.as_deref().map(day) {
        Some(None) => return Ok(invalid(&call, "due_on", call.text("purchase-basket-error-day", &[]))),
        Some(due_on) => due_on,
        None => None,
    };
    let wanted = Wanted {
        outlet_id: OutletId(body.outlet),
        due_on,
        reference: line(&body.reference, super::basket_pages::MOST_REFERENCE),
        note: paragraph(&body.note, super::basket_pages::MOST_NOTE),
        language,
    };
    let (goods, seen_total) = (body.lines, i64::try_from(body.seen_total).unwrap_or(i64::MAX));
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let number = order_listed(conn, now, &scope, &wanted, &goods, seen_total)?;
            Ok::<_, OrderGoodsError>(Kept::new(StatusCode::CREATED, &afterwards(conn, now, language, &scope, &number)?))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refused(&call, error),
    }
}

fn refused(call: &ApiCall, error: OrderGoodsError) -> Result<HttpResponse, AppError> {
    let (field, kind) = match error {
        OrderGoodsError::DrawUp(error) => return refuse(call, error),
        OrderGoodsError::Listed(faults) => return Ok(call.invalid("api-error-invalid", in_words(call, &faults))),
        OrderGoodsError::NoOutlet => ("outlet", ""),
        OrderGoodsError::OutsideDays { .. } => ("due_on", ""),
        OrderGoodsError::Empty => ("lines", ""),
        OrderGoodsError::Changed(_) => ("", "unavailable"),
        OrderGoodsError::Unserved { .. } => ("", "unserved"),
    };
    let text = words::of_goods(&call.app.translations, call.language, error)?;
    Ok(match kind {
        "" => invalid(call, field, text),
        kind => call.problem(StatusCode::CONFLICT, kind, text).answer(),
    })
}

fn invalid(call: &ApiCall, field: &str, text: String) -> HttpResponse {
    call.invalid("api-error-invalid", [(field.to_owned(), text)].into())
}
