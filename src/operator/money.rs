//! `/portal/operator/payments` and `/refunds`: money that a person must look after.

use actix_web::{HttpResponse, web};
use tera::Context;

use super::forms::Press;
use super::queries;
use crate::error::AppError;
use crate::ids::{PaymentId, RefundId};
use crate::payments::RefundSentError;
use crate::payments::confirm_transfer::{self, ConfirmTransferError};
use crate::payments::mark_refunded::mark_refunded;
use crate::web::{Form, OperatorScope, Visitor};

/// `GET /portal/operator/payments`
pub async fn transfers(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let (pending, expired) = visitor.app.read::<_, AppError>(|conn| Ok(queries::transfers(conn)?)).await?;
    let mut context = Context::new();
    context.insert("pending", &pending);
    context.insert("expired", &expired);
    visitor.page("portal/operator/payments.html", context)
}

/// `POST /portal/operator/payments/{id}/confirmation`
pub async fn confirm(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<PaymentId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let result = visitor.app.write(move |conn| confirm_transfer::confirm(conn, now, &id, scope.user_id())).await;
    match result {
        Ok(_) => visitor.flash("good", visitor.text("operator-done-confirmed", &[]))?,
        Err(ConfirmTransferError::NotFound) => return Err(AppError::NotFound),
        Err(ConfirmTransferError::NotATransfer(_)) => {
            visitor.flash("bad", visitor.text("operator-not-a-transfer", &[]))?;
        }
        Err(ConfirmTransferError::Finalise(error)) => return Err(AppError::Internal(error.into())),
        Err(ConfirmTransferError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect("/portal/operator/payments"))
}

/// `GET /portal/operator/refunds`
pub async fn refunds(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let refunds = visitor.app.read::<_, AppError>(|conn| Ok(queries::refunds_to_do(conn)?)).await?;
    let mut context = Context::new();
    context.insert("refunds", &refunds);
    visitor.page("portal/operator/refunds.html", context)
}

/// `POST /portal/operator/refunds/{id}/completion`
pub async fn complete(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<RefundId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    match visitor.app.write(move |conn| mark_refunded(conn, now, &id, scope.user_id())).await {
        Ok(()) => visitor.flash("good", visitor.text("operator-done-refunded", &[]))?,
        Err(RefundSentError::NotFound) => return Err(AppError::NotFound),
        Err(RefundSentError::WrongStatus(_)) => visitor.flash("bad", visitor.text("operator-refund-refused", &[]))?,
        Err(RefundSentError::Ledger(error)) => return Err(AppError::Internal(error.into())),
        Err(RefundSentError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect("/portal/operator/refunds"))
}
