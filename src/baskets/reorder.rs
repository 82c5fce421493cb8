//! `/portal/wholesale/basket/orders/{number}`: what was ordered before lies in the basket again, at today's prices.

use actix_web::{HttpResponse, web};
use diesel::prelude::*;

use super::basket::Wish;
use super::basket_pages::put_sold;
use crate::db::DbConn;
use crate::db::schema::{purchase_order_shares, purchase_orders};
use crate::error::AppError;
use crate::ids::{PurchaseOrderShareId, VariantId};
use crate::price_lists::pages::Press;
use crate::web::{BuyerScope, CompanyScope, Form, Visitor};

/// `POST /portal/wholesale/basket/orders/{number}`
pub async fn again(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let own = scope.clone();
    let read = move |conn: &mut DbConn| ordered(conn, &own, &number)?.ok_or(AppError::NotFound);
    let wishes = visitor.app.read(read).await?;
    put_sold(&visitor, scope, wishes).await
}

/// How much of each was ordered in the end: a share in whose place another came counts by that one. None for another
/// company's.
fn ordered(conn: &mut DbConn, scope: &CompanyScope, number: &str) -> QueryResult<Option<Vec<Wish>>> {
    type Share = (PurchaseOrderShareId, VariantId, i64, Option<PurchaseOrderShareId>);
    let shares: Vec<Share> = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .filter(purchase_orders::number.eq(number).and(purchase_orders::company_id.eq(scope.company_id())))
        .order(purchase_order_shares::id)
        .select((
            purchase_order_shares::id,
            purchase_order_shares::variant_id,
            purchase_order_shares::quantity,
            purchase_order_shares::replaces,
        ))
        .load(conn)?;
    if shares.is_empty() {
        return Ok(None);
    }
    let is_replaced = |id: &PurchaseOrderShareId| shares.iter().any(|(.., replaces)| replaces.as_ref() == Some(id));
    let mut ordered: Vec<Wish> = Vec::new();
    for (_, variant, quantity, _) in shares.iter().filter(|(id, ..)| !is_replaced(id)) {
        match ordered.iter_mut().find(|(known, _)| known == variant) {
            Some((_, sum)) => *sum += quantity,
            None => ordered.push((variant.clone(), *quantity)),
        }
    }
    Ok(Some(ordered))
}
