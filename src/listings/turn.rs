//! The BUMDes takes a product out of the gallery, brings it back, puts it away and takes it out again.

use diesel::prelude::*;

use super::own::own;
use super::submit::close_open;
use crate::audit::{self, ActKind};
use crate::catalog::ListingStatus;
use crate::curation::{ListingError, Side, take};
use crate::db::schema::{listing_events, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::legality;
use crate::web::ListingScope;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// out of the gallery for a while
    TakeDown,
    BringBack,
    /// out of the list
    Archive,
    /// as it was before it was put away
    Restore,
}

pub fn turn(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    turn: Turn,
) -> Result<(), ListingError> {
    let own = own(conn, scope, id)?.ok_or(ListingError::NotFound)?;
    let to = match turn {
        Turn::TakeDown => ListingStatus::Unpublished,
        Turn::BringBack => ListingStatus::Published,
        Turn::Archive => ListingStatus::Archived,
        Turn::Restore if own.was_published() => ListingStatus::Unpublished,
        Turn::Restore => ListingStatus::Draft,
    };
    let is_archived = own.status == ListingStatus::Archived;
    // what the curator took out comes back through the curator
    let is_allowed = match turn {
        Turn::BringBack => own.status == ListingStatus::Unpublished && may_bring_back(conn, id)?,
        Turn::Restore => is_archived,
        Turn::TakeDown | Turn::Archive => !is_archived,
    };
    if !is_allowed {
        return Err(ListingError::NotAllowed { from: own.status, to });
    }
    if turn == Turn::Archive {
        close_open(conn, now, scope.user_id(), id)?;
    }
    take(conn, now, scope.actor(), id, to, None)?;
    if turn == Turn::BringBack {
        let missing = legality::due(conn, now, id)?;
        if !missing.is_empty() {
            return Err(ListingError::Permits(missing));
        }
    }
    let name: String = products::table.find(id).select(products::name_id).first(conn)?;
    let kind = match turn {
        Turn::TakeDown => ActKind::ListingTakenDown,
        Turn::BringBack => ActKind::ListingBroughtBack,
        Turn::Archive => ActKind::ListingArchived,
        Turn::Restore => ActKind::ListingRestored,
    };
    audit::record(conn, now, &scope.act(kind, &name))?;
    Ok(())
}

/// Whether it was the BUMDes's own side that took the product out of the gallery last.
pub fn may_bring_back(conn: &mut DbConn, id: &ProductId) -> QueryResult<bool> {
    let side: Option<Side> = listing_events::table
        .filter(listing_events::product_id.eq(id))
        .filter(listing_events::from_status.eq(ListingStatus::Published.as_str()))
        .filter(listing_events::to_status.ne(ListingStatus::Published.as_str()))
        .order((listing_events::created_at.desc(), listing_events::id.desc()))
        .select(listing_events::side)
        .first(conn)
        .optional()?;
    Ok(side.is_some_and(|side| side != Side::Curator))
}
