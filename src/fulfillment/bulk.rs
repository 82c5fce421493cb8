//! The buttons above the list, for all orders that are ticked.

use actix_web::HttpResponse;
use fluent_bundle::FluentValue;

use super::accept_several::{Accepted, MOST, accept_several};
use super::forms::{Fields, Ticked};
use super::{FulfillmentStatus, TransitionError, list};
use crate::error::AppError;
use crate::web::{Form, OrderScope, Visitor};

/// `POST /portal/bumdes/orders/acceptances`
pub async fn accept(visitor: Visitor, scope: OrderScope, form: Form<Fields>) -> Result<HttpResponse, AppError> {
    let ticked = Ticked::from(form.0);
    let numbers = if ticked.is_all_new {
        let scope = scope.clone();
        visitor.app.read::<_, AppError>(move |conn| Ok(list::new_numbers(conn, &scope, MOST as i64)?)).await?
    } else {
        ticked.numbers
    };
    if numbers.is_empty() {
        visitor.flash("bad", visitor.text("fulfillment-bulk-nothing", &[]))?;
        return Ok(visitor.redirect(&ticked.back));
    }
    let outcome = accept_several(&visitor.app, &scope, numbers).await.map_err(internal)?;
    let tone = if outcome.refused.is_empty() { "good" } else { "bad" };
    visitor.flash(tone, told(&visitor, &outcome))?;
    Ok(visitor.redirect(&ticked.back))
}

/// How many were accepted, and each that was not with its reason.
fn told(visitor: &Visitor, outcome: &Accepted) -> String {
    let n = FluentValue::from(outcome.numbers.len() as f64);
    let accepted = visitor.text("fulfillment-bulk-accepted", &[("n", n)]);
    if outcome.refused.is_empty() {
        return accepted;
    }
    let reasons: Vec<String> =
        outcome.refused.iter().map(|(number, status)| reason(visitor, number, *status)).collect();
    format!("{accepted} {}", visitor.text("fulfillment-bulk-refused", &[("list", reasons.join("; ").into())]))
}

fn reason(visitor: &Visitor, number: &str, status: Option<FulfillmentStatus>) -> String {
    let why = match status {
        Some(status) => visitor.text(&format!("fulfillment-status-{status}"), &[]),
        None => visitor.text("fulfillment-bulk-unknown", &[]),
    };
    format!("{number} ({why})")
}

fn internal(error: TransitionError) -> AppError {
    match error {
        TransitionError::Database(error) => error.into(),
        other => AppError::Internal(other.into()),
    }
}
