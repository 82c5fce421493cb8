//! Holds pieces for an order that is not paid yet.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::select;

use crate::catalog::version;
use crate::db::schema::{reservations, stock_levels, variants};
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
    let mut sorted: Vec<&Wanted> = lines.iter().collect();
    sorted.sort_by(|a, b| a.variant_id.cmp(&b.variant_id));
    for line in &sorted {
        let level = stock_levels::table.find(&line.variant_id);
        let held = diesel::update(level.filter((stock_levels::on_hand - stock_levels::reserved).ge(line.quantity)))
            .set(stock_levels::reserved.eq(stock_levels::reserved + line.quantity))
            .execute(conn)?;
        if held != 1 {
            let available = level
                .select(stock_levels::on_hand - stock_levels::reserved)
                .first::<i64>(conn)
                .optional()?
                .unwrap_or(0);
            return Err(OutOfStock::Short { variant_id: line.variant_id.clone(), available });
        }
        diesel::insert_into(reservations::table)
            .values((
                reservations::order_id.eq(order_id),
                reservations::variant_id.eq(&line.variant_id),
                reservations::quantity.eq(line.quantity),
                reservations::status.eq("held"),
            ))
            .execute(conn)?;
    }
    for product_id in distinct_products(&sorted) {
        touch_when_availability_changed(conn, now, &product_id, true)?;
    }
    Ok(())
}

fn distinct_products(lines: &[&Wanted]) -> Vec<ProductId> {
    let mut ids: Vec<ProductId> = lines.iter().map(|l| l.product_id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The search index knows whether a product is in stock: tell it when that is not so any more.
/// `was_available` is what held before this change.
pub(super) fn touch_when_availability_changed(
    conn: &mut DbConn,
    now: Timestamp,
    product_id: &ProductId,
    was_available: bool,
) -> QueryResult<()> {
    let is_available: bool = select(exists(
        stock_levels::table.inner_join(variants::table).filter(
            variants::product_id
                .eq(product_id)
                .and(variants::is_active)
                .and(stock_levels::on_hand.gt(stock_levels::reserved)),
        ),
    ))
    .get_result(conn)?;
    if is_available != was_available {
        version::touch(conn, now, product_id)?;
    }
    Ok(())
}
