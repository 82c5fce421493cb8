//! `/portal/wholesale/orders/{number}/shares/{id}/others`: who else could make a share that came to nothing, and what it
//! would cost. It is computed each time it is looked at; a press orders it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::pages::LIST;
use super::purchase_order::own_share;
use super::reoffer::{self, Limits, order_others};
use super::{PurchaseOrder, PurchaseOrderStatus, words};
use crate::allocation::{AllocateError, Allocation};
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::PurchaseOrderShareId;
use crate::quotations::BuyersLimits;
use crate::quotations::spread::{self, Question};
use crate::web::{BuyerScope, CompanyScope, Form, Visitor};

#[derive(Serialize)]
struct OtherRow<'a> {
    bumdes: &'a str,
    quantity: i64,
    goods_minor: i64,
    shipping_minor: i64,
}

/// `lifted`: without the limits of the request.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    limits: String,
}

impl Wish {
    fn limits(&self) -> Limits {
        if self.limits == "lifted" { Limits::Lifted } else { Limits::Kept }
    }
}

struct Found {
    order: PurchaseOrder,
    /// the request's
    limits: Option<BuyersLimits>,
    /// none where nothing of the share is open
    answer: Option<(Question, Result<Allocation, AllocateError>)>,
}

/// The search runs outside any transaction.
async fn find(
    visitor: &Visitor,
    scope: CompanyScope,
    number: &str,
    id: &PurchaseOrderShareId,
    limits: Limits,
) -> Result<Found, AppError> {
    let (now, number, id) = (visitor.app.clock.now(), number.to_owned(), id.clone());
    let read = move |conn: &mut DbConn| {
        let order = own_share(conn, &scope, &number, &id)?.ok_or(AppError::NotFound)?;
        let asked = reoffer::question(conn, now, &id, limits)?.filter(|_| order.status == PurchaseOrderStatus::Ordered);
        let buyers = order.rfq_id.as_ref().map(|rfq_id| BuyersLimits::of(conn, rfq_id)).transpose()?;
        Ok::<_, AppError>((order, buyers.filter(BuyersLimits::are_any), asked))
    };
    let (order, limits, question) = visitor.app.read(read).await?;
    let answer = match question {
        Some(question) => Some(spread::find(question).await?),
        None => None,
    };
    Ok(Found { order, limits, answer })
}

/// `GET /portal/wholesale/orders/{number}/shares/{id}/others?limits=`
pub async fn show(
    visitor: Visitor,
    scope: CompanyScope,
    path: web::Path<(String, PurchaseOrderShareId)>,
    wish: web::Query<Wish>,
) -> Result<HttpResponse, AppError> {
    let ((number, id), are_lifted) = (path.into_inner(), wish.limits() == Limits::Lifted);
    let may_order = scope.may().buyer && scope.status() == CompanyStatus::Approved;
    let Found { order, limits, answer } = find(&visitor, scope, &number, &id, wish.limits()).await?;
    let Some((question, Ok(allocation))) = answer else {
        visitor.flash("bad", visitor.text("purchase-error-not-open", &[]))?;
        return Ok(visitor.redirect(&format!("{LIST}/{number}")));
    };
    let rows: Vec<OtherRow<'_>> = allocation
        .shares
        .iter()
        .map(|share| OtherRow {
            bumdes: question.names.get(&share.key).map_or("", String::as_str),
            quantity: share.quantity,
            goods_minor: share.goods_minor,
            shipping_minor: share.shipping_minor,
        })
        .collect();
    let mut context = Context::new();
    context.insert("order", &order);
    context.insert("share_id", &id);
    context.insert("rows", &rows);
    context.insert("wanted", &question.demand.quantity);
    context.insert("shortfall", &allocation.shortfall);
    context.insert("could_be_met_on", &allocation.could_be_met_on);
    context.insert("landed_minor", &allocation.landed_minor);
    context.insert("limits", &limits);
    context.insert("are_lifted", &are_lifted);
    context.insert("may_order", &(may_order && !rows.is_empty()));
    visitor.page("portal/wholesale/others.html", context)
}

#[derive(Deserialize)]
pub struct SeenForm {
    #[serde(default)]
    seen_total: i64,
    /// what the page was computed with
    #[serde(flatten)]
    wish: Wish,
}

/// `POST /portal/wholesale/orders/{number}/shares/{id}/others`
pub async fn order(
    visitor: Visitor,
    scope: BuyerScope,
    path: web::Path<(String, PurchaseOrderShareId)>,
    form: Form<SeenForm>,
) -> Result<HttpResponse, AppError> {
    let ((number, id), now, seen) = (path.into_inner(), visitor.app.clock.now(), form.0.seen_total);
    let limits = form.0.wish.limits();
    let found = find(&visitor, (*scope).clone(), &number, &id, limits).await?;
    let back = format!("{LIST}/{number}");
    let here = match limits {
        Limits::Kept => format!("{back}/shares/{id}/others"),
        Limits::Lifted => format!("{back}/shares/{id}/others?limits=lifted"),
    };
    let Some((question, Ok(allocation))) = found.answer else {
        visitor.flash("bad", visitor.text("purchase-error-not-open", &[]))?;
        return Ok(visitor.redirect(&back));
    };
    let ordering = move |conn: &mut DbConn| order_others(conn, now, &scope, &id, &question, &allocation, seen);
    match visitor.app.write(ordering).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("purchase-others-ordered", &[]))?;
            Ok(visitor.redirect(&back))
        }
        Err(error) => {
            visitor.flash("bad", words::of_moving(&visitor.app.translations, visitor.language, error)?)?;
            Ok(visitor.redirect(&here))
        }
    }
}
