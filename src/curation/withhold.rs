//! What a suspension takes out of the gallery, and its end brings back. Whose listings these are, and which of them carry
//! the mark, is decided in `villages/suspend.rs`.

use super::listing_step::{ListingError, take};
use crate::catalog::ListingStatus;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::CuratorScope;

pub fn withhold(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    reason: &str,
) -> Result<(), ListingError> {
    take(conn, now, scope.into(), id, ListingStatus::Unpublished, Some(reason))
}

/// As it was: what the BUMDes has handed in meanwhile is not published with it.
pub fn bring_back(conn: &mut DbConn, now: Timestamp, scope: &CuratorScope, id: &ProductId) -> Result<(), ListingError> {
    take(conn, now, scope.into(), id, ListingStatus::Published, None)
}
