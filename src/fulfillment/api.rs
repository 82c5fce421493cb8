//! `/api/v1/bumdes/orders`: the parts of orders that are a BUMDes's own, for its programs. The same query as the order
//! desk's list.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::filter::{Filter, Show};
use super::representation::{OwnOrder, OwnOrderPage, OwnOrderSummary};
use super::{FulfillmentStatus, list, queries};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::FulfillmentOrderId;
use crate::open_api::Problem;
use crate::web::{ByToken, ReadOrders};

const LIST: &str = "/api/v1/bumdes/orders";

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnOrdersParams {
    /// `new`, `accepted`, `packed`, `shipped`, `delivered`, `rejected` or `cancelled`; all without it
    status: Option<String>,
    /// taken from `next`
    cursor: Option<String>,
}

impl TryFrom<OwnOrdersParams> for Filter {
    type Error = AppError;

    fn try_from(params: OwnOrdersParams) -> Result<Self, AppError> {
        let read = |word: String| {
            let status = FulfillmentStatus::parse(&word).filter(|s| *s != FulfillmentStatus::AwaitingPayment);
            status.map(Show::Status).ok_or_else(|| {
                AppError::Unreadable("status: new, accepted, packed, shipped, delivered, rejected or cancelled".into())
            })
        };
        if params.cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
            return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
        }
        let after = params.cursor.map(FulfillmentOrderId);
        Ok(Self { show: params.status.map(read).transpose()?, after, ..Self::default() })
    }
}

/// The BUMDes's parts of orders, the newest first, 25 a page.
#[utoipa::path(get, path = "/api/v1/bumdes/orders", tag = "bumdes", security(("token" = ["orders:read"])),
    params(OwnOrdersParams), responses(
    (status = 200, body = OwnOrderPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a status or cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(by: ByToken<ReadOrders>, params: web::Query<OwnOrdersParams>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let (now, filter) = (call.app.clock.now(), Filter::try_from(params.into_inner())?);
    let wanted = filter.clone();
    let page = call.app.read::<_, AppError>(move |conn| Ok(list::page(conn, &scope, now, &wanted)?)).await?;
    let next = page.next.map(|cursor| match filter.show {
        Some(show) => format!("{LIST}?status={}&cursor={cursor}", show.word()),
        None => format!("{LIST}?cursor={cursor}"),
    });
    Ok(call.show(&OwnOrderPage { items: page.rows.into_iter().map(OwnOrderSummary::from).collect(), next }))
}

/// One of them with everything that is needed to send it.
#[utoipa::path(get, path = "/api/v1/bumdes/orders/{number}", tag = "bumdes", security(("token" = ["orders:read"])),
    params(("number" = String, Path, example = "ET-261122-7K3QF2-1")), responses(
    (status = 200, body = OwnOrder),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this BUMDes's"),
))]
pub async fn show(by: ByToken<ReadOrders>, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let ByToken { call, scope, .. } = by;
    let now = call.app.clock.now();
    let load = move |conn: &mut DbConn| Ok(queries::order_for_bumdes(conn, &scope, now, &number)?);
    match call.app.read::<_, AppError>(load).await? {
        Some(order) => Ok(call.show(&OwnOrder::new(&call, order))),
        None => Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-part", &[])),
    }
}
