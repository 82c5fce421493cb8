//! Holds pieces for an order that is not paid yet: on the shelf, or in the month of what is made to order.

use diesel::prelude::*;

use super::capacity::{self, made_to_order};
use super::low;
use super::shown::{Change, touch_what_shows};
use crate::db::schema::{reservations, stock_levels};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId, VariantId};

#[derive(Debug, Clone)]
pub struct Wanted {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub quantity: i64,
}

/// Fewer pieces are free than wanted; nothing was held.
#[derive(Debug, thiserror::Error)]
pub enum OutOfStock {
    #[error("variant {variant_id}: {available} free")]
    Short { variant_id: VariantId, available: i64 },
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// Holds every line for `order_id` or fails; the caller's transaction rolls the rest back.
pub fn reserve(conn: &mut DbConn, now: Timestamp, order_id: &OrderId, lines: &[Wanted]) -> Result<(), OutOfStock> {
    let made = made_to_order(conn, now, lines)?;
    let mut sorted: Vec<&Wanted> = lines.iter().collect();
    sorted.sort_by(|a, b| a.variant_id.cmp(&b.variant_id));
    let (ordered, counted): (Vec<&Wanted>, Vec<&Wanted>) =
        sorted.into_iter().partition(|line| made.contains_key(&line.product_id));
    let mut changes = Vec::with_capacity(lines.len());
    for line in &counted {
        let level = stock_levels::table.find(&line.variant_id);
        let left = diesel::update(level.filter((stock_levels::on_hand - stock_levels::reserved).ge(line.quantity)))
            .set(stock_levels::reserved.eq(stock_levels::reserved + line.quantity))
            .returning(stock_levels::on_hand - stock_levels::reserved)
            .get_result::<i64>(conn)
            .optional()?;
        let Some(after) = left else {
            let available = level
                .select(stock_levels::on_hand - stock_levels::reserved)
                .first::<i64>(conn)
                .optional()?
                .unwrap_or(0);
            return Err(OutOfStock::Short { variant_id: line.variant_id.clone(), available });
        };
        hold(conn, order_id, line, None)?;
        changes.push(Change { product_id: &line.product_id, before: after + line.quantity, after });
    }
    changes.extend(capacity::take(conn, order_id, &made, &ordered)?);
    low::follow(conn, now, &counted.iter().map(|line| &line.variant_id).collect::<Vec<_>>())?;
    touch_what_shows(conn, now, &changes)?;
    Ok(())
}

/// Notes what an order holds: pieces of the shelf, or places in a month.
pub(super) fn hold(conn: &mut DbConn, order_id: &OrderId, line: &Wanted, month: Option<&str>) -> QueryResult<()> {
    diesel::insert_into(reservations::table)
        .values((
            reservations::order_id.eq(order_id),
            reservations::variant_id.eq(&line.variant_id),
            reservations::quantity.eq(line.quantity),
            reservations::status.eq("held"),
            reservations::month.eq(month),
        ))
        .execute(conn)?;
    Ok(())
}
