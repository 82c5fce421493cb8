//! A curator has looked at a permit's paper: it is so, or it is not.

use diesel::prelude::*;

use super::relist::relist;
use super::{Permit, PermitStatus, day_in, warning};
use crate::catalog::version;
use crate::db::schema::{bumdes, permits, products};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{PermitId, ProductId};
use crate::notices::{self, Notice};
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum DecidePermitError {
    #[error("no such permit")]
    NotFound,
    #[error("a permit that is {from} cannot become {to}")]
    NotAllowed { from: PermitStatus, to: PermitStatus },
    /// An imported file names the permit without its number: nothing there can be checked.
    #[error("the permit has no number")]
    NoNumber,
    #[error("the permit's last day is over")]
    Ended,
    /// The BUMDes wrote something else since the curator looked.
    #[error("the permit was stated anew")]
    Changed,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for DecidePermitError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// What the curator saw was stated at the time `seen`. Listings that left the gallery for want of it come back.
/// Returns which.
pub fn verify_permit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &PermitId,
    seen: Option<Timestamp>,
) -> Result<Vec<ProductId>, DecidePermitError> {
    let (permit, village_code) = held(conn, id, PermitStatus::Verified)?;
    if seen != Some(permit.stated_at) {
        return Err(DecidePermitError::Changed);
    }
    if permit.number.is_empty() {
        return Err(DecidePermitError::NoNumber);
    }
    if permit.has_ended(day_in(now, &village_code)) {
        return Err(DecidePermitError::Ended);
    }
    decide(conn, now, scope, id, PermitStatus::Verified, None)?;
    let covered = covered(conn, &permit)?;
    // what the office's file says gives way to what was checked
    for ids in covered.chunks(10_000) {
        let claims = permits::table.filter(permits::kind.eq(permit.kind)).filter(permits::stated_by.is_null());
        let claims = claims.filter(permits::status.eq(PermitStatus::Stated));
        diesel::delete(claims.filter(permits::product_id.assume_not_null().eq_any(ids))).execute(conn)?;
    }
    for product_id in &covered {
        version::tell_again(conn, product_id)?;
    }
    notices::tell(conn, now, &Notice::PermitVerified(&permit))?;
    let back = relist(conn, now, &permit.bumdes_id, &covered)?;
    if !back.is_empty() {
        warning::tell(conn, now, &permit.bumdes_id)?;
    }
    Ok(back)
}

/// `reason` tells the BUMDes what to do.
pub fn refuse_permit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &PermitId,
    reason: &str,
) -> Result<(), DecidePermitError> {
    let (permit, _) = held(conn, id, PermitStatus::Refused)?;
    decide(conn, now, scope, id, PermitStatus::Refused, Some(reason))?;
    for product_id in covered(conn, &permit)? {
        version::tell_again(conn, &product_id)?;
    }
    notices::tell(conn, now, &Notice::PermitRefused { permit: &permit, reason })?;
    Ok(())
}

/// The permit, held until the transaction ends, if it may become this; and the village of its BUMDes.
fn held(conn: &mut DbConn, id: &PermitId, to: PermitStatus) -> Result<(Permit, String), DecidePermitError> {
    // the catalogue's row first, as who looks for permits that end takes them
    version::next(conn)?;
    lock_row(conn, "permits", id.as_str())?;
    let found: Option<(Permit, String)> = permits::table
        .inner_join(bumdes::table)
        .filter(permits::id.eq(id))
        .select((Permit::as_select(), bumdes::village_code))
        .first(conn)
        .optional()?;
    let (permit, village_code) = found.ok_or(DecidePermitError::NotFound)?;
    let from = permit.status;
    if from.can_become(to) { Ok((permit, village_code)) } else { Err(DecidePermitError::NotAllowed { from, to }) }
}

fn decide(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &PermitId,
    status: PermitStatus,
    reason: Option<&str>,
) -> QueryResult<()> {
    diesel::update(permits::table.find(id))
        .set((
            permits::status.eq(status),
            permits::reason.eq(reason),
            permits::decided_by.eq(scope.user_id()),
            permits::decided_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The products it holds for.
pub(super) fn covered(conn: &mut DbConn, permit: &Permit) -> QueryResult<Vec<ProductId>> {
    let mut own = products::table.filter(products::bumdes_id.eq(&permit.bumdes_id)).into_boxed();
    if let Some(id) = &permit.product_id {
        own = own.filter(products::id.eq(id));
    }
    if let Some(id) = &permit.producer_id {
        own = own.filter(products::producer_id.eq(id));
    }
    own.order(products::id).select(products::id).load(conn)
}
