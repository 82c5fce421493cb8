//! The curator takes a listing out of the gallery; orders that are under way go on.

use super::listing_step::{ListingError, take};
use crate::catalog::ListingStatus;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::CuratorScope;

/// `note` tells the BUMDes why.
pub fn unpublish_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    note: Option<&str>,
) -> Result<(), ListingError> {
    take(conn, now, scope.into(), id, ListingStatus::Unpublished, note)
}
