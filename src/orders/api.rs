//! `/api/v1/orders/{number}`: the order, for whoever holds its signed link.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::pages::Token;
use super::representation::OrderView;
use super::{detail, link};
use crate::error::AppError;
use crate::open_api::Problem;
use crate::web::ApiCall;

/// The order as its buyer sees it.
#[utoipa::path(get, path = "/api/v1/orders/{number}", tag = "store", params(
    ("number" = String, Path, example = "ET-261122-7K3QF2"),
    ("token" = String, Query, description = "of the order's link"),
), responses(
    (status = 200, body = OrderView),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "no such order, or another one's token"),
))]
pub async fn show(
    call: ApiCall,
    number: web::Path<String>,
    token: web::Query<Token>,
) -> Result<HttpResponse, AppError> {
    let number = number.into_inner();
    let is_known = link::is_token_of(&call.app.config.server, &number, &token.token);
    let found = call.app.read::<_, AppError>(move |conn| Ok(detail::find(conn, &number)?)).await?;
    let Some(detail) = found.filter(|_| is_known) else {
        return Ok(call.refuse(StatusCode::NOT_FOUND, "not-found", "api-error-no-order", &[]));
    };
    Ok(call.show(&OrderView::new(&call, detail)))
}
