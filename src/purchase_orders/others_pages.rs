//! `/portal/wholesale/orders/{number}/shares/{id}/others`: who else could make a share that came to nothing, and what it
//! would cost. It is computed each time it is looked at; a press orders it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::pages::LIST;
use super::purchase_order::own_share;
use super::reoffer::{self, order_others};
use super::{PurchaseOrder, PurchaseOrderStatus, words};
use crate::allocation::{AllocateError, Allocation};
use crate::companies::CompanyStatus;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::PurchaseOrderShareId;
use crate::quotations::spread::{self, Question};
use crate::web::{BuyerScope, CompanyScope, Form, Visitor};

#[derive(Serialize)]
struct OtherRow<'a> {
    bumdes: &'a str,
    quantity: i64,
    goods_minor: i64,
    shipping_minor: i64,
}

type Found = (PurchaseOrder, Option<(Question, Result<Allocation, AllocateError>)>);

/// The search runs outside any transaction. No question where nothing of the share is open.
async fn find(
    visitor: &Visitor,
    scope: CompanyScope,
    number: &str,
    id: &PurchaseOrderShareId,
) -> Result<Found, AppError> {
    let (now, number, id) = (visitor.app.clock.now(), number.to_owned(), id.clone());
    let read = move |conn: &mut DbConn| {
        let order = own_share(conn, &scope, &number, &id)?.ok_or(AppError::NotFound)?;
        let asked = reoffer::question(conn, now, &id)?.filter(|_| order.status == PurchaseOrderStatus::Ordered);
        Ok::<_, AppError>((order, asked))
    };
    let (order, question) = visitor.app.read(read).await?;
    match question {
        Some(question) => Ok((order, Some(spread::find(question).await?))),
        None => Ok((order, None)),
    }
}

/// `GET /portal/wholesale/orders/{number}/shares/{id}/others`
pub async fn show(
    visitor: Visitor,
    scope: CompanyScope,
    path: web::Path<(String, PurchaseOrderShareId)>,
) -> Result<HttpResponse, AppError> {
    let (number, id) = path.into_inner();
    let may_order = scope.may().buyer && scope.status() == CompanyStatus::Approved;
    let (order, found) = find(&visitor, scope, &number, &id).await?;
    let Some((question, Ok(allocation))) = found else {
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
    context.insert("may_order", &(may_order && !rows.is_empty()));
    visitor.page("portal/wholesale/others.html", context)
}

#[derive(Deserialize)]
pub struct SeenForm {
    #[serde(default)]
    seen_total: i64,
}

/// `POST /portal/wholesale/orders/{number}/shares/{id}/others`
pub async fn order(
    visitor: Visitor,
    scope: BuyerScope,
    path: web::Path<(String, PurchaseOrderShareId)>,
    form: Form<SeenForm>,
) -> Result<HttpResponse, AppError> {
    let ((number, id), now, seen) = (path.into_inner(), visitor.app.clock.now(), form.0.seen_total);
    let (_, found) = find(&visitor, (*scope).clone(), &number, &id).await?;
    let (back, here) = (format!("{LIST}/{number}"), format!("{LIST}/{number}/shares/{id}/others"));
    let Some((question, Ok(allocation))) = found else {
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
