//! `/portal/wholesale/requests/{number}/allocation`: how a request could be spread over its offers, and why.
//! It is computed each time it is looked at, and changes nothing.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::company_queries;
use super::shown::shown;
use super::spread::{Question, find, question};
use super::spread_words::Words;
use super::typed_price;
use crate::allocation::{AllocateError, Allocation, Proof};
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::{CompanyScope, Visitor};

#[derive(Debug, Deserialize)]
pub struct Limits {
    /// the dearest price of a unit, as typed
    #[serde(default)]
    ceiling: String,
}

#[derive(Serialize)]
struct ShareRow {
    quote_id: String,
    bumdes: String,
    quantity: i64,
    weeks: Vec<WeekPart>,
    goods_minor: i64,
    shipping_minor: i64,
    landed_minor: i64,
    reason: String,
}

#[derive(Serialize)]
struct WeekPart {
    week: NaiveDate,
    quantity: i64,
}

#[derive(Serialize)]
struct RefusalRow {
    quote_id: String,
    bumdes: String,
    reason: String,
}

/// `GET /portal/wholesale/requests/{number}/allocation?ceiling=`
pub async fn show(
    visitor: Visitor,
    scope: CompanyScope,
    path: web::Path<String>,
    limits: web::Query<Limits>,
) -> Result<HttpResponse, AppError> {
    let (now, request) = (visitor.app.clock.now(), path.into_inner());
    let typed = limits.ceiling.trim().chars().take(20).collect::<String>();
    let ceiling = typed_price(&typed);
    let may_order = scope.may().buyer && scope.status() == CompanyStatus::Approved;
    let read = move |conn: &mut DbConn| {
        let rfq = company_queries::own(conn, &scope, &request)?.ok_or(AppError::NotFound)?;
        let shown = shown(conn, now, rfq)?;
        let question = question(conn, now, &shown.rfq, &shown.region_code, ceiling)?;
        Ok::<_, AppError>((shown, question))
    };
    let (shown, question) = visitor.app.read(read).await?;
    let (question, answer) = find(question).await?;
    let mut context = Context::new();
    context.insert("ceiling", &typed);
    context.insert("is_ceiling_unread", &(ceiling.is_none() && !typed.is_empty()));
    context.insert("may_order", &(may_order && shown.rfq.is_live()));
    context.insert("named_regencies", &shown.regencies.join(", "));
    context.insert("shown", &shown);
    context.insert("offers", &question.offers.len());
    match answer {
        Ok(allocation) => insert(&mut context, &visitor, &question, &allocation),
        Err(AllocateError::TooLarge) => context.insert("too_large", &true),
        Err(error) => return Err(AppError::Internal(error.into())),
    }
    visitor.page("portal/wholesale/allocation.html", context)
}

fn insert(context: &mut Context, visitor: &Visitor, question: &Question, allocation: &Allocation) {
    let words = Words { translations: &visitor.app.translations, language: visitor.language, names: &question.names };
    let shares = allocation.shares.iter().map(|share| ShareRow {
        quote_id: share.key.clone(),
        bumdes: words.name(&share.key),
        quantity: share.quantity,
        weeks: share.promises.iter().map(|part| WeekPart { week: part.week, quantity: part.quantity }).collect(),
        goods_minor: share.goods_minor,
        shipping_minor: share.shipping_minor,
        landed_minor: share.goods_minor + share.shipping_minor,
        reason: words.of_share(&share.reason),
    });
    let refusals = allocation.refusals.iter().map(|refusal| RefusalRow {
        quote_id: refusal.key.clone(),
        bumdes: words.name(&refusal.key),
        reason: words.of_refusal(&refusal.reason),
    });
    let gap_minor = match allocation.proof {
        Proof::Optimal => 0,
        Proof::WithinBound { gap_minor } => gap_minor,
    };
    context.insert("too_large", &false);
    context.insert("shares", &shares.collect::<Vec<_>>());
    context.insert("refusals", &refusals.collect::<Vec<_>>());
    context.insert("spread", &allocation.shares.iter().map(|share| share.quantity).sum::<i64>());
    context.insert("shortfall", &allocation.shortfall);
    context.insert("could_be_met_on", &allocation.could_be_met_on);
    context.insert("is_unserved", &!allocation.unserved_regencies.is_empty());
    context.insert("landed_minor", &allocation.landed_minor);
    context.insert("gap_minor", &gap_minor);
}
