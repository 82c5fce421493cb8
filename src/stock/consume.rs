//! Turns what a paid order held into sold pieces.

use diesel::prelude::*;

use super::open::record_movement;
use super::release::{Held, held_lines, mark};
use super::reserve::{OutOfStock, Wanted, reserve};
use super::shown::touch_the_only_ones;
use crate::db::schema::reservations;
use crate::db::schema::stock_levels;
use crate::db::{DbConn, Timestamp};
use crate::ids::OrderId;

/// The order is paid: its held pieces leave the stock. A second call finds nothing and changes nothing.
pub fn consume(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    let held = held_lines(conn, order_id)?;
    for Held { variant_id, quantity, month, .. } in &held {
        let quantity = *quantity;
        mark(conn, order_id, variant_id, "consumed")?;
        // what is made to order is not on the shelf yet; its place in the month is taken already
        if month.is_some() {
            continue;
        }
        diesel::update(stock_levels::table.find(variant_id))
            .set((
                stock_levels::on_hand.eq(stock_levels::on_hand - quantity),
                stock_levels::reserved.eq(stock_levels::reserved - quantity),
            ))
            .execute(conn)?;
        record_movement(conn, now, variant_id, "sale", -quantity, Some(order_id))?;
    }
    let sold: Vec<_> = held.iter().filter(|line| line.month.is_none()).map(|line| &line.product_id).collect();
    touch_the_only_ones(conn, now, &sold)
}

/// The money came after the pieces were let go: takes them anew if they are all still there.
pub fn consume_late(conn: &mut DbConn, now: Timestamp, order_id: &OrderId, lines: &[Wanted]) -> Result<(), OutOfStock> {
    diesel::delete(reservations::table.filter(reservations::order_id.eq(order_id))).execute(conn)?;
    reserve(conn, now, order_id, lines)?;
    consume(conn, now, order_id)?;
    Ok(())
}
