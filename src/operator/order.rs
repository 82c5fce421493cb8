//! `/portal/operator/orders/{number}`: the money side of one order.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::order_money::{self, OrderMoney};
use super::refund_form::RefundForm;
use crate::error::AppError;
use crate::payments::refundable::Refundable;
use crate::web::{OperatorScope, Visitor};

/// What the refund's form is filled in with.
#[derive(Deserialize)]
pub struct Filled {
    /// `all`, or the number of a part; nothing otherwise
    #[serde(default)]
    fill: String,
}

/// `GET /portal/operator/orders/{number}`
pub async fn show(
    visitor: Visitor,
    _: OperatorScope,
    number: web::Path<String>,
    filled: web::Query<Filled>,
) -> Result<HttpResponse, AppError> {
    let money = load(&visitor, number.into_inner()).await?;
    let form = filled_form(&money.refundable, &filled.fill);
    let mut context = Context::new();
    context.insert("is_paid", &money.detail.payment.status.is_paid());
    context.insert("left_minor", &(money.detail.payment.amount_minor - money.detail.payment.refunded_minor));
    context.insert("form", &form);
    context.insert("money", &money);
    visitor.page("portal/operator/order.html", context)
}

pub(super) async fn load(visitor: &Visitor, number: String) -> Result<OrderMoney, AppError> {
    visitor.app.read::<_, AppError>(move |conn| order_money::find(conn, &number)?.ok_or(AppError::NotFound)).await
}

fn filled_form(left: &Refundable, fill: &str) -> RefundForm {
    let mut form = RefundForm::default();
    for part in left.parts.iter().filter(|part| fill == "all" || fill == part.part.number) {
        for line in part.lines.iter().filter(|line| line.quantity_left > 0) {
            form.quantities.insert(line.line.id.0.clone(), line.quantity_left);
        }
        if part.shipping_left_minor > 0 {
            form.shipping_of.push(part.part.id.0.clone());
        }
    }
    form
}
