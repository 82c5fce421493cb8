//! `/portal/wholesale/orders`: a company's purchase orders, and the word of those who may agree.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::end::{self, EndError};
use super::purchase_order::pay_by;
use super::queries::ShareRow;
use super::take_back::{TakeBackError, take_back};
use super::{PurchaseOrder, PurchaseOrderStatus, limits, paper, place_paid, queries, words};
use crate::companies::{approval, terms};
use crate::db::DbConn;
use crate::error::AppError;
use crate::fulfillment::WithdrawError;
use crate::handovers;
use crate::ids::{PurchaseOrderId, PurchaseOrderShareId, UserId};
use crate::web::{ApproverScope, BuyerScope, CompanyScope, Form, Visitor, pdf_file};

pub(super) const LIST: &str = "/portal/wholesale/orders";
const MOST_NOTE: usize = 500;

#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    status: String,
    before: Option<PurchaseOrderId>,
}

/// `GET /portal/wholesale/orders`
pub async fn list(visitor: Visitor, scope: CompanyScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let Filter { status, before } = filter.into_inner();
    let status = PurchaseOrderStatus::parse(&status);
    let after = before.clone();
    let ((rows, next), credit) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let rows = queries::list(conn, &scope, status, after.as_ref())?;
            let terms = terms::current(conn, scope.company_id())?;
            let left = terms.as_ref().map(|terms| limits::credit_left(conn, scope.company_id(), terms, None));
            Ok((rows, terms.zip(left.transpose()?)))
        })
        .await?;
    let base = status.map_or_else(|| LIST.to_owned(), |status| format!("{LIST}?status={status}"));
    let join = if status.is_some() { '&' } else { '?' };
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("statuses", PurchaseOrderStatus::ALL);
    context.insert("status", &status);
    context.insert("terms", &credit.as_ref().map(|(terms, _)| terms));
    context.insert("credit_left_minor", &credit.map(|(_, left)| left.max(0)));
    context.insert("older", &next.map(|id| format!("{base}{join}before={id}")));
    context.insert("newest", &before.map(|_| base.clone()));
    visitor.page("portal/wholesale/orders.html", context)
}

/// `GET /portal/wholesale/orders/{number}`
pub async fn show(visitor: Visitor, scope: CompanyScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (may, user_id) = (scope.may(), scope.user_id().clone());
    let now = visitor.app.clock.now();
    let (detail, handovers, paid_ahead_minor) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let detail = queries::detail(conn, now, &scope, &number)?.ok_or(AppError::NotFound)?;
            let handovers = handovers::queries::of_purchase_order(conn, scope.company_id(), &number)?;
            let is_unpaid = detail.order.status == PurchaseOrderStatus::AwaitingPayment;
            let ahead = if is_unpaid { place_paid::paid_ahead(conn, &detail.order)? } else { 0 };
            Ok((detail, handovers, ahead))
        })
        .await?;
    let agreed: Vec<UserId> = detail.words.iter().filter(|word| word.agrees).map(|word| word.user_id.clone()).collect();
    let waits = detail.order.status == PurchaseOrderStatus::AwaitingApproval;
    let counts = word_counts(&detail.order, &agreed, &user_id);
    let mut context = Context::new();
    context.insert("may_agree", &(waits && may.approver && counts));
    context.insert("may_cancel", &(may.buyer && detail.order.status.can_become(PurchaseOrderStatus::Cancelled)));
    context.insert("may_take_back", &may.buyer);
    context.insert("paid_ahead_minor", &paid_ahead_minor);
    context.insert("pay_by", &pay_by(detail.order.updated_at));
    context.insert("pay_to", &visitor.app.pay_to());
    context.insert("agreed", &agreed.len());
    context.insert("handovers", &handovers);
    context.insert("may_read_invoices", &may.finance);
    if detail.order.is_from_catalogue() {
        // what each BUMDes sends, line by line
        let parts = detail.shares.chunk_by(|a, b| a.share.bumdes_id == b.share.bumdes_id);
        context.insert("parts", &parts.map(PartOfIt::of).collect::<Vec<_>>());
    }
    context.insert("missing", &detail.shares.iter().map(|row| row.share.missing).sum::<i64>());
    context.insert("total_now_minor", &detail.total_now_minor());
    context.insert("purchase", &detail);
    visitor.page("portal/wholesale/order.html", context)
}

/// `GET /portal/wholesale/orders/{number}/pdf`
pub async fn draw(visitor: Visitor, scope: CompanyScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (app, now, name) = (visitor.app.clone(), visitor.app.clock.now(), number.clone());
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let draw = move |conn: &mut DbConn| Ok(paper::paper(conn, now, &app.translations, &scope, &number)?);
    let body = visitor.app.read::<_, AppError>(draw).await?.ok_or(AppError::NotFound)?;
    Ok(pdf_file(&name, body))
}

/// What one BUMDes sends of a catalogue order.
#[derive(Serialize)]
struct PartOfIt<'a> {
    rows: &'a [ShareRow],
    shipping_minor: i64,
    total_minor: i64,
}

impl<'a> PartOfIt<'a> {
    fn of(rows: &'a [ShareRow]) -> Self {
        let shipping_minor = rows.iter().map(|row| row.share.shipping_minor).sum();
        let items_minor: i64 = rows.iter().map(|row| row.items_minor).sum();
        Self { rows, shipping_minor, total_minor: items_minor + shipping_minor }
    }
}

fn word_counts(order: &PurchaseOrder, agreed: &[UserId], user_id: &UserId) -> bool {
    let needed = u8::try_from(order.approvals_needed).unwrap_or(2);
    approval::may_agree(needed, &order.drawn_up_by, agreed, user_id)
}

#[derive(Deserialize)]
pub struct WordForm {
    #[serde(default)]
    note: String,
}

/// `POST /portal/wholesale/orders/{number}/approval`
pub async fn approve(
    visitor: Visitor,
    scope: ApproverScope,
    number: web::Path<String>,
    form: Form<WordForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, note) = (visitor.app.clock.now(), number.clone(), short(&form.0.note));
    let outcome = visitor.app.write(move |conn| super::approve(conn, now, &scope, &wanted, &note)).await;
    match outcome {
        Ok(PurchaseOrderStatus::Ordered) => visitor.flash("good", visitor.text("purchase-placed", &[]))?,
        Ok(PurchaseOrderStatus::AwaitingPayment) => visitor.flash("good", visitor.text("purchase-to-pay", &[]))?,
        Ok(_) => visitor.flash("good", visitor.text("purchase-agreed", &[]))?,
        Err(error) => visitor.flash("bad", words::of_agreeing(&visitor.app.translations, visitor.language, error)?)?,
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}

/// `POST /portal/wholesale/orders/{number}/refusal`
pub async fn refuse(
    visitor: Visitor,
    scope: ApproverScope,
    number: web::Path<String>,
    form: Form<WordForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, reason) = (visitor.app.clock.now(), number.clone(), short(&form.0.note));
    if reason.is_empty() {
        visitor.flash("bad", visitor.text("purchase-error-reason", &[]))?;
        return Ok(visitor.redirect(&format!("{LIST}/{number}")));
    }
    match visitor.app.write(move |conn| super::refuse(conn, now, &scope, &wanted, &reason)).await {
        Ok(()) => visitor.flash("good", visitor.text("purchase-refused", &[]))?,
        Err(error) => visitor.flash("bad", words::of_agreeing(&visitor.app.translations, visitor.language, error)?)?,
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}

/// `POST /portal/wholesale/orders/{number}/cancellation`
pub async fn cancel(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    _: Form<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted) = (visitor.app.clock.now(), number.clone());
    match visitor.app.write(move |conn| end::cancel(conn, now, &scope, &wanted)).await {
        Ok(()) => visitor.flash("good", visitor.text("purchase-cancelled", &[]))?,
        Err(EndError::NotFound) => return Err(AppError::NotFound),
        Err(EndError::NotWaiting(_)) => visitor.flash("bad", visitor.text("purchase-error-moved", &[]))?,
        Err(EndError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{number}")))
}

/// `POST /portal/wholesale/orders/{number}/shares/{id}/withdrawal`
pub async fn withdraw(
    visitor: Visitor,
    scope: BuyerScope,
    path: web::Path<(String, PurchaseOrderShareId)>,
    form: Form<WordForm>,
) -> Result<HttpResponse, AppError> {
    let (now, (number, share_id), reason) = (visitor.app.clock.now(), path.into_inner(), short(&form.0.note));
    let back = format!("{LIST}/{number}");
    if reason.is_empty() {
        visitor.flash("bad", visitor.text("purchase-error-reason", &[]))?;
        return Ok(visitor.redirect(&back));
    }
    match visitor.app.write(move |conn| take_back(conn, now, &scope, &number, &share_id, &reason)).await {
        Ok(()) => visitor.flash("good", visitor.text("purchase-taken-back", &[]))?,
        Err(TakeBackError::NotFound) => return Err(AppError::NotFound),
        Err(TakeBackError::Withdraw(WithdrawError::NotLate)) => {
            visitor.flash("bad", visitor.text("purchase-error-not-late", &[]))?;
        }
        Err(TakeBackError::Withdraw(error)) => return Err(anyhow::Error::new(error).into()),
        Err(TakeBackError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&back))
}

pub(super) fn short(text: &str) -> String {
    text.trim().chars().take(MOST_NOTE).collect()
}
