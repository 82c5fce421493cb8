//! The step that publishing and unpublishing share: check the table, write the status, leave an event.

use diesel::prelude::*;

use crate::catalog::{ListingStatus, version};
use crate::db::schema::{listing_events, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum ListingError {
    #[error("no such product")]
    NotFound,
    #[error("a listing that is {from} cannot become {to}")]
    NotAllowed { from: ListingStatus, to: ListingStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ListingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub(super) fn take(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    to: ListingStatus,
    note: Option<&str>,
) -> Result<(), ListingError> {
    // first, because it holds the version's row and then the product's, in the order everybody takes them
    version::touch(conn, now, id)?;
    let from: ListingStatus =
        products::table.find(id).select(products::status).first(conn).optional()?.ok_or(ListingError::NotFound)?;
    if !from.can_become(to) {
        return Err(ListingError::NotAllowed { from, to });
    }
    diesel::update(products::table.find(id)).set(products::status.eq(to)).execute(conn)?;
    diesel::insert_into(listing_events::table)
        .values((
            listing_events::id.eq(uuid::Uuid::now_v7().to_string()),
            listing_events::product_id.eq(id),
            listing_events::user_id.eq(scope.user_id()),
            listing_events::from_status.eq(from.as_str()),
            listing_events::to_status.eq(to.as_str()),
            listing_events::note.eq(note),
            listing_events::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
