//! What a company owes, as its own people and operators see it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use tera::Context;

use super::forms::{FormErrors, PaymentForm};
use super::receive::{self, ReceiveError};
use super::{owed, statement};
use crate::db::schema::companies;
use crate::error::AppError;
use crate::ids::CompanyId;
use crate::legality::day_in;
use crate::web::{CompanyFinanceScope, Form, OperatorScope, Visitor};

/// More than anybody reads on a page.
const MOST_LINES: i64 = 200;

/// `GET /portal/wholesale/account`
pub async fn own(visitor: Visitor, scope: CompanyFinanceScope) -> Result<HttpResponse, AppError> {
    let (owed_minor, statement) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let company_id = scope.company_id();
            Ok((owed(conn, company_id)?, statement(conn, company_id, MOST_LINES)?))
        })
        .await?;
    let mut context = Context::new();
    context.insert("owed_minor", &owed_minor);
    context.insert("statement", &statement);
    visitor.page("portal/wholesale/account.html", context)
}

/// `GET /portal/operator/companies/{id}/account`
pub async fn of_company(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<CompanyId>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), &PaymentForm::default(), &FormErrors::new()).await
}

/// `POST /portal/operator/companies/{id}/payments`
pub async fn book(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<PaymentForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visitor.app.clock.now());
    // the house's bank statement has its day in Jakarta
    let received = match form.0.received(day_in(now, "31")) {
        Ok(received) => received,
        Err(errors) => return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, &form.0, &errors).await,
    };
    let company_id = id.clone();
    match visitor.app.write(move |conn| receive::receive(conn, now, &scope, &company_id, &received)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("receivable-booked", &[]))?;
            Ok(visitor.redirect(&format!("/portal/operator/companies/{id}/account")))
        }
        Err(ReceiveError::Known) => {
            let errors = FormErrors::from([("reference", "receivable-error-known")]);
            render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, &form.0, &errors).await
        }
        Err(ReceiveError::NotFound) => Err(AppError::NotFound),
        Err(ReceiveError::Place(error)) => Err(anyhow::Error::new(error).into()),
        Err(ReceiveError::Ledger(error)) => Err(anyhow::Error::new(error).into()),
        Err(ReceiveError::Database(error)) => Err(error.into()),
    }
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: CompanyId,
    form: &PaymentForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let company_id = id.clone();
    let (name, statement) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = companies::table.find(&company_id).select(companies::name).first(conn)?;
            Ok((name, statement(conn, &company_id, MOST_LINES)?))
        })
        .await?;
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("id", &id);
    context.insert("company", &name);
    context.insert("statement", &statement);
    context.insert("form", form);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/company_account.html", context)
}
