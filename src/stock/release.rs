//! Lets go of what an unpaid order held.

use diesel::prelude::*;

use super::capacity::{self, GivenBack};
use super::low;
use super::shown::{Change, touch_what_shows};
use crate::db::schema::{reservations, stock_levels, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId, VariantId};

/// Frees what an order held; a second call finds nothing and changes nothing.
pub fn release(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    let held = held_lines(conn, order_id)?;
    let mut changes = Vec::with_capacity(held.len());
    let (mut counted, mut months) = (Vec::new(), GivenBack::new());
    for Held { variant_id, product_id, quantity, month } in &held {
        mark(conn, order_id, variant_id, "released")?;
        if let Some(month) = month {
            *months.entry((product_id, month)).or_default() += quantity;
            continue;
        }
        let after: i64 = diesel::update(stock_levels::table.find(variant_id))
            .set(stock_levels::reserved.eq(stock_levels::reserved - *quantity))
            .returning(stock_levels::on_hand - stock_levels::reserved)
            .get_result(conn)?;
        changes.push(Change { product_id, before: after - quantity, after });
        counted.push(variant_id);
    }
    changes.extend(capacity::give_back(conn, &months)?);
    low::follow(conn, now, &counted)?;
    touch_what_shows(conn, now, &changes)
}

#[derive(Queryable)]
pub(super) struct Held {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub quantity: i64,
    /// of what is made to order
    pub month: Option<String>,
}

/// What is held for an order, in the order of the variant ids.
pub(super) fn held_lines(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Vec<Held>> {
    reservations::table
        .inner_join(variants::table)
        .filter(reservations::order_id.eq(order_id).and(reservations::status.eq("held")))
        .order(reservations::variant_id)
        .select((reservations::variant_id, variants::product_id, reservations::quantity, reservations::month))
        .load(conn)
}

pub(super) fn mark(conn: &mut DbConn, order_id: &OrderId, variant_id: &VariantId, status: &str) -> QueryResult<()> {
    diesel::update(reservations::table.find((order_id, variant_id)))
        .set(reservations::status.eq(status))
        .execute(conn)?;
    Ok(())
}
