//! The change feed: a number that each change of a product takes, in the transaction of the change.

use diesel::prelude::*;

use crate::db::schema::{catalog_version, products};
use crate::db::{DbConn, Timestamp};
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

/// Takes the number's row without a new number, for whoever changes product rows that no index needs to
/// know of: everybody takes this row first and products after it, so nobody waits in a circle.
pub fn hold(conn: &mut DbConn) -> QueryResult<()> {
    diesel::update(catalog_version::table.find(1))
        .set(catalog_version::version.eq(catalog_version::version))
        .execute(conn)?;
    Ok(())
}

/// Tells every index and cache that this product changed.
pub fn touch(conn: &mut DbConn, now: Timestamp, product_id: &ProductId) -> QueryResult<()> {
    let version = next(conn)?;
    diesel::update(products::table.find(product_id))
        .set((products::version.eq(version), products::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The newest number.
pub fn current(conn: &mut DbConn) -> QueryResult<i64> {
    catalog_version::table.find(1).select(catalog_version::version).first(conn)
}
