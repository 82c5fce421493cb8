//! The first count of a variant.

use diesel::prelude::*;

use super::shown::{Change, touch_what_shows};
use crate::db::schema::{stock_levels, stock_movements, variants};
use crate::db::{DbConn, Timestamp};
use crate::each_backend;
use crate::ids::{ProductId, VariantId};

/// Starts the stock of a new variant with `on_hand` pieces.
pub fn open(conn: &mut DbConn, now: Timestamp, variant_id: &VariantId, on_hand: i64) -> QueryResult<()> {
    diesel::insert_into(stock_levels::table)
        .values((
            stock_levels::variant_id.eq(variant_id),
            stock_levels::on_hand.eq(on_hand),
            stock_levels::reserved.eq(0),
        ))
        .execute(conn)?;
    if on_hand > 0 {
        record_movement(conn, now, variant_id, "opening", on_hand, None)?;
        let product_id: ProductId = variants::table.find(variant_id).select(variants::product_id).first(conn)?;
        touch_what_shows(conn, now, &[Change { product_id: &product_id, before: 0, after: on_hand }])?;
    }
    Ok(())
}

/// [`open`] for variants of products that are written in the same transaction, in a few statements: the
/// version they are written with tells the search index already.
pub fn open_many(conn: &mut DbConn, now: Timestamp, openings: &[(VariantId, i64)]) -> QueryResult<()> {
    let levels: Vec<_> = openings
        .iter()
        .map(|(variant_id, on_hand)| {
            (
                stock_levels::variant_id.eq(variant_id),
                stock_levels::on_hand.eq(*on_hand),
                stock_levels::reserved.eq(0i64),
            )
        })
        .collect();
    let movements: Vec<_> = openings
        .iter()
        .filter(|(_, on_hand)| *on_hand > 0)
        .map(|(variant_id, on_hand)| {
            (
                stock_movements::id.eq(uuid::Uuid::now_v7().to_string()),
                stock_movements::variant_id.eq(variant_id),
                stock_movements::kind.eq("opening"),
                stock_movements::quantity.eq(*on_hand),
                stock_movements::created_at.eq(now),
            )
        })
        .collect();
    each_backend!(conn, |c| {
        diesel::insert_into(stock_levels::table).values(&levels).execute(c)?;
        diesel::insert_into(stock_movements::table).values(&movements).execute(c)?;
        Ok(())
    })
}

pub(super) fn record_movement(
    conn: &mut DbConn,
    now: Timestamp,
    variant_id: &VariantId,
    kind: &str,
    quantity: i64,
    order_id: Option<&crate::ids::OrderId>,
) -> QueryResult<()> {
    diesel::insert_into(stock_movements::table)
        .values((
            stock_movements::id.eq(uuid::Uuid::now_v7().to_string()),
            stock_movements::variant_id.eq(variant_id),
            stock_movements::kind.eq(kind),
            stock_movements::quantity.eq(quantity),
            stock_movements::order_id.eq(order_id),
            stock_movements::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
