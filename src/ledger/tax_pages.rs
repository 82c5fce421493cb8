//! The switch of a tax, on the page of the share agreements.

use actix_web::{HttpResponse, web};

use super::forms::TaxSwitchForm;
use super::switch_tax::{SwitchTaxError, switch_tax};
use super::tax::Tax;
use crate::error::AppError;
use crate::web::{Form, OperatorScope, Visitor};

/// `POST /portal/operator/taxes/{tax}/switch`
pub async fn switch(
    visitor: Visitor,
    scope: OperatorScope,
    tax: web::Path<String>,
    form: Form<TaxSwitchForm>,
) -> Result<HttpResponse, AppError> {
    let tax = Tax::parse(&tax).ok_or(AppError::NotFound)?;
    let now = visitor.app.clock.now();
    let outcome = match form.0.read() {
        Ok((is_on, from)) => {
            let by = scope.user_id().clone();
            let switched =
                visitor.app.write(move |conn| switch_tax(conn, now, &by, tax, is_on, from.unwrap_or(now))).await;
            match switched {
                Ok(()) => Ok(()),
                Err(SwitchTaxError::InThePast) => Err("ledger-error-past"),
                Err(SwitchTaxError::NotFound) => return Err(AppError::NotFound),
                Err(SwitchTaxError::Database(error)) => return Err(error.into()),
            }
        }
        Err(key) => Err(key),
    };
    match outcome {
        Ok(()) => visitor.flash("good", visitor.text("ledger-done-switched", &[]))?,
        Err(key) => visitor.flash("bad", visitor.text(key, &[]))?,
    }
    Ok(visitor.redirect("/portal/operator/agreements#taxes"))
}
