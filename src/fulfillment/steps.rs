//! The buttons of a fulfillment order: each new step is a resource of its own.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::forms::{Back, DeliveryForm, Fields, Press, Reason, RejectionForm, ShipmentForm};
use super::pickup_code::is_pickup_code;
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
    form: Form<DeliveryForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let (page, code) = (form.0.back.page(&number), form.0.code.trim().to_owned());
    if !code.is_empty() && !is_pickup_code(&visitor.app.config.server, &number, &code) {
        require(&visitor, scope, number).await?;
        visitor.flash("bad", visitor.text("fulfillment-code-wrong", &[]))?;
        return Ok(visitor.redirect(&format!("{page}#next")));
    }
    let deliver = move |conn: &mut DbConn| {
        deliver_fulfillment_order(conn, now, &scope, &number, Some(code.as_str()).filter(|code| !code.is_empty()))
    };
    match visitor.app.write(deliver).await {
        Ok(part) => visitor.flash("good", done_text(&visitor, "fulfillment-done-delivered", &part))?,
        Err(error) => refuse(&visitor, error)?,
    }
    Ok(visitor.redirect(&page))
}

/// `POST /portal/bumdes/orders/{number}/shipment`
pub async fn ship(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let ShipmentForm { back, sending } = ShipmentForm::from(form.0);
    let page = back.page(&number);
    let result = visitor.app.write(move |conn| ship_fulfillment_order(conn, now, &scope, &number, &sending)).await;
    match result {
        Ok(sent) if sent.is_whole => {
            visitor.flash("good", done_text(&visitor, "fulfillment-done-shipped", &sent.part))?;
        }
        Ok(sent) => visitor.flash("good", done_text(&visitor, "fulfillment-done-partly-shipped", &sent.part))?,
        Err(ShipError::Transition(error)) => refuse(&visitor, error)?,
        Err(ShipError::ShipmentMissing) => visitor.flash("bad", visitor.text("fulfillment-shipment-missing", &[]))?,
        Err(ShipError::Empty) => visitor.flash("bad", visitor.text("fulfillment-parcel-empty", &[]))?,
        Err(ShipError::MoreThanLeft { left, .. }) => {
            visitor.flash("bad", visitor.text("fulfillment-parcel-too-much", &[("left", FluentValue::from(left))]))?;
        }
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
        Err(RejectError::PartlySent) => visitor.flash("bad", visitor.text("fulfillment-reject-partly", &[]))?,
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
        TransitionError::Refund(error) => Err(AppError::Internal(error.into())),
        TransitionError::NotHandedOver => visitor.flash("bad", visitor.text("handover-error-open", &[])),
        TransitionError::NotAllowed { from, .. } => {
            let status = visitor.text(&format!("fulfillment-status-{}", from.as_str()), &[]);
            visitor.flash("bad", visitor.text("fulfillment-refused", &[("status", FluentValue::from(status))]))
        }
    }
}

/// 404 for an order of somebody else, before anything is said about the form.
async fn require(visitor: &Visitor, scope: OrderScope, number: String) -> Result<(), AppError> {
    let own = move |conn: &mut DbConn| super::queries::own_id(conn, &scope, &number)?.ok_or(AppError::NotFound);
    visitor.app.read(own).await.map(drop)
}

fn done_text(visitor: &Visitor, key: &str, part: &FulfillmentOrder) -> String {
    let delivery = part.delivery.as_str();
    visitor.text(key, &[("number", FluentValue::from(part.number.as_str())), ("delivery", FluentValue::from(delivery))])
}
