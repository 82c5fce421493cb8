//! `/orders/{number}`: the buyer's order, opened by its signed link or by the person who placed it.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::detail::{self, OrderDetail};
use super::link;
use crate::error::AppError;
use crate::payments::PaymentStatus;
use crate::payments::settle::settle;
use crate::payments::start_payment::{self, StartPaymentError};
use crate::web::Visitor;

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    pub token: String,
}

/// `GET /orders/{number}?token=`
pub async fn show(
    visitor: Visitor,
    number: web::Path<String>,
    token: web::Query<Token>,
) -> Result<HttpResponse, AppError> {
    let detail = find(&visitor, &number, &token.token).await?;
    let config = &visitor.app.config;
    let mut context = Context::new();
    context.insert("bank_account", &config.payments.bank_account);
    context.insert("payment_path", &link::payment_path(&config.server, &number));
    context.insert("detail", &detail);
    visitor.page("orders/show.html", context)
}

/// `GET /orders/{number}/payment?token=`: on to where the buyer pays.
pub async fn pay(
    visitor: Visitor,
    number: web::Path<String>,
    token: web::Query<Token>,
) -> Result<HttpResponse, AppError> {
    let detail = find(&visitor, &number, &token.token).await?;
    let order_path = link::order_path(&visitor.app.config.server, &number);
    match start_payment::run(&visitor.app, &detail.payment.id).await {
        Ok(Some(pay_url)) => Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, pay_url)).finish()),
        Ok(None) | Err(StartPaymentError::Closed) => Ok(visitor.redirect(&order_path)),
        Err(StartPaymentError::Gateway(error)) => {
            tracing::warn!(%error, order = %number, "the payment could not be opened");
            visitor.flash("bad", visitor.text("order-gateway-down", &[]))?;
            Ok(visitor.redirect(&order_path))
        }
        Err(StartPaymentError::TurnedOff) => {
            visitor.flash("bad", visitor.text("order-gateway-off", &[]))?;
            Ok(visitor.redirect(&order_path))
        }
        Err(StartPaymentError::NotFound) => Err(AppError::NotFound),
        Err(StartPaymentError::Database(error)) => Err(error.into()),
    }
}

/// `GET /orders/{number}/return?token=`: back from the gateway, paid or not. The gateway is asked at once, so that
/// the page tells how it stands; one that does not answer now is asked again by the reconciliation.
pub async fn come_back(
    visitor: Visitor,
    number: web::Path<String>,
    token: web::Query<Token>,
) -> Result<HttpResponse, AppError> {
    let detail = find(&visitor, &number, &token.token).await?;
    match settle(&visitor.app, &detail.payment.id).await {
        Ok(status) if status.is_paid() => visitor.flash("good", visitor.text("payment-received", &[]))?,
        Ok(PaymentStatus::Failed) => visitor.flash("bad", visitor.text("payment-failed", &[]))?,
        Ok(_) => {}
        Err(error) => {
            tracing::warn!(%error, order = %number, "the payment could not be settled at the buyer's return");
        }
    }
    Ok(visitor.redirect(&link::order_path(&visitor.app.config.server, &number)))
}

/// The order, if this visitor may see it. Whoever may not learns nothing, not even that it exists.
async fn find(visitor: &Visitor, number: &str, token: &str) -> Result<OrderDetail, AppError> {
    let wanted = number.to_owned();
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(detail::find(conn, &wanted)?)).await?;
    let detail = found.ok_or(AppError::NotFound)?;
    let is_owner = visitor.user.as_ref().is_some_and(|user| detail.order.user_id.as_ref() == Some(&user.user_id));
    if is_owner || link::is_token_of(&visitor.app.config.server, number, token) {
        Ok(detail)
    } else {
        Err(AppError::NotFound)
    }
}
