//! The buttons of a fulfillment order: each new step is a resource of its own.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::forms::{Back, Press, Reason, RejectionForm, ShipmentForm};
use super::{FulfillmentOrder, RejectError, ShipError, TransitionError};
use super::{
    accept_fulfillment_order, deliver_fulfillment_order, pack_fulfillment_order, reject_fulfillment_order,
    ship_fulfillment_order,
};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::web::{BumdesScope, Form, OrderScope, Visitor};

type Verb = fn(&mut DbConn, Timestamp, &BumdesScope, &str) -> Result<FulfillmentOrder, TransitionError>;

/// `POST /portal/bumdes/orders/{number}/acceptance`
pub async fn accept(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse, AppError> {
    press(visitor, scope, number.into_inner(), form.0, accept_fulfillment_order, "fulfillment-done-accepted").await
}

/// `POST /portal/bumdes/orders/{number}/packing`
pub async fn pack(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse, AppError> {
    press(visitor, scope, number.into_inner(), form.0, pack_fulfillment_order, "fulfillment-done-packed").await
}

/// `POST /portal/bumdes/orders/{number}/delivery`
pub async fn deliver(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse, AppError> {
    press(visitor, scope, number.into_inner(), form.0, deliver_fulfillment_order, "fulfillment-done-delivered").await
}

/// `POST /portal/bumdes/orders/{number}/shipment`
pub async fn ship(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<ShipmentForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number, back) = (visitor.app.clock.now(), number.into_inner(), form.0.back);
    let shipment = form.0.into_shipment();
    let page = back.page(&number);
    let result =
        visitor.app.write(move |conn| ship_fulfillment_order(conn, now, &scope, &number, shipment.as_ref())).await;
    match result {
        Ok(part) => visitor.flash("good", done_text(&visitor, "fulfillment-done-shipped", &part))?,
        Err(ShipError::ShipmentMissing) => visitor.flash("bad", visitor.text("fulfillment-shipment-missing", &[]))?,
        Err(ShipError::Transition(error)) => refuse(&visitor, error)?,
    }
    Ok(visitor.redirect(&page))
}

/// `POST /portal/bumdes/orders/{number}/rejection`
pub async fn reject(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<RejectionForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let page = Back::Order.page(&number);
    let Ok(reason) = Reason::try_from(form.0) else {
        require(&visitor, scope, number).await?;
        visitor.flash("bad", visitor.text("fulfillment-reason-missing", &[]))?;
        return Ok(visitor.redirect(&page));
    };
    let result = visitor.app.write(move |conn| reject_fulfillment_order(conn, now, &scope, &number, &reason.0)).await;
    match result {
        Ok(part) => visitor.flash("good", done_text(&visitor, "fulfillment-done-rejected", &part))?,
        Err(RejectError::Transition(error)) => refuse(&visitor, error)?,
        Err(RejectError::Refund(error)) => return Err(AppError::Internal(error.into())),
    }
    Ok(visitor.redirect(&page))
}

async fn press(
    visitor: Visitor,
    scope: OrderScope,
    number: String,
    form: Press,
    verb: Verb,
    done_key: &str,
) -> Result<HttpResponse, AppError> {
    let (now, page) = (visitor.app.clock.now(), form.back.page(&number));
    match visitor.app.write(move |conn| verb(conn, now, &scope, &number)).await {
        Ok(part) => visitor.flash("good", done_text(&visitor, done_key, &part))?,
        Err(error) => refuse(&visitor, error)?,
    }
    Ok(visitor.redirect(&page))
}

/// Somebody else was faster, or the button is from an old page: says how the order stands instead.
fn refuse(visitor: &Visitor, error: TransitionError) -> Result<(), AppError> {
    match error {
        TransitionError::NotFound => Err(AppError::NotFound),
        TransitionError::Database(error) => Err(error.into()),
        TransitionError::Cash(error) => Err(AppError::Internal(error.into())),
        TransitionError::NotAllowed { from, .. } => {
            let status = visitor.text(&format!("fulfillment-status-{}", from.as_str()), &[]);
            visitor.flash("bad", visitor.text("fulfillment-refused", &[("status", FluentValue::from(status))]))
        }
    }
}

/// 404 for an order of somebody else, before anything is said about the form.
async fn require(visitor: &Visitor, scope: OrderScope, number: String) -> Result<(), AppError> {
    let found = visitor
        .app
        .read::<_, AppError>(move |conn| Ok(super::queries::order_for_bumdes(conn, &scope, &number)?))
        .await?;
    found.map(|_| ()).ok_or(AppError::NotFound)
}

fn done_text(visitor: &Visitor, key: &str, part: &FulfillmentOrder) -> String {
    let delivery = part.delivery.as_str();
    visitor.text(key, &[("number", FluentValue::from(part.number.as_str())), ("delivery", FluentValue::from(delivery))])
}
