//! The operator approves a company on terms, refuses it, suspends it, ends that.

use super::CompanyStatus;
use super::document::{self, DocumentKind};
use super::event::CompanyActKind;
use super::standing::{self, StandingError, Step};
use super::terms::{self, Grant};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::CompanyId;
use crate::notices::CompanyChange;
use crate::web::OperatorScope;

#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// Nobody is approved without these.
    #[error("{0:?} is missing")]
    DocumentsMissing(Vec<DocumentKind>),
    #[error(transparent)]
    Standing(#[from] StandingError),
}

impl From<DbError> for ApproveError {
    fn from(error: DbError) -> Self {
        Self::Standing(error.into())
    }
}

impl From<diesel::result::Error> for ApproveError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Standing(error.into())
    }
}

/// From now on it may ask and order.
pub fn approve(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyId,
    grant: &Grant,
) -> Result<(), ApproveError> {
    lock_row(conn, "companies", id.as_str())?;
    let (from, to, kind) = (CompanyStatus::Registered, CompanyStatus::Approved, CompanyActKind::Approved);
    standing::take(conn, now, scope.user_id(), id, &Step { from, to, kind, note: None })?;
    let missing = document::missing(&document::list(conn, id)?);
    if !missing.is_empty() {
        return Err(ApproveError::DocumentsMissing(missing));
    }
    terms::write(conn, now, scope.user_id(), id, grant)?;
    standing::tell(conn, now, id, CompanyChange::Approved, "")?;
    Ok(())
}

/// It may correct what it said, send more and ask again.
pub fn refuse(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyId,
    reason: &str,
) -> Result<(), StandingError> {
    let (from, to, kind) = (CompanyStatus::Registered, CompanyStatus::Refused, CompanyActKind::Refused);
    standing::take(conn, now, scope.user_id(), id, &Step { from, to, kind, note: Some(reason) })?;
    Ok(standing::tell(conn, now, id, CompanyChange::Refused, reason)?)
}

/// Nothing new; what is under way goes on.
pub fn suspend(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyId,
    reason: &str,
) -> Result<(), StandingError> {
    let (from, to, kind) = (CompanyStatus::Approved, CompanyStatus::Suspended, CompanyActKind::Suspended);
    standing::take(conn, now, scope.user_id(), id, &Step { from, to, kind, note: Some(reason) })?;
    Ok(standing::tell(conn, now, id, CompanyChange::Suspended, reason)?)
}

/// It buys on the terms it had.
pub fn restore(conn: &mut DbConn, now: Timestamp, scope: &OperatorScope, id: &CompanyId) -> Result<(), StandingError> {
    let (from, to, kind) = (CompanyStatus::Suspended, CompanyStatus::Approved, CompanyActKind::Restored);
    standing::take(conn, now, scope.user_id(), id, &Step { from, to, kind, note: None })?;
    Ok(standing::tell(conn, now, id, CompanyChange::Restored, "")?)
}
