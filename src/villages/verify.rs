//! The curator looks at what a registration shows, and verifies it, refuses it or asks for more.

use diesel::prelude::*;

use super::BumdesStatus;
use super::evidence::{self, EvidenceKind};
use super::standing::{self, StandingError};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{bumdes, bumdes_villages, villages};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::BumdesId;
use crate::notices::{self, Notice};
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// Nobody is verified without these.
    #[error("{0:?} is missing")]
    EvidenceMissing(Vec<EvidenceKind>),
    #[error(transparent)]
    Standing(#[from] StandingError),
}

impl From<DbError> for VerifyError {
    fn from(error: DbError) -> Self {
        Self::Standing(error.into())
    }
}

impl From<diesel::result::Error> for VerifyError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Standing(error.into())
    }
}

/// From now on it sells, and its villages have pages.
pub fn verify(conn: &mut DbConn, now: Timestamp, scope: &CuratorScope, id: &BumdesId) -> Result<(), VerifyError> {
    lock_row(conn, "bumdes", id.as_str())?;
    let missing = evidence::missing(&evidence::list(conn, id)?);
    if status(conn, id)? == BumdesStatus::Registered && !missing.is_empty() {
        return Err(VerifyError::EvidenceMissing(missing));
    }
    let act = (ActKind::BumdesVerified, None);
    // from the registration alone: a suspension ends by `suspend::restore`, which brings its listings back
    leave(conn, id, BumdesStatus::Registered, BumdesStatus::Verified)?;
    standing::take(conn, now, scope.user_id(), id, BumdesStatus::Verified, act)?;
    let served: Vec<String> = bumdes_villages::table
        .filter(bumdes_villages::bumdes_id.eq(id))
        .select(bumdes_villages::village_code)
        .load(conn)?;
    diesel::update(villages::table.filter(villages::code.eq_any(served)))
        .set((villages::is_shown.eq(true), villages::updated_at.eq(now)))
        .execute(conn)?;
    tell(conn, now, id, "verified", "")?;
    Ok(())
}

pub fn refuse(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    reason: &str,
) -> Result<(), StandingError> {
    let act = (ActKind::BumdesRefused, Some(reason));
    standing::take(conn, now, scope.user_id(), id, BumdesStatus::Refused, act)?;
    tell(conn, now, id, "refused", reason)?;
    Ok(())
}

/// It stays as it is, and its people read what is wanted.
pub fn ask_for_more(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    question: &str,
) -> Result<(), StandingError> {
    lock_row(conn, "bumdes", id.as_str())?;
    leave(conn, id, BumdesStatus::Registered, BumdesStatus::Registered)?;
    let subject: String = bumdes::table.find(id).select(bumdes::name).first(conn)?;
    let act = Act {
        bumdes_id: Some(id),
        user_id: scope.user_id(),
        is_assisted: false,
        kind: ActKind::EvidenceAsked,
        subject: &subject,
        note: Some(question),
    };
    audit::record(conn, now, &act)?;
    tell(conn, now, id, "asked", question)?;
    Ok(())
}

fn status(conn: &mut DbConn, id: &BumdesId) -> Result<BumdesStatus, StandingError> {
    let found: Option<BumdesStatus> = bumdes::table.find(id).select(bumdes::status).first(conn).optional()?;
    found.ok_or(StandingError::NotFound)
}

/// Refuses unless the BUMDes is `from`.
pub(super) fn leave(
    conn: &mut DbConn,
    id: &BumdesId,
    from: BumdesStatus,
    to: BumdesStatus,
) -> Result<(), StandingError> {
    match status(conn, id)? {
        now if now == from => Ok(()),
        other => Err(StandingError::NotAllowed { from: other, to }),
    }
}

/// Its people, in the portal and by mail, each in their language.
pub(super) fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    bumdes_id: &BumdesId,
    change: &str,
    reason: &str,
) -> QueryResult<()> {
    notices::tell(conn, now, &Notice::StandingChanged { bumdes_id, change, reason })
}
