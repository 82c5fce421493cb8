//! An owner sends in what shows that the BUMDes is one, or takes a wrong file away again.

use diesel::prelude::*;

use super::evidence::{self, Evidence, EvidenceKind, MOST_FILES};
use super::{BumdesStatus, standing};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::bumdes_evidence;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::EvidenceId;
use crate::web::BumdesScope;

#[derive(Debug, thiserror::Error)]
pub enum KeepEvidenceError {
    #[error("{MOST_FILES} files are there already")]
    TooMany,
    /// What was verified with it stays.
    #[error("the BUMDes is {0}")]
    Settled(BumdesStatus),
    #[error("no such file")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for KeepEvidenceError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The file that completes what is required tells the curators, once; so does the first one after they asked for more.
pub fn keep_evidence(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    kind: EvidenceKind,
    file: &Evidence,
) -> Result<(), KeepEvidenceError> {
    let bumdes_id = scope.bumdes_id();
    lock_row(conn, "bumdes", bumdes_id.as_str())?;
    let before = evidence::list(conn, bumdes_id)?;
    if before.len() as i64 >= MOST_FILES {
        return Err(KeepEvidenceError::TooMany);
    }
    let is_asked = standing::is_asked(conn, bumdes_id)?;
    diesel::insert_into(bumdes_evidence::table)
        .values((
            bumdes_evidence::id.eq(EvidenceId::new()),
            bumdes_evidence::bumdes_id.eq(bumdes_id),
            bumdes_evidence::kind.eq(kind),
            bumdes_evidence::media_type.eq(file.media_type),
            bumdes_evidence::content.eq(&file.content),
            bumdes_evidence::received_by.eq(scope.user_id()),
            bumdes_evidence::received_at.eq(now),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::EvidenceKept, kind.as_str()))?;
    let was_incomplete = !evidence::missing(&before).is_empty();
    let is_complete = evidence::missing(&evidence::list(conn, bumdes_id)?).is_empty();
    let is_news = is_complete && (was_incomplete || is_asked);
    if is_news && standing::status_of(conn, bumdes_id)? == BumdesStatus::Registered {
        standing::tell_curators(conn, now, bumdes_id)?;
    }
    Ok(())
}

pub fn remove_evidence(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    id: &EvidenceId,
) -> Result<(), KeepEvidenceError> {
    let bumdes_id = scope.bumdes_id();
    lock_row(conn, "bumdes", bumdes_id.as_str())?;
    let own = bumdes_evidence::table.filter(bumdes_evidence::id.eq(id).and(bumdes_evidence::bumdes_id.eq(bumdes_id)));
    let kind: Option<EvidenceKind> = own.select(bumdes_evidence::kind).first(conn).optional()?;
    let kind = kind.ok_or(KeepEvidenceError::NotFound)?;
    let status = standing::status_of(conn, bumdes_id)?;
    if !matches!(status, BumdesStatus::Registered | BumdesStatus::Refused) {
        return Err(KeepEvidenceError::Settled(status));
    }
    diesel::delete(own).execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::EvidenceRemoved, kind.as_str()))?;
    Ok(())
}
