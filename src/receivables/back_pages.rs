//! An operator sends back what a company paid ahead.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use tera::Context;

use super::forms::{FormErrors, TransferForm};
use super::pages::failed;
use super::{TransferError, owed, send_back};
use crate::db::schema::companies;
use crate::error::AppError;
use crate::ids::CompanyId;
use crate::legality::day_in;
use crate::money::Money;
use crate::web::{Form, OperatorScope, Visitor};

/// `GET /portal/operator/companies/{id}/payments/back`
pub async fn ask(visitor: Visitor, _: OperatorScope, id: web::Path<CompanyId>) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), None).await
}

/// `POST /portal/operator/companies/{id}/payments/back`
pub async fn book(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<TransferForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    let sent = match form.0.transfer(day_in(now, "31")) {
        Ok(sent) => sent,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, Some((&form.0, errors))).await;
        }
    };
    let company_id = id.clone();
    let errors = match visitor.app.write(move |conn| send_back(conn, now, &scope, &company_id, &sent)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("receivable-back-booked", &[]))?;
            return Ok(visitor.redirect(&format!("/portal/operator/companies/{id}/account")));
        }
        Err(TransferError::Known) => FormErrors::from([("reference", "receivable-error-known")]),
        Err(TransferError::MoreThanAhead) => FormErrors::from([("amount", "receivable-error-ahead")]),
        Err(error) => return Err(failed(error)),
    };
    render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, Some((&form.0, errors))).await
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: CompanyId,
    typed: Option<(&TransferForm, FormErrors)>,
) -> Result<HttpResponse, AppError> {
    let company_id = id.clone();
    let (name, owed_minor) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = companies::table.find(&company_id).select(companies::name).first(conn)?;
            Ok((name, owed(conn, &company_id)?))
        })
        .await?;
    let ahead_minor = (-owed_minor).max(0);
    let ahead = Money::idr(ahead_minor).display(visitor.language);
    let errors: BTreeMap<&str, String> = typed
        .iter()
        .flat_map(|(_, errors)| errors)
        .map(|(field, key)| (*field, visitor.text(key, &[("ahead", ahead.as_str().into())])))
        .collect();
    let mut context = Context::new();
    context.insert("id", &id);
    context.insert("company", &name);
    context.insert("ahead_minor", &ahead_minor);
    context.insert("form", &typed.map_or_else(TransferForm::default, |(form, _)| form.clone()));
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/payment_back.html", context)
}
