//! The operator's refunds: first what it comes to, then the decision.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::order;
use super::refund_form::{Fields, RefundForm};
use crate::catalog::with_option;
use crate::complaints::{CloseComplaintError, Closing, Outcome, close_complaint};
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::AppError;
use crate::ids::{OrderId, RefundId, UserId};
use crate::money::Money;
use crate::orders::Actor;
use crate::payments::refund_plan::{Plan, PlanError, plan};
use crate::payments::refundable::Refundable;
use crate::payments::{Decision, Extent, RefundError, refund};
use crate::web::{Form, OperatorScope, Visitor};

/// `POST /portal/operator/orders/{number}/refunds/preview`: changes nothing.
pub async fn preview(
    visitor: Visitor,
    _: OperatorScope,
    number: web::Path<String>,
    fields: Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let page = address(&number);
    let money = order::load(&visitor, number.into_inner()).await?;
    let form = match RefundForm::try_from(&fields.0) {
        Ok(form) => form,
        Err(error) => return back(&visitor, &page, error.0),
    };
    let (lines, shipping_of) = (form.lines(), form.parts());
    let extent = Extent::Lines { lines: &lines, shipping_of: &shipping_of };
    let plan = match plan(&money.refundable, &extent) {
        Ok(plan) => plan,
        Err(PlanError::NotOfThisOrder) => return Err(AppError::NotFound),
        Err(PlanError::MoreThanLeft { .. }) => return back(&visitor, &page, "operator-refund-too-many"),
    };
    let mut context = Context::new();
    context.insert("rows", &rows(&money.refundable, &plan, &visitor));
    context.insert("items_minor", &plan.items_minor());
    context.insert("shipping_minor", &plan.shipping_minor());
    context.insert("amount_minor", &plan.amount_minor());
    let complaint = money.detail.parts.iter().flat_map(|part| &part.complaints).find(|c| c.id.0 == form.complaint);
    context.insert("complaint", &complaint);
    context.insert("payment", &money.detail.payment);
    context.insert("order", &money.detail.order);
    context.insert("form", &form);
    visitor.page("portal/operator/refund_preview.html", context)
}

/// A line of the preview.
#[derive(Serialize)]
struct Row {
    name: String,
    bumdes: String,
    /// none: the part's shipping
    quantity: Option<i64>,
    amount_minor: i64,
}

fn rows(left: &Refundable, plan: &Plan, visitor: &Visitor) -> Vec<Row> {
    let mut rows = Vec::new();
    for planned in &plan.parts {
        let Some(part) = left.parts.iter().find(|p| p.part.id == planned.fulfillment_order_id) else { continue };
        for taken in &planned.lines {
            let Some(line) = part.lines.iter().find(|l| l.line.id == taken.order_line_id) else { continue };
            let name = visitor.language.pick(&line.line.name_id, &line.line.name_en);
            rows.push(Row {
                name: with_option(name, &line.line.option_value),
                bumdes: part.bumdes_name.clone(),
                quantity: Some(taken.quantity),
                amount_minor: taken.amount_minor,
            });
        }
        if planned.shipping_minor > 0 {
            rows.push(Row {
                name: visitor.text("order-shipping", &[]),
                bumdes: part.bumdes_name.clone(),
                quantity: None,
                amount_minor: planned.shipping_minor,
            });
        }
    }
    rows
}

/// `POST /portal/operator/orders/{number}/refunds`
pub async fn decide(
    visitor: Visitor,
    scope: OperatorScope,
    number: web::Path<String>,
    fields: Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let page = address(&number);
    let money = order::load(&visitor, number.into_inner()).await?;
    let form = match RefundForm::try_from(&fields.0) {
        Ok(form) => form,
        Err(error) => return back(&visitor, &page, error.0),
    };
    let is_known = |id: &str| money.detail.parts.iter().flat_map(|part| &part.complaints).any(|c| c.id.0 == id);
    // a form without what was seen was not made by the preview
    if form.seen_refunded.is_none() || !(form.complaint.is_empty() || is_known(&form.complaint)) {
        return Err(AppError::NotFound);
    }
    let (now, order_id) = (visitor.app.clock.now(), money.detail.order.id);
    let amount = visitor.app.write(move |conn| write(conn, now, &order_id, &form, scope.user_id())).await;
    match amount {
        Ok(_) => visitor.flash("good", visitor.text("operator-refund-decided", &[]))?,
        Err(RefundingError::Refund(RefundError::Changed)) => return back(&visitor, &page, "operator-refund-changed"),
        Err(RefundingError::Refund(RefundError::Plan(PlanError::NotOfThisOrder))) => return Err(AppError::NotFound),
        Err(RefundingError::Refund(RefundError::NothingLeft | RefundError::Plan(_))) => {
            return back(&visitor, &page, "operator-refund-too-many");
        }
        Err(RefundingError::Refund(RefundError::NotPaid(_))) => return back(&visitor, &page, "operator-refund-unpaid"),
        Err(RefundingError::Refund(RefundError::MoreThanPaid { left, .. })) => {
            let left = FluentValue::from(Money::idr(left).display(visitor.language));
            visitor.flash("bad", visitor.text("operator-refund-more", &[("left", left)]))?;
        }
        Err(RefundingError::Refund(RefundError::Database(error)) | RefundingError::Database(error)) => {
            return Err(error.into());
        }
        Err(RefundingError::Refund(error)) => return Err(AppError::Internal(error.into())),
    }
    Ok(visitor.redirect(&page))
}

#[derive(Debug, thiserror::Error)]
enum RefundingError {
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RefundingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The refund, and with it the end of the complaint that asked for it.
fn write(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    form: &RefundForm,
    operator: &UserId,
) -> Result<RefundId, RefundingError> {
    let (lines, shipping_of) = (form.lines(), form.parts());
    let decision = Decision {
        extent: Extent::Lines { lines: &lines, shipping_of: &shipping_of },
        is_restocked: form.is_restocked,
        reason: &form.reason,
        actor: Actor::Operator,
        decided_by: Some(operator),
        seen_refunded_minor: form.seen_refunded,
    };
    let id = refund(conn, now, order_id, &decision)?;
    if let Some(complaint) = form.complaint() {
        let closing = Closing { outcome: Outcome::Refunded, answer: &form.reason, operator };
        match close_complaint(conn, now, &complaint, &closing) {
            // somebody ended it meanwhile: the refund stands
            Ok(()) | Err(CloseComplaintError::Closed | CloseComplaintError::NotFound) => {}
            Err(CloseComplaintError::Database(error)) => return Err(error.into()),
        }
    }
    Ok(id)
}

fn address(number: &str) -> String {
    format!("/portal/operator/orders/{number}")
}

fn back(visitor: &Visitor, page: &str, key: &str) -> Result<HttpResponse, AppError> {
    visitor.flash("bad", visitor.text(key, &[]))?;
    Ok(visitor.redirect(page))
}
