//! `/portal/operator/payments` and `/refunds`: money that a person must look after.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::forms::{Press, SentForm};
use super::queries::{self, RefundToDo};
use crate::complaints;
use crate::error::AppError;
use crate::ids::{PaymentId, RefundId};
use crate::payments::RefundSentError;
use crate::payments::comparison;
use crate::payments::confirm_transfer::{self, ConfirmTransferError};
use crate::payments::mark_refunded::mark_refunded;
use crate::payments::payee_account::{PayeeAccount, account_path};
use crate::payments::transfer_proof::{self, ProofKind};
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

/// `GET /portal/operator/payments/{id}/proof`: what the buyer sent in. A PDF is saved, not opened here.
pub async fn proof(visitor: Visitor, _: OperatorScope, id: web::Path<PaymentId>) -> Result<HttpResponse, AppError> {
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(transfer_proof::find(conn, &id)?)).await?;
    let proof = found.ok_or(AppError::NotFound)?;
    let disposition = if proof.kind == ProofKind::Pdf { "attachment; filename=\"bukti.pdf\"" } else { "inline" };
    Ok(HttpResponse::Ok()
        .content_type(proof.kind.as_str())
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(proof.content))
}

/// `GET /portal/operator/gateways`: our payments beside the gateways' own lists.
pub async fn gateways(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let (comparisons, differences) = visitor.app.read::<_, AppError>(|conn| Ok(comparison::last(conn)?)).await?;
    let mut context = Context::new();
    context.insert("comparisons", &comparisons);
    context.insert("differences", &differences);
    visitor.page("portal/operator/gateways.html", context)
}

/// A refund that a person sends, with the account it goes to.
#[derive(Serialize)]
struct RefundTask {
    row: RefundToDo,
    account: Option<PayeeAccount>,
    /// where the buyer tells the account: to be passed on where no mail reaches them
    account_path: String,
}

/// `GET /portal/operator/refunds`
pub async fn refunds(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let (refunds, unfinished, complaints) = visitor
        .app
        .read::<_, AppError>(|conn| {
            let refunds = queries::refunds_to_do(conn)?;
            Ok((refunds, queries::cancelled_but_paid(conn)?, complaints::queries::open(conn)?))
        })
        .await?;
    let config = &visitor.app.config.server;
    let tasks: Vec<RefundTask> = refunds
        .into_iter()
        .map(|row| RefundTask {
            account: row.payee_account.as_deref().and_then(|sealed| PayeeAccount::unseal(config, &row.id, sealed)),
            account_path: account_path(config, &row.id),
            row,
        })
        .collect();
    let mut context = Context::new();
    context.insert("refunds", &tasks);
    context.insert("unfinished", &unfinished);
    context.insert("complaints", &complaints);
    visitor.page("portal/operator/refunds.html", context)
}

/// `POST /portal/operator/refunds/{id}/completion`
pub async fn complete(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<RefundId>,
    form: Form<SentForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let Some(reference) = form.0.reference() else {
        visitor.flash("bad", visitor.text("operator-refund-reference-missing", &[]))?;
        return Ok(visitor.redirect("/portal/operator/refunds"));
    };
    tracing::info!(refund = %id, operator = %scope.user_id(), "an operator marks a refund as sent");
    match visitor.app.write(move |conn| mark_refunded(conn, now, &id, &reference)).await {
        Ok(()) => visitor.flash("good", visitor.text("operator-done-refunded", &[]))?,
        Err(RefundSentError::NotFound) => return Err(AppError::NotFound),
        Err(RefundSentError::WrongStatus(_)) => visitor.flash("bad", visitor.text("operator-refund-refused", &[]))?,
        Err(RefundSentError::Ledger(error)) => return Err(AppError::Internal(error.into())),
        Err(RefundSentError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect("/portal/operator/refunds"))
}
