//! What a company owes, as its own people and operators see it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use chrono::NaiveDate;
use diesel::prelude::*;
use tera::Context;

use super::forms::{FormErrors, TransferForm};
use super::settle::unsettled;
use super::{PeriodForm, TransferError, owed, pdf, receive, statement};
use crate::companies::Party;
use crate::db::schema::companies;
use crate::error::AppError;
use crate::ids::CompanyId;
use crate::legality::day_in;
use crate::payouts::advances::advances;
use crate::web::{CompanyFinanceScope, Form, OperatorScope, Visitor, pdf_file};

/// More than anybody reads on a page.
const MOST_LINES: i64 = 200;
/// A hundred sheets of paper.
const MOST_ON_PAPER: i64 = 2_500;

/// `GET /portal/wholesale/account?from=&until=`
pub async fn own(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    days: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    let period = days.period(today(&visitor));
    let (owed_minor, statement) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let company_id = scope.company_id();
            Ok((owed(conn, company_id)?, statement(conn, company_id, period, MOST_LINES)?))
        })
        .await?;
    let mut context = Context::new();
    context.insert("owed_minor", &owed_minor);
    context.insert("pay_to", &visitor.app.pay_to());
    context.insert("statement", &statement);
    choose(&mut context, "/portal/wholesale/account", &days, today(&visitor));
    visitor.page("portal/wholesale/account.html", context)
}

/// `GET /portal/wholesale/account/pdf?from=&until=`
pub async fn own_paper(
    visitor: Visitor,
    scope: CompanyFinanceScope,
    days: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    draw(&visitor, scope.company_id().clone(), &days).await
}

/// `GET /portal/operator/companies/{id}/account/pdf?from=&until=`
pub async fn paper_of_company(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<CompanyId>,
    days: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    draw(&visitor, id.into_inner(), &days).await
}

async fn draw(visitor: &Visitor, id: CompanyId, days: &PeriodForm) -> Result<HttpResponse, AppError> {
    let (app, period) = (visitor.app.clone(), days.period(today(visitor)));
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let body = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let holder = Party::of(conn, &id).optional()?.ok_or(AppError::NotFound)?;
            let statement = statement(conn, &id, period, MOST_ON_PAPER)?;
            Ok(pdf::statement(&holder, period, &statement, app.pay_to(), &app.translations)?)
        })
        .await?;
    let from = period.from.map(|day| format!("{day}-")).unwrap_or_default();
    Ok(pdf_file(&format!("account-{from}{}", period.until), body))
}

/// The days chosen, and where the same are on paper and as sheets.
fn choose(context: &mut Context, base: &str, days: &PeriodForm, today: NaiveDate) {
    let chosen = days.chosen(today);
    let query = chosen.map_or_else(String::new, |period| {
        let from = period.from.map(|day| format!("from={day}&")).unwrap_or_default();
        format!("?{from}until={}", period.until)
    });
    context.insert("base", base);
    context.insert("query", &query);
    context.insert("from", &chosen.and_then(|period| period.from));
    context.insert("until", &chosen.map(|period| period.until));
    context.insert("today", &today);
}

/// Accounts have their days in Jakarta.
fn today(visitor: &Visitor) -> NaiveDate {
    day_in(visitor.app.clock.now(), "31")
}

/// `GET /portal/operator/companies/{id}/account?from=&until=`
pub async fn of_company(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<CompanyId>,
    days: web::Query<PeriodForm>,
) -> Result<HttpResponse, AppError> {
    let form = (&TransferForm::default(), &FormErrors::new());
    render(&visitor, StatusCode::OK, id.into_inner(), form, &days).await
}

/// `POST /portal/operator/companies/{id}/payments`
pub async fn book(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyId>,
    form: Form<TransferForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now, all) = (id.into_inner(), visitor.app.clock.now(), PeriodForm::default());
    // the house's bank statement has its day in Jakarta
    let received = match form.0.transfer(day_in(now, "31")) {
        Ok(received) => received,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, (&form.0, &errors), &all).await;
        }
    };
    let company_id = id.clone();
    match visitor.app.write(move |conn| receive(conn, now, &scope, &company_id, &received)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("receivable-booked", &[]))?;
            Ok(visitor.redirect(&format!("/portal/operator/companies/{id}/account")))
        }
        Err(TransferError::Known) => {
            let errors = FormErrors::from([("reference", "receivable-error-known")]);
            render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, (&form.0, &errors), &all).await
        }
        Err(error) => Err(failed(error)),
    }
}

/// What the person who books a transfer cannot put right in its form.
pub(super) fn failed(error: TransferError) -> AppError {
    match error {
        TransferError::NotFound | TransferError::NoBooking => AppError::NotFound,
        TransferError::Database(error) => error.into(),
        other => anyhow::Error::new(other).into(),
    }
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: CompanyId,
    (form, errors): (&TransferForm, &FormErrors),
    days: &PeriodForm,
) -> Result<HttpResponse, AppError> {
    let (company_id, period) = (id.clone(), days.period(today(visitor)));
    let (name, owed_minor, advances, statement) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = companies::table.find(&company_id).select(companies::name).first(conn)?;
            let unpaid = unsettled(conn, &company_id)?;
            let statement = statement(conn, &company_id, period, MOST_LINES)?;
            Ok((name, owed(conn, &company_id)?, advances(conn, &unpaid)?, statement))
        })
        .await?;
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    choose(&mut context, &format!("/portal/operator/companies/{id}/account"), days, today(visitor));
    context.insert("id", &id);
    context.insert("company", &name);
    context.insert("owed_minor", &owed_minor);
    context.insert("advances", &advances);
    context.insert("statement", &statement);
    context.insert("form", form);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/company_account.html", context)
}
