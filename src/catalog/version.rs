//! The change feed: a number that each change of a product takes, in the transaction of the change.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::db::schema::{catalog_version, products};
use crate::db::{DbConn, Timestamp, share_row};
use crate::ids::ProductId;

/// The next number. Its row stays locked until the transaction ends, so numbers are committed in order.
pub fn next(conn: &mut DbConn) -> QueryResult<i64> {
    diesel::update(catalog_version::table.find(1))
        .set(catalog_version::version.eq(catalog_version::version + 1))
        .returning(catalog_version::version)
        .get_result(conn)
}

/// [`next`] for many changes at once: the first of `count` numbers that belong to the caller now.
pub fn next_block(conn: &mut DbConn, count: i64) -> QueryResult<i64> {
    let last: i64 = diesel::update(catalog_version::table.find(1))
        .set(catalog_version::version.eq(catalog_version::version + count))
        .returning(catalog_version::version)
        .get_result(conn)?;
    Ok(last - count + 1)
}

/// Keeps the number as it is, for whoever changes product rows that no index needs to know of: everybody takes
/// this row first and products after it, so nobody waits in a circle. Orders that are paid at the same moment
/// hold it together; they take their product rows in the order of the ids, and no number afterwards.
pub fn hold(conn: &mut DbConn) -> QueryResult<()> {
    share_row(conn, "catalog_version")
}

/// Tells every index and cache that this product changed.
pub fn touch(conn: &mut DbConn, now: Timestamp, product_id: &ProductId) -> QueryResult<()> {
    let version = next(conn)?;
    diesel::update(products::table.find(product_id))
        .set((products::version.eq(version), products::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Has every index take the product in again, though nothing of it changed.
pub fn tell_again(conn: &mut DbConn, product_id: &ProductId) -> QueryResult<()> {
    let version = next(conn)?;
    diesel::update(products::table.find(product_id)).set(products::version.eq(version)).execute(conn)?;
    Ok(())
}

/// Which of these products there are, published or not.
pub fn known(conn: &mut DbConn, ids: &[String]) -> QueryResult<HashSet<String>> {
    let found: Vec<String> = products::table.filter(products::id.eq_any(ids)).select(products::id).load(conn)?;
    Ok(found.into_iter().collect())
}

/// Tells every cache of pages that something changed which no product's number tells: a collection, a village, a
/// BUMDes, shipping rates, names of categories or regions. Holds the catalogue's row like [`next`].
pub fn touch_gallery(conn: &mut DbConn) -> QueryResult<()> {
    diesel::update(catalog_version::table.find(1))
        .set(catalog_version::gallery.eq(catalog_version::gallery + 1))
        .execute(conn)?;
    Ok(())
}

/// The newest number of the catalogue and that of the gallery.
pub fn both(conn: &mut DbConn) -> QueryResult<(i64, i64)> {
    catalog_version::table.find(1).select((catalog_version::version, catalog_version::gallery)).first(conn)
}

/// The newest number.
pub fn current(conn: &mut DbConn) -> QueryResult<i64> {
    catalog_version::table.find(1).select(catalog_version::version).first(conn)
}
