//! Sold pieces come back: what a buyer paid for and got refunded, and is still good to sell.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::low;
use super::open::record_movement;
use super::reserve::Wanted;
use super::shown::{Change, touch_what_shows};
use crate::db::schema::stock_levels;
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId, VariantId};

/// Puts these pieces of an order back on the shelf. That no more come back than were sold is the caller's to
/// know: a refund counts them.
pub fn take_back(conn: &mut DbConn, now: Timestamp, order_id: &OrderId, lines: &[Wanted]) -> QueryResult<()> {
    // in the order of the variant ids, each once
    let mut returned: BTreeMap<&VariantId, (&ProductId, i64)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.quantity > 0) {
        returned.entry(&line.variant_id).or_insert((&line.product_id, 0)).1 += line.quantity;
    }
    let mut changes = Vec::with_capacity(returned.len());
    for (variant_id, (product_id, quantity)) in &returned {
        let after: i64 = diesel::update(stock_levels::table.find(*variant_id))
            .set(stock_levels::on_hand.eq(stock_levels::on_hand + *quantity))
            .returning(stock_levels::on_hand - stock_levels::reserved)
            .get_result(conn)?;
        record_movement(conn, now, variant_id, "return", *quantity, Some(order_id))?;
        changes.push(Change { product_id, before: after - quantity, after });
    }
    low::follow(conn, now, &returned.keys().copied().collect::<Vec<_>>())?;
    touch_what_shows(conn, now, &changes)
}
