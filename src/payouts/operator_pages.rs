//! `/portal/operator/payouts`: making payouts, sending them, explaining each.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use fluent_bundle::FluentValue;
use tera::Context;

use super::bank_account::{self, FormErrors};
use super::forms::{BankAccountForm, FailedForm, HoldDaysForm, PaidForm, Press};
use super::held::held;
use super::queries;
use super::statement::statement;
use super::{
    BankAccount, EndPayoutError, PayoutStatus, RunOutcome, mark_failed, mark_paid, run_payouts, save_bank_account,
    settings,
};
use crate::complaints::COMPLAINT_DAYS;
use crate::db::DbError;
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::ids::{BumdesId, PayoutId, PayoutRunId};
use crate::money::Money;
use crate::web::older::{Before, Older};
use crate::web::{Form, OperatorScope, Visitor};

const LIST: &str = "/portal/operator/payouts";

/// `GET /portal/operator/payouts`
pub async fn list(visitor: Visitor, _: OperatorScope, page: web::Query<Before>) -> Result<HttpResponse, AppError> {
    let (now, before, app) = (visitor.app.clock.now(), page.id().map(PayoutRunId), visitor.app.clone());
    let is_first = before.is_none();
    let (waiting, (runs, next), own_hold_days) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let waiting = queries::waiting(conn, &app.config.server, now)?;
            Ok((waiting, queries::runs(conn, before.as_ref())?, settings::own_hold_days(conn)?))
        })
        .await?;
    let payable: i64 = waiting.iter().filter(|row| row.bank.is_some()).map(|row| row.due_minor.max(0)).sum();
    let mut context = Context::new();
    context.insert("waiting", &waiting);
    context.insert("payable_minor", &payable);
    context.insert("own_hold_days", &own_hold_days);
    context.insert("hold_days", &own_hold_days.unwrap_or(COMPLAINT_DAYS));
    context.insert("complaint_days", &COMPLAINT_DAYS);
    context.insert("most_hold_days", &settings::MOST_HOLD_DAYS);
    context.insert("runs", &runs);
    context.insert("pages", &Older::new(&format!("{LIST}?"), is_first, next));
    visitor.page("portal/operator/payouts.html", context)
}

/// `POST /portal/operator/payouts`: a run.
pub async fn run(visitor: Visitor, scope: OperatorScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let (now, app) = (visitor.app.clock.now(), visitor.app.clone());
    let run = move |conn: &mut _| Ok(run_payouts(conn, &app.config.server, now, scope.user_id())?);
    let outcome = visitor.app.write::<_, DbError>(run).await?;
    tell(&visitor, &outcome)?;
    Ok(visitor.redirect(LIST))
}

fn tell(visitor: &Visitor, outcome: &RunOutcome) -> Result<(), AppError> {
    let total = Money::idr(outcome.total_minor).display(visitor.language);
    let told = [
        ("payouts-run-done", outcome.payouts),
        ("payouts-run-carried", outcome.carried),
        ("payouts-run-no-account", outcome.without_account),
    ];
    let sentence = |(key, number): (&str, usize)| {
        let arguments = [("n", FluentValue::from(number as f64)), ("total", FluentValue::from(total.as_str()))];
        visitor.text(key, &arguments)
    };
    let sentences: Vec<String> = told.into_iter().filter(|(_, number)| *number > 0).map(sentence).collect();
    if sentences.is_empty() {
        return visitor.flash("good", visitor.text("payouts-run-nothing", &[]));
    }
    visitor.flash(if outcome.without_account > 0 { "bad" } else { "good" }, sentences.join(" "))
}

/// `POST /portal/operator/payouts/hold`
pub async fn set_hold(visitor: Visitor, _: OperatorScope, form: Form<HoldDaysForm>) -> Result<HttpResponse, AppError> {
    match form.0.days() {
        Some(days) => {
            visitor.app.write::<_, DbError>(move |conn| Ok(settings::set_hold_days(conn, days)?)).await?;
            visitor.flash("good", visitor.text("payouts-hold-saved", &[]))?;
        }
        None => visitor.flash("bad", visitor.text("payouts-hold-refused", &[]))?,
    }
    Ok(visitor.redirect(LIST))
}

/// `GET /portal/operator/payouts/{number}`: why this BUMDes got this sum.
pub async fn show(visitor: Visitor, _: OperatorScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (number, app) = (number.into_inner(), visitor.app.clone());
    let find = move |conn: &mut _| statement(conn, &app.config.server, &number, None)?.ok_or(AppError::NotFound);
    let statement = visitor.app.read::<_, AppError>(find).await?;
    // whoever sends the money reads the whole number; once it is sent nobody needs it
    let draft = Some(&statement.payout).filter(|payout| payout.status == PayoutStatus::Draft);
    let account_number = draft.and_then(|payout| payout.open_account_number(&visitor.app.config.server));
    let mut context = Context::new();
    context.insert("account_number", &account_number.or_else(|| statement.masked_number.clone()));
    context.insert("statement", &statement);
    visitor.page("portal/operator/payout.html", context)
}

/// `POST /portal/operator/payouts/{number}/payment`
pub async fn pay(
    visitor: Visitor,
    scope: OperatorScope,
    number: web::Path<String>,
    form: Form<PaidForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number, reference) = (visitor.app.clock.now(), number.into_inner(), form.0.reference());
    let page = format!("{LIST}/{number}");
    let ended =
        visitor.app.write(move |conn| mark_paid(conn, now, &number, scope.user_id(), reference.as_deref())).await;
    ended_to_page(&visitor, ended, "payouts-done-paid", &page)
}

/// `POST /portal/operator/payouts/{number}/failure`
pub async fn fail(
    visitor: Visitor,
    scope: OperatorScope,
    number: web::Path<String>,
    form: Form<FailedForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let page = format!("{LIST}/{number}");
    let Some(reason) = form.0.reason() else {
        visitor.flash("bad", visitor.text("payouts-reason-missing", &[]))?;
        return Ok(visitor.redirect(&page));
    };
    let ended = visitor.app.write(move |conn| mark_failed(conn, now, &number, scope.user_id(), &reason)).await;
    ended_to_page(&visitor, ended, "payouts-done-failed", &page)
}

fn ended_to_page(
    visitor: &Visitor,
    ended: Result<(), EndPayoutError>,
    done: &str,
    page: &str,
) -> Result<HttpResponse, AppError> {
    match ended {
        Ok(()) => visitor.flash("good", visitor.text(done, &[]))?,
        Err(EndPayoutError::NotFound) => return Err(AppError::NotFound),
        Err(EndPayoutError::NotAllowed { .. }) => visitor.flash("bad", visitor.text("payouts-ended-already", &[]))?,
        Err(EndPayoutError::Database(error)) => return Err(error.into()),
        Err(error) => return Err(AppError::Internal(error.into())),
    }
    Ok(visitor.redirect(page))
}

/// `GET /portal/operator/bank-accounts/{bumdes_id}`
pub async fn account(visitor: Visitor, _: OperatorScope, id: web::Path<BumdesId>) -> Result<HttpResponse, AppError> {
    account_form(&visitor, id.into_inner(), StatusCode::OK, None, &FormErrors::new()).await
}

/// `GET /portal/operator/bumdes/{bumdes_id}/money`: what this BUMDes is owed, what of it waits and why.
pub async fn money(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<BumdesId>,
    page: web::Query<Before>,
) -> Result<HttpResponse, AppError> {
    let (now, before, id) = (visitor.app.clock.now(), page.id().map(PayoutId), id.into_inner());
    let (asked, is_first) = (id.clone(), before.is_none());
    let (name, balance, (held, held_total), (payouts, next)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = bumdes::table.find(&id).select(bumdes::name).first(conn)?;
            let (balance, held) = (queries::balance(conn, now, &id)?, held(conn, now, &id)?);
            Ok((name, balance, held, queries::of_bumdes(conn, &id, before.as_ref())?))
        })
        .await?;
    let mut context = Context::new();
    context.insert("bumdes_id", &asked);
    context.insert("bumdes_name", &name);
    context.insert("balance", &balance);
    context.insert("held", &held);
    context.insert("held_total", &held_total);
    context.insert("payouts", &payouts);
    context.insert("pages", &Older::new(&format!("/portal/operator/bumdes/{asked}/money?"), is_first, next));
    visitor.page("portal/operator/bumdes_money.html", context)
}

async fn account_form(
    visitor: &Visitor,
    bumdes_id: BumdesId,
    status: StatusCode,
    typed: Option<&BankAccountForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (id, app) = (bumdes_id.clone(), visitor.app.clone());
    let (name, saved) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let name: String = bumdes::table.find(&id).select(bumdes::name).first(conn)?;
            Ok((name, bank_account::of_bumdes(conn, &app.config.server, &id)?))
        })
        .await?;
    let saved = saved.map(|(account, _)| BankAccountForm::from(account)).unwrap_or_default();
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("bumdes_id", &bumdes_id);
    context.insert("bumdes_name", &name);
    context.insert("form", typed.unwrap_or(&saved));
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/bank_account.html", context)
}

/// `POST /portal/operator/bank-accounts/{bumdes_id}`
pub async fn save_account(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<BumdesId>,
    form: Form<BankAccountForm>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let account = match BankAccount::try_from(&form.0) {
        Ok(account) => account,
        Err(errors) => {
            return account_form(&visitor, id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form.0), &errors).await;
        }
    };
    let (now, app) = (visitor.app.clock.now(), visitor.app.clone());
    visitor
        .app
        .write::<_, AppError>(move |conn| {
            bumdes::table.find(&id).select(bumdes::id).first::<BumdesId>(conn)?;
            Ok(save_bank_account(conn, &app.config.server, now, &id, &account, scope.user_id(), true)?)
        })
        .await?;
    visitor.flash("good", visitor.text("payouts-account-saved", &[]))?;
    Ok(visitor.redirect(LIST))
}
