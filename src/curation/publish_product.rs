//! The curator takes a listing into the gallery.

use diesel::prelude::*;

use super::decide::{DecideError, publish_open_round};
use super::listing_step::{ListingError, take};
use crate::catalog::ListingStatus;
use crate::db::schema::products;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::legality;
use crate::web::CuratorScope;

/// What a BUMDes handed in is published with it. The day of the first publication stays: a listing that comes back
/// is not new.
pub fn publish_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    note: Option<&str>,
) -> Result<(), ListingError> {
    let is_round = publish_open_round(conn, now, scope, id, note).map_err(|error| match error {
        DecideError::NotAllowed { from, to } => ListingError::NotAllowed { from, to },
        DecideError::Permits(missing) => ListingError::Permits(missing),
        DecideError::SellerNotVerified { bumdes_id, status } => ListingError::SellerNotVerified { bumdes_id, status },
        DecideError::Database(error) => ListingError::Database(error),
        DecideError::NotFound | DecideError::Decided | DecideError::Unchecked(_) | DecideError::NothingSaid => {
            ListingError::NotFound
        }
    })?;
    if is_round {
        return Ok(());
    }
    take(conn, now, scope.into(), id, ListingStatus::Published, note)?;
    let published_at: Option<Timestamp> = products::table.find(id).select(products::published_at).first(conn)?;
    let missing =
        if published_at.is_some() { legality::due(conn, now, id)? } else { legality::missing(conn, now, id)? };
    if !missing.is_empty() {
        return Err(ListingError::Permits(missing));
    }
    diesel::update(products::table.filter(products::id.eq(id).and(products::published_at.is_null())))
        .set(products::published_at.eq(now))
        .execute(conn)?;
    Ok(())
}
