//! The curator takes a listing into the gallery.

use diesel::prelude::*;

use super::listing_step::{ListingError, take};
use crate::catalog::ListingStatus;
use crate::db::schema::products;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::CuratorScope;

/// The day of the first publication stays: a listing that comes back is not new.
pub fn publish_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    note: Option<&str>,
) -> Result<(), ListingError> {
    take(conn, now, scope, id, ListingStatus::Published, note)?;
    diesel::update(products::table.filter(products::id.eq(id).and(products::published_at.is_null())))
        .set(products::published_at.eq(now))
        .execute(conn)?;
    Ok(())
}
