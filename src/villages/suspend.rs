//! The curator suspends a BUMDes, and ends it. What it had in the gallery is unpublished with a mark: no query can
//! forget to leave it out, and the end of the suspension brings back what carries the mark and nothing else. Orders
//! under way are not touched.

use diesel::prelude::*;

use super::BumdesStatus;
use super::standing::{self, StandingError};
use super::verify::{leave, tell};
use crate::audit::ActKind;
use crate::catalog::ListingStatus;
use crate::curation::{self, ListingError};
use crate::db::schema::{products, withheld_listings};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::i18n::Translations;
use crate::ids::{BumdesId, ProductId};
use crate::legality::watch;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    #[error(transparent)]
    Standing(#[from] StandingError),
    #[error(transparent)]
    Listing(#[from] ListingError),
}

impl From<DbError> for SuspendError {
    fn from(error: DbError) -> Self {
        Self::Standing(error.into())
    }
}

impl From<diesel::result::Error> for SuspendError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Standing(error.into())
    }
}

pub fn suspend(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    reason: &str,
) -> Result<(), SuspendError> {
    // it holds the catalogue's number, so whoever publishes at the same moment is done before this reads, or is
    // refused afterwards
    let act = (ActKind::BumdesSuspended, Some(reason));
    standing::take(conn, now, scope.user_id(), id, BumdesStatus::Suspended, act)?;
    let shown: Vec<ProductId> = products::table
        .filter(products::bumdes_id.eq(id).and(products::status.eq(ListingStatus::Published)))
        .order(products::id)
        .select(products::id)
        .load(conn)?;
    for product_id in &shown {
        curation::withhold(conn, now, scope, product_id, reason)?;
        diesel::insert_into(withheld_listings::table)
            .values((
                withheld_listings::product_id.eq(product_id),
                withheld_listings::bumdes_id.eq(id),
                withheld_listings::withheld_at.eq(now),
            ))
            .execute(conn)?;
    }
    tell(conn, now, id, "suspended", reason)?;
    Ok(())
}

/// A listing that was archived meanwhile stays so, and one whose permits do not suffice any more stays out.
pub fn restore(
    conn: &mut DbConn,
    now: Timestamp,
    translations: &Translations,
    scope: &CuratorScope,
    id: &BumdesId,
) -> Result<(), SuspendError> {
    lock_row(conn, "bumdes", id.as_str())?;
    leave(conn, id, BumdesStatus::Suspended, BumdesStatus::Verified)?;
    let act = (ActKind::BumdesRestored, None);
    standing::take(conn, now, scope.user_id(), id, BumdesStatus::Verified, act)?;
    let withheld: Vec<ProductId> = products::table
        .inner_join(withheld_listings::table)
        .filter(withheld_listings::bumdes_id.eq(id).and(products::status.eq(ListingStatus::Unpublished)))
        .order(products::id)
        .select(products::id)
        .load(conn)?;
    for product_id in &withheld {
        curation::bring_back(conn, now, scope, product_id)?;
    }
    diesel::delete(withheld_listings::table.filter(withheld_listings::bumdes_id.eq(id))).execute(conn)?;
    // permits may have ended or come meanwhile
    watch::settle(conn, now, id, translations)?;
    tell(conn, now, id, "restored", "")?;
    Ok(())
}
