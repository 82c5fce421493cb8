//! Opening stock in bulk.

use diesel::prelude::*;

use crate::bulk_insert;
use crate::db::schema::{stock_levels, stock_movements};
use crate::db::{DbConn, Timestamp};
use crate::ids::VariantId;

/// The first count of a variant that is written in the same transaction.
pub struct Opening {
    pub variant_id: VariantId,
    pub movement_id: String,
    pub on_hand: i64,
    pub opened_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = stock_levels, treat_none_as_default_value = false)]
struct Level<'a> {
    variant_id: &'a VariantId,
    on_hand: i64,
    reserved: i64,
}

#[derive(Insertable)]
#[diesel(table_name = stock_movements, treat_none_as_default_value = false)]
struct Movement<'a> {
    id: &'a str,
    variant_id: &'a VariantId,
    kind: &'static str,
    quantity: i64,
    created_at: Timestamp,
}

/// [`super::open_many`] for hundreds of thousands: each opening brings its own time and id.
pub fn load(conn: &mut DbConn, openings: &[Opening]) -> QueryResult<()> {
    let levels: Vec<Level> =
        openings.iter().map(|o| Level { variant_id: &o.variant_id, on_hand: o.on_hand, reserved: 0 }).collect();
    let movements: Vec<Movement> = openings
        .iter()
        .filter(|o| o.on_hand > 0)
        .map(|o| Movement {
            id: &o.movement_id,
            variant_id: &o.variant_id,
            kind: "opening",
            quantity: o.on_hand,
            created_at: o.opened_at,
        })
        .collect();
    bulk_insert!(conn, stock_levels::table, &levels, 3)?;
    bulk_insert!(conn, stock_movements::table, &movements, 5)
}
