//! The step that every change of a listing's status shares: check the table, write the status, leave an event.

use diesel::prelude::*;

use crate::catalog::{ListingStatus, version};
use crate::db::schema::{bumdes, listing_events, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{BumdesId, ProductId, UserId};
use crate::legality::Missing;
use crate::villages::BumdesStatus;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum ListingError {
    #[error("no such product")]
    NotFound,
    #[error("a listing that is {from} cannot become {to}")]
    NotAllowed { from: ListingStatus, to: ListingStatus },
    /// The law asks for permits that the product has not.
    #[error("{} permits are missing", .0.len())]
    Permits(Vec<Missing>),
    /// Nothing of a BUMDes that is not verified is published; only publishing is refused with this.
    #[error("the BUMDes that sells it is {status}")]
    SellerNotVerified { bumdes_id: BumdesId, status: BumdesStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ListingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

crate::text_enum! {
    /// On whose side a change was made.
    Side {
        Curator = "curator",
        Bumdes = "bumdes",
        /// a curator on behalf of the BUMDes
        Assisted = "assisted",
    }
}

/// Who makes a change.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    pub user_id: &'a UserId,
    pub side: Side,
}

impl<'a> From<&'a CuratorScope> for Actor<'a> {
    fn from(scope: &'a CuratorScope) -> Self {
        Self { user_id: scope.user_id(), side: Side::Curator }
    }
}

/// Takes the catalogue's number, so that indexes and caches follow.
pub fn take(
    conn: &mut DbConn,
    now: Timestamp,
    actor: Actor<'_>,
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
    if to == ListingStatus::Published {
        must_be_sold_by_verified(conn, id)?;
    }
    diesel::update(products::table.find(id)).set(products::status.eq(to)).execute(conn)?;
    record(conn, now, actor, id, (from, to), note)?;
    Ok(())
}

/// Leaves an event; from and to are the same for what changes a listing and not its status.
pub fn record(
    conn: &mut DbConn,
    now: Timestamp,
    actor: Actor<'_>,
    id: &ProductId,
    (from, to): (ListingStatus, ListingStatus),
    note: Option<&str>,
) -> QueryResult<()> {
    diesel::insert_into(listing_events::table)
        .values((
            listing_events::id.eq(uuid::Uuid::now_v7().to_string()),
            listing_events::product_id.eq(id),
            listing_events::user_id.eq(actor.user_id),
            listing_events::from_status.eq(from.as_str()),
            listing_events::to_status.eq(to.as_str()),
            listing_events::note.eq(note),
            listing_events::created_at.eq(now),
            listing_events::side.eq(actor.side),
        ))
        .execute(conn)?;
    Ok(())
}

/// The database refuses to publish for others (migration 000160); this says why.
fn must_be_sold_by_verified(conn: &mut DbConn, id: &ProductId) -> Result<(), ListingError> {
    let seller = products::table.inner_join(bumdes::table).filter(products::id.eq(id));
    let (bumdes_id, status) = seller.select((bumdes::id, bumdes::status)).first(conn)?;
    match status {
        BumdesStatus::Verified => Ok(()),
        _ => Err(ListingError::SellerNotVerified { bumdes_id, status }),
    }
}
