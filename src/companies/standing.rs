//! How a company stands: its status, the one way to change it, and the act it leaves.

use diesel::prelude::*;

use super::CompanyStatus;
use super::event::{CompanyAct, CompanyActKind, record};
use crate::db::schema::companies;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, UserId};
use crate::notices::{self, CompanyChange, Notice};

#[derive(Debug, thiserror::Error)]
pub enum StandingError {
    #[error("no such company")]
    NotFound,
    #[error("a company that is {from} is past this step")]
    NotAllowed { from: CompanyStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for StandingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A step of the table, and what it leaves on the trail.
pub(super) struct Step<'a> {
    pub from: CompanyStatus,
    pub to: CompanyStatus,
    pub kind: CompanyActKind,
    pub note: Option<&'a str>,
}

/// Takes the step from where it begins alone. The company is held until the transaction ends.
pub(super) fn take(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    company_id: &CompanyId,
    step: &Step<'_>,
) -> Result<(), StandingError> {
    lock_row(conn, "companies", company_id.as_str())?;
    let found: Option<(CompanyStatus, String)> =
        companies::table.find(company_id).select((companies::status, companies::name)).first(conn).optional()?;
    let (from, name) = found.ok_or(StandingError::NotFound)?;
    if from != step.from || !from.can_become(step.to) {
        return Err(StandingError::NotAllowed { from });
    }
    diesel::update(companies::table.find(company_id))
        .set((companies::status.eq(step.to), companies::updated_at.eq(now)))
        .execute(conn)?;
    let act = CompanyAct { company_id, user_id: by, kind: step.kind, subject: &name, note: step.note };
    record(conn, now, &act)?;
    Ok(())
}

/// Its people, in the portal and by mail, as they chose.
pub(super) fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    company_id: &CompanyId,
    change: CompanyChange,
    reason: &str,
) -> QueryResult<()> {
    notices::tell(conn, now, &Notice::CompanyDecided { company_id, change, reason })
}
