//! What happened to the stock of one variant: every movement with the balance it left.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde::Serialize;

use super::Reason;
use crate::db::schema::{bumdes, fulfillment_orders, products, stock_levels, stock_movements, users, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId, VariantId};
use crate::media::{Photo, shown};
use crate::web::BumdesScope;

pub const PER_PAGE: usize = 30;

/// The variant whose history it is, and where it stands now.
#[derive(Debug, Serialize, Queryable)]
pub struct Shelf {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub option_value: String,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub on_hand: i64,
    pub reserved: i64,
    /// times are told in this region's zone
    pub region_code: String,
}

#[derive(Debug, Serialize)]
pub struct Movement {
    pub id: String,
    /// `opening`, `count`, `sale`, `return`
    pub kind: String,
    pub quantity: i64,
    /// how many were there afterwards
    pub balance: i64,
    pub reason: Option<Reason>,
    /// who counted
    pub person: Option<String>,
    /// the number of this BUMDes's part of the order
    pub part_number: Option<String>,
    pub created_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub struct History {
    pub shelf: Shelf,
    pub photo: Option<Photo>,
    /// the newest first
    pub movements: Vec<Movement>,
    /// the movement behind which to go on
    pub next: Option<String>,
}

/// One page, from behind the movement `after`. None when this BUMDes has no such variant.
pub fn history(
    conn: &mut DbConn,
    scope: &BumdesScope,
    variant_id: &VariantId,
    after: Option<&str>,
) -> QueryResult<Option<History>> {
    let Some(shelf) = shelf(conn, scope, variant_id)? else { return Ok(None) };
    let from = match after {
        Some(id) => place(conn, variant_id, id)?,
        None => None,
    };
    let mut balance = shelf.on_hand;
    let mut query =
        stock_movements::table.left_join(users::table).filter(stock_movements::variant_id.eq(variant_id)).into_boxed();
    if let Some((created_at, id)) = from {
        balance -= moved_since(conn, variant_id, created_at, &id)?;
        let earlier = stock_movements::created_at.eq(created_at).and(stock_movements::id.lt(id));
        query = query.filter(stock_movements::created_at.lt(created_at).or(earlier));
    }
    type Row = (String, String, i64, Option<Reason>, Option<OrderId>, Option<String>, Timestamp);
    let mut rows: Vec<Row> = query
        .order((stock_movements::created_at.desc(), stock_movements::id.desc()))
        .limit(PER_PAGE as i64 + 1)
        .select((
            stock_movements::id,
            stock_movements::kind,
            stock_movements::quantity,
            stock_movements::reason,
            stock_movements::order_id,
            users::name.nullable(),
            stock_movements::created_at,
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let parts = own_parts(conn, scope, rows.iter().filter_map(|row| row.4.as_ref()))?;
    let movement = |(id, kind, quantity, reason, order_id, person, created_at): Row| {
        let part_number = order_id.and_then(|order_id| parts.get(&order_id).cloned());
        let movement = Movement { id, kind, quantity, balance, reason, person, part_number, created_at };
        balance -= quantity;
        movement
    };
    let movements: Vec<Movement> = rows.into_iter().map(movement).collect();
    let next = movements.last().filter(|_| has_more).map(|movement| movement.id.clone());
    let photo = shown::first_of(conn, &[&shelf.product_id])?.remove(&shelf.product_id);
    Ok(Some(History { shelf, photo, movements, next }))
}

fn shelf(conn: &mut DbConn, scope: &BumdesScope, variant_id: &VariantId) -> QueryResult<Option<Shelf>> {
    variants::table
        .inner_join(products::table.inner_join(bumdes::table))
        .inner_join(stock_levels::table)
        .filter(variants::id.eq(variant_id).and(products::bumdes_id.eq(scope.bumdes_id())))
        .select((
            variants::id,
            products::id,
            variants::option_value,
            variants::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            stock_levels::on_hand,
            stock_levels::reserved,
            bumdes::village_code,
        ))
        .first(conn)
        .optional()
}

fn place(conn: &mut DbConn, variant_id: &VariantId, id: &str) -> QueryResult<Option<(Timestamp, String)>> {
    stock_movements::table
        .filter(stock_movements::id.eq(id).and(stock_movements::variant_id.eq(variant_id)))
        .select((stock_movements::created_at, stock_movements::id))
        .first(conn)
        .optional()
}

/// The sum of this movement and all later ones.
fn moved_since(conn: &mut DbConn, variant_id: &VariantId, created_at: Timestamp, id: &str) -> QueryResult<i64> {
    let same_moment = stock_movements::created_at.eq(created_at).and(stock_movements::id.ge(id));
    stock_movements::table
        .filter(stock_movements::variant_id.eq(variant_id))
        .filter(stock_movements::created_at.gt(created_at).or(same_moment))
        .select(sql::<BigInt>("CAST(COALESCE(SUM(quantity), 0) AS BIGINT)"))
        .first(conn)
}

fn own_parts<'a>(
    conn: &mut DbConn,
    scope: &BumdesScope,
    orders: impl Iterator<Item = &'a OrderId>,
) -> QueryResult<HashMap<OrderId, String>> {
    let orders: Vec<&OrderId> = orders.collect();
    let rows: Vec<(OrderId, String)> = fulfillment_orders::table
        .filter(fulfillment_orders::bumdes_id.eq(scope.bumdes_id()))
        .filter(fulfillment_orders::order_id.eq_any(orders))
        .order(fulfillment_orders::number.desc())
        .select((fulfillment_orders::order_id, fulfillment_orders::number))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
