//! Reads of the rates.

use diesel::prelude::*;

use super::rate_table::{Rate, RateTable};
use super::zone::Zone;
use crate::db::DbConn;
use crate::db::schema::shipping_rates;
use crate::ids::BumdesId;

type Row = (Option<BumdesId>, Zone, i64, i64);
const COLUMNS: (
    shipping_rates::bumdes_id,
    shipping_rates::zone,
    shipping_rates::first_kg_minor,
    shipping_rates::next_kg_minor,
) = (shipping_rates::bumdes_id, shipping_rates::zone, shipping_rates::first_kg_minor, shipping_rates::next_kg_minor);

/// The house's rates and those of these BUMDes, in one query.
pub fn rates(conn: &mut DbConn, bumdes: &[&BumdesId]) -> QueryResult<RateTable> {
    let rows = shipping_rates::table
        .filter(shipping_rates::bumdes_id.is_null().or(shipping_rates::bumdes_id.eq_any(bumdes.iter().copied())))
        .select(COLUMNS)
        .load(conn)?;
    Ok(table(rows))
}

/// [`rates`] of one BUMDes, in a statement of a fixed form, which SQLite plans once.
pub fn rates_of(conn: &mut DbConn, bumdes: &BumdesId) -> QueryResult<RateTable> {
    let rows = shipping_rates::table
        .filter(shipping_rates::bumdes_id.is_null().or(shipping_rates::bumdes_id.eq(bumdes)))
        .select(COLUMNS)
        .load(conn)?;
    Ok(table(rows))
}

fn table(rows: Vec<Row>) -> RateTable {
    let rates = rows.into_iter().map(|(bumdes_id, zone, first_kg_minor, next_kg_minor)| {
        ((bumdes_id, zone), Rate { first_kg_minor, next_kg_minor })
    });
    RateTable(rates.collect())
}
