//! An operator takes back a booking that was a mistake.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use tera::Context;

use super::booking::Booking;
use super::pages::failed;
use super::{TransferError, owed, reverse};
use crate::db::schema::companies;
use crate::error::AppError;
use crate::ids::{CompanyId, CompanyPaymentId};
use crate::villages::desk_forms::ReasonForm;
use crate::web::{Form, OperatorScope, Visitor};

/// `GET /portal/operator/companies/{id}/payments/{booking}/reversal`
pub async fn ask(
    visitor: Visitor,
    _: OperatorScope,
    path: web::Path<(CompanyId, CompanyPaymentId)>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, path.into_inner(), None).await
}

/// `POST /portal/operator/companies/{id}/payments/{booking}/reversal`
pub async fn book(
    visitor: Visitor,
    scope: OperatorScope,
    path: web::Path<(CompanyId, CompanyPaymentId)>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let (id, booking_id) = path.into_inner();
    let Some(reason) = form.0.reason() else {
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, (id, booking_id), Some(&form.0)).await;
    };
    let (company_id, now) = (id.clone(), visitor.app.clock.now());
    match visitor.app.write(move |conn| reverse(conn, now, &scope, &company_id, &booking_id, &reason)).await {
        Ok(()) => visitor.flash("good", visitor.text("receivable-reversed", &[]))?,
        Err(TransferError::Reversed) => visitor.flash("bad", visitor.text("receivable-error-reversed", &[]))?,
        Err(error) => return Err(failed(error)),
    }
    Ok(visitor.redirect(&format!("/portal/operator/companies/{id}/account")))
}

/// `typed` where it does not say enough.
async fn render(
    visitor: &Visitor,
    status: StatusCode,
    (id, booking_id): (CompanyId, CompanyPaymentId),
    typed: Option<&ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let (company_id, of) = (id.clone(), booking_id.clone());
    let (name, booking, owed_minor, held_up) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = companies::table.find(&company_id).select(companies::name).first(conn)?;
            let booking = Booking::of(conn, &company_id, &of)?.ok_or(AppError::NotFound)?;
            let held_up = booking.holds_up(conn, &company_id)?;
            Ok((name, booking, owed(conn, &company_id)?, held_up))
        })
        .await?;
    let missing = typed.map(|_| ("reason", visitor.text("receivable-error-reason", &[])));
    let mut context = Context::new();
    context.insert("id", &id);
    context.insert("company", &name);
    context.insert("booking_id", &booking_id);
    context.insert("then_owed_minor", &(owed_minor + booking.amount_minor));
    context.insert("booking", &booking);
    context.insert("orders", &held_up.purchase_orders);
    context.insert("advances", &held_up.advances);
    context.insert("reason", typed.map_or("", ReasonForm::typed));
    context.insert("errors", &missing.into_iter().collect::<BTreeMap<_, _>>());
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/payment_reversal.html", context)
}
