//! `/portal/bumdes/money`: what a BUMDes is owed, what it was paid and for what, what it owes its makers.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::bank_account::{self, FormErrors};
use super::forms::{BankAccountForm, MonthFilter};
use super::held::held;
use super::maker_statement::{maker_statement, makers};
use super::queries;
use super::statement::statement;
use super::{BankAccount, save_bank_account, settings};
use crate::db::DbError;
use crate::error::AppError;
use crate::ids::{PayoutId, ProducerId};
use crate::regions::Month;
use crate::web::older::{Before, Older};
use crate::web::{BumdesScope, FinanceScope, Form, Visitor};

const MONEY: &str = "/portal/bumdes/money";

/// `GET /portal/bumdes/money`
pub async fn money(visitor: Visitor, scope: FinanceScope, page: web::Query<Before>) -> Result<HttpResponse, AppError> {
    let (now, before, app) = (visitor.app.clock.now(), page.id().map(PayoutId), visitor.app.clone());
    let is_first = before.is_none();
    let (balance, (held, held_total), account, (payouts, next), makers, hold_days) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let id = scope.bumdes_id();
            Ok((
                queries::balance(conn, now, id)?,
                held(conn, now, id)?,
                bank_account::of_bumdes(conn, &app.config.server, id)?,
                queries::of_bumdes(conn, id, before.as_ref())?,
                makers(conn, id)?,
                settings::hold_days(conn)?,
            ))
        })
        .await?;
    let mut context = Context::new();
    context.insert("balance", &balance);
    context.insert("held", &held);
    context.insert("held_total", &held_total);
    context.insert("bank", &account.as_ref().map(|(account, _)| &account.bank));
    context.insert("holder", &account.as_ref().map(|(account, _)| &account.holder));
    context.insert("masked_number", &account.as_ref().map(|(account, _)| bank_account::masked(&account.number)));
    context.insert("payouts", &payouts);
    context.insert("makers", &makers);
    context.insert("hold_days", &hold_days);
    context.insert("pages", &Older::new(&format!("{MONEY}?"), is_first, next));
    visitor.page("portal/bumdes/money.html", context)
}

/// `GET /portal/bumdes/money/payouts/{number}`
pub async fn show(visitor: Visitor, scope: FinanceScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (number, app) = (number.into_inner(), visitor.app.clone());
    let statement = visitor
        .app
        .read::<_, AppError>(move |conn| {
            statement(conn, &app.config.server, &number, Some(scope.bumdes_id()))?.ok_or(AppError::NotFound)
        })
        .await?;
    let mut context = Context::new();
    context.insert("account_number", &statement.masked_number);
    context.insert("statement", &statement);
    visitor.page("portal/bumdes/payout.html", context)
}

/// `GET /portal/bumdes/money/makers/{id}?month=2026-11`
pub async fn maker(
    visitor: Visitor,
    scope: FinanceScope,
    id: web::Path<ProducerId>,
    filter: web::Query<MonthFilter>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let month = filter.month.as_deref().and_then(Month::parse);
    let statement = visitor
        .app
        .read::<_, AppError>(move |conn| {
            maker_statement(conn, now, scope.bumdes_id(), &id, month)?.ok_or(AppError::NotFound)
        })
        .await?;
    let mut context = Context::new();
    context.insert("statement", &statement);
    visitor.page("portal/bumdes/maker.html", context)
}

/// `GET /portal/bumdes/money/bank-account`
pub async fn account(visitor: Visitor, scope: FinanceScope) -> Result<HttpResponse, AppError> {
    account_form(&visitor, &scope, StatusCode::OK, None, &FormErrors::new()).await
}

async fn account_form(
    visitor: &Visitor,
    scope: &BumdesScope,
    status: StatusCode,
    typed: Option<&BankAccountForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (id, app) = (scope.bumdes_id().clone(), visitor.app.clone());
    let find = move |conn: &mut _| Ok(bank_account::of_bumdes(conn, &app.config.server, &id)?);
    let saved = visitor.app.read::<_, AppError>(find).await?;
    let saved = saved.map(|(account, _)| BankAccountForm::from(account)).unwrap_or_default();
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("form", typed.unwrap_or(&saved));
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/bank_account.html", context)
}

/// `POST /portal/bumdes/money/bank-account`
pub async fn save_account(
    visitor: Visitor,
    scope: FinanceScope,
    form: Form<BankAccountForm>,
) -> Result<HttpResponse, AppError> {
    let account = match BankAccount::try_from(&form.0) {
        Ok(account) => account,
        Err(errors) => {
            return account_form(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, Some(&form.0), &errors).await;
        }
    };
    let (now, app) = (visitor.app.clock.now(), visitor.app.clone());
    visitor
        .app
        .write::<_, DbError>(move |conn| {
            Ok(save_bank_account(conn, &app.config.server, now, scope.bumdes_id(), &account, scope.user_id(), false)?)
        })
        .await?;
    visitor.flash("good", visitor.text("payouts-account-saved", &[]))?;
    Ok(visitor.redirect(MONEY))
}
