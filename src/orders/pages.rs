//! `/orders/{number}`: the buyer's order, opened by its signed link or by the person who placed it.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::detail::{self, OrderDetail};
use super::link;
use super::{CancelOrderError, OrderStatus, can_cancel, cancel_order};
use crate::complaints::COMPLAINT_DAYS;
use crate::error::AppError;
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus, pickup_code};
use crate::papers::Qr;
use crate::payments::PaymentStatus;
use crate::payments::payee_account::account_path;
use crate::payments::settle::settle;
use crate::payments::start_payment::{self, StartPaymentError};
use crate::shipping::Delivery;
use crate::web::{Form, Visitor};

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
    let (config, now) = (&visitor.app.config, visitor.app.clock.now());
    let statuses: Vec<_> = detail.parts.iter().map(|part| part.fulfillment_order.status).collect();
    let complainable: Vec<_> = detail.parts.iter().filter(|part| part.takes_complaint(now)).collect();
    let complaint_paths: HashMap<_, _> = complainable
        .iter()
        .map(|part| {
            let action = format!("parts/{}/complaint", part.fulfillment_order.number);
            (&part.fulfillment_order.number, link::action_path(&config.server, &number, &action))
        })
        .collect();
    let is_writable = |part: &&detail::Part| !FulfillmentStatus::UNPAID.contains(&part.fulfillment_order.status);
    let message_paths: HashMap<_, _> = detail
        .parts
        .iter()
        .filter(is_writable)
        .map(|part| {
            let action = format!("parts/{}/messages", part.fulfillment_order.number);
            (&part.fulfillment_order.number, link::action_path(&config.server, &number, &action))
        })
        .collect();
    let account_paths: HashMap<_, _> = detail
        .refunds
        .iter()
        .filter(|refund| refund.status.is_by_hand())
        .map(|refund| (&refund.id.0, account_path(&config.server, &refund.id)))
        .collect();
    let mut context = Context::new();
    context.insert("can_cancel", &can_cancel(detail.order.status, &statuses));
    context.insert("cancellation_path", &link::action_path(&config.server, &number, "cancellation"));
    context.insert("complaint_paths", &complaint_paths);
    context.insert("message_paths", &message_paths);
    context.insert("complaint_days", &COMPLAINT_DAYS);
    context.insert("account_paths", &account_paths);
    context.insert("bank_account", &visitor.app.pay_to());
    context.insert("payment_path", &link::payment_path(&config.server, &number));
    context.insert("proof_path", &link::action_path(&config.server, &number, "proof"));
    context.insert("transfer_minor", &detail.payment.transfer_minor());
    context.insert("pickups", &pickups(&visitor, &detail)?);
    context.insert("detail", &detail);
    visitor.page("orders/show.html", context)
}

/// What the buyer shows where they pick a part up: the code, and a picture of the address that tells it to the portal.
#[derive(Serialize)]
struct Pickup {
    code: String,
    path: String,
    side: usize,
}

fn pickups<'a>(visitor: &Visitor, detail: &'a OrderDetail) -> Result<HashMap<&'a str, Pickup>, AppError> {
    let config = &visitor.app.config.server;
    let is_ready =
        |part: &&FulfillmentOrder| part.delivery == Delivery::Pickup && part.status == FulfillmentStatus::Shipped;
    let ready = detail.parts.iter().map(|part| &part.fulfillment_order).filter(is_ready);
    ready
        .map(|part| {
            let code = pickup_code(config, &part.number);
            let address = format!("{}/portal/bumdes/orders/{}?code={code}", config.base_url, part.number);
            let qr = Qr::of(&address).map_err(|error| AppError::Internal(error.into()))?;
            Ok((part.number.as_str(), Pickup { code, path: qr.path(), side: qr.side() }))
        })
        .collect()
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

/// The button carries nothing but the form's token.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /orders/{number}/cancellation?token=`
pub async fn cancel(
    visitor: Visitor,
    number: web::Path<String>,
    token: web::Query<Token>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    let order = find(&visitor, &number, &token.token).await?.order;
    let page = link::order_path(&visitor.app.config.server, &number);
    let user_id =
        visitor.user.as_ref().map(|user| user.user_id.clone()).filter(|id| order.user_id.as_ref() == Some(id));
    let now = visitor.app.clock.now();
    let was_cancelled = order.status == OrderStatus::Cancelled;
    match visitor.app.write(move |conn| cancel_order(conn, now, &order.id, user_id.as_ref())).await {
        Ok(()) => visitor.flash("good", visitor.text("order-cancel-done", &[]))?,
        // pressed twice
        Err(CancelOrderError::TooLate) if was_cancelled => {
            visitor.flash("good", visitor.text("order-cancel-done", &[]))?;
        }
        Err(CancelOrderError::TooLate) => visitor.flash("bad", visitor.text("order-cancel-late", &[]))?,
        Err(CancelOrderError::Refund(error)) => return Err(AppError::Internal(error.into())),
        Err(CancelOrderError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&page))
}

/// The order, if this visitor may see it. Whoever may not learns nothing, not even that it exists.
pub(crate) async fn find(visitor: &Visitor, number: &str, token: &str) -> Result<OrderDetail, AppError> {
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
