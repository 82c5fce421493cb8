//! Sold pieces come back: what a buyer paid for and got refunded, and is still good to sell.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::capacity::{self, GivenBack};
use super::low;
use super::open::record_movement;
use super::reserve::Wanted;
use super::shown::{Change, touch_what_shows};
use crate::db::schema::{reservations, stock_levels};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId, VariantId};

/// Puts these pieces of an order back on the shelf, and gives back the places of those that are made to order. That no more come back than were sold is the caller's to
/// know: a refund counts them.
pub fn take_back(conn: &mut DbConn, now: Timestamp, order_id: &OrderId, lines: &[Wanted]) -> QueryResult<()> {
    // in the order of the variant ids, each once
    let mut returned: BTreeMap<&VariantId, (&ProductId, i64)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.quantity > 0) {
        returned.entry(&line.variant_id).or_insert((&line.product_id, 0)).1 += line.quantity;
    }
    let made = months_of(conn, order_id)?;
    let (mut counted, mut months) = (Vec::new(), GivenBack::new());
    let mut changes = Vec::with_capacity(returned.len());
    for (variant_id, (product_id, quantity)) in &returned {
        if let Some(month) = made.get(variant_id) {
            *months.entry((product_id, month)).or_default() += quantity;
            continue;
        }
        let after: i64 = diesel::update(stock_levels::table.find(*variant_id))
            .set(stock_levels::on_hand.eq(stock_levels::on_hand + *quantity))
            .returning(stock_levels::on_hand - stock_levels::reserved)
            .get_result(conn)?;
        record_movement(conn, now, variant_id, "return", *quantity, Some(order_id))?;
        changes.push(Change { product_id, before: after - quantity, after });
        counted.push(*variant_id);
    }
    changes.extend(capacity::give_back(conn, &months)?);
    low::follow(conn, now, &counted)?;
    touch_what_shows(conn, now, &changes)
}

/// The months in which an order's pieces are made, of those that are made to order.
fn months_of(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<BTreeMap<VariantId, String>> {
    let rows: Vec<(VariantId, String)> = reservations::table
        .filter(reservations::order_id.eq(order_id).and(reservations::month.is_not_null()))
        .select((reservations::variant_id, reservations::month.assume_not_null()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
