//! Writes a synthetic catalogue as fast as the database takes it, without giving up any of its rules.

use std::ops::Range;

use chrono::DateTime;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::collections::Best;
use super::places::Places;
use super::products::{Batch, Maker};
use super::{GenerateError, Plan, START_MILLIS};
use crate::bulk_insert;
use crate::catalog::version;
use crate::db::schema::{
    bumdes, bumdes_villages, orders, permits, price_tiers, producers, products as products_table, variants, villages,
};
use crate::db::{Db, DbConn, Timestamp};
use crate::{legality, stock};

/// In one transaction: large enough to be quick, small enough for SQLite's log.
pub const PRODUCTS_PER_CHUNK: usize = 20_000;

/// When the villages were entered, before the first product.
pub fn start() -> Timestamp {
    DateTime::from_timestamp_millis(START_MILLIS).unwrap_or_default().naive_utc()
}

/// Room for the indexes in memory while they grow. In WAL mode `synchronous = NORMAL` can lose the last
/// chunk when the power fails, and nothing else.
pub fn prepare(db: &Db) -> Result<(), GenerateError> {
    if let DbConn::Sqlite(c) = &mut *db.writer()? {
        c.batch_execute(
            "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 50000;",
        )?;
    }
    Ok(())
}

pub fn check(conn: &mut DbConn, plan: &Plan) -> Result<(), GenerateError> {
    let has = |found: Option<String>| found.is_some();
    if has(orders::table.select(orders::id).first(conn).optional()?) {
        return Err(GenerateError::HasOrders);
    }
    let has_villages = has(villages::table.select(villages::code).first(conn).optional()?);
    let has_products = has(products_table::table.select(products_table::sku).first(conn).optional()?);
    if (has_villages || has_products) && !plan.adds {
        return Err(GenerateError::NotEmpty);
    }
    let own = format!("G{}-00000", plan.seed);
    let first = products_table::table.filter(products_table::sku.eq(own)).select(products_table::sku);
    if has(first.first(conn).optional()?) {
        return Err(GenerateError::SeedUsed(plan.seed));
    }
    Ok(())
}

pub fn places(conn: &mut DbConn, places: &Places) -> Result<(), GenerateError> {
    bulk_insert!(conn, villages::table, &places.villages, 12)?;
    bulk_insert!(conn, bumdes::table, &places.bumdes, 9)?;
    bulk_insert!(conn, bumdes_villages::table, &places.serves, 2)?;
    Ok(bulk_insert!(conn, producers::table, &places.makers, 3)?)
}

/// The versions of a chunk are one block, taken in its own transaction: whoever follows the change feed
/// of a running shop misses nothing.
pub fn products(
    conn: &mut DbConn,
    maker: &mut Maker,
    numbers: Range<usize>,
    best: &mut Best,
) -> Result<(), GenerateError> {
    let mut batch = Batch::default();
    let first = version::next_block(conn, numbers.len() as i64)?;
    for (version, number) in (first..).zip(numbers) {
        maker.make(number, version, &mut batch);
    }
    best.see(&batch);
    bulk_insert!(conn, products_table::table, &batch.products, 29)?;
    let claims = legality::claims(start(), &batch.products);
    bulk_insert!(conn, permits::table, &claims, 15)?;
    bulk_insert!(conn, variants::table, &batch.variants, 9)?;
    bulk_insert!(conn, price_tiers::table, &batch.tiers, 3)?;
    Ok(stock::load(conn, &batch.openings)?)
}

/// Without figures about the new rows both databases would plan as if the tables were empty.
pub fn finish(db: &Db) -> Result<(), GenerateError> {
    let mut conn = db.writer()?;
    let after = match &*conn {
        DbConn::Sqlite(_) => {
            "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL; PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000;"
        }
        // its own tables: others in the same database are nobody's business here
        DbConn::Postgres(_) => {
            "VACUUM (ANALYZE) regions, villages, bumdes, bumdes_villages, producers, products, variants, \
             price_tiers, permits, stock_levels, stock_movements, collections, collection_items"
        }
    };
    Ok(conn.batch_execute(after)?)
}
