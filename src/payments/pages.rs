//! `/simulator/payments/{id}`: where a demo's buyer chooses how the payment ends. There is no such page where
//! the simulator is off.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::confirm_transfer::ConfirmTransferError;
use super::simulate;
use super::status::PaymentStatus;
use crate::checkout::finalise::FinaliseError;
use crate::error::AppError;
use crate::ids::PaymentId;
use crate::orders::link;
use crate::web::{Form, Visitor};

/// `GET /simulator/payments/{id}`
pub async fn simulator(visitor: Visitor, id: web::Path<PaymentId>) -> Result<HttpResponse, AppError> {
    check_is_on(&visitor)?;
    let id = id.into_inner();
    let payment = visitor.app.read::<_, AppError>(move |conn| Ok(simulate::find(conn, &id)?)).await?;
    let mut context = Context::new();
    context.insert("is_open", &matches!(payment.status, PaymentStatus::Pending | PaymentStatus::Failed));
    context.insert("return_path", &link::return_path(&visitor.app.config.server, &payment.order_number));
    context.insert("payment", &payment);
    visitor.page("payments/simulator.html", context)
}

/// The buttons carry nothing but the form's token.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /simulator/payments/{id}/payment`
pub async fn simulate_payment(
    visitor: Visitor,
    id: web::Path<PaymentId>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    check_is_on(&visitor)?;
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let number = visitor.app.write(move |conn| simulate::pay(conn, now, &id)).await?;
    Ok(visitor.redirect(&link::return_path(&visitor.app.config.server, &number)))
}

/// `POST /simulator/payments/{id}/failure`
pub async fn simulate_failure(
    visitor: Visitor,
    id: web::Path<PaymentId>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    check_is_on(&visitor)?;
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let number = visitor.app.write::<_, AppError>(move |conn| Ok(simulate::fail(conn, now, &id)?)).await?;
    Ok(visitor.redirect(&link::return_path(&visitor.app.config.server, &number)))
}

fn check_is_on(visitor: &Visitor) -> Result<(), AppError> {
    visitor.app.config.payments.simulator.then_some(()).ok_or(AppError::NotFound)
}

impl From<ConfirmTransferError> for AppError {
    fn from(error: ConfirmTransferError) -> Self {
        match error {
            ConfirmTransferError::NotFound | ConfirmTransferError::NotATransfer(_) => Self::NotFound,
            ConfirmTransferError::Finalise(FinaliseError::Refused { .. }) => {
                Self::Conflict("error-conflict-text".into())
            }
            ConfirmTransferError::Finalise(FinaliseError::Database(error)) => error.into(),
            ConfirmTransferError::Finalise(error) => Self::Internal(error.into()),
            ConfirmTransferError::Database(error) => error.into(),
        }
    }
}
