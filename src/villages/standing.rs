//! How a BUMDes stands: its status, the one way to change it, and the act it leaves on the BUMDes's trail.

use diesel::prelude::*;
use serde::Serialize;

use super::{BumdesStatus, VillageKind};
use crate::audit::{Act, ActKind, Topic, record};
use crate::catalog::version;
use crate::db::schema::{audit_events, bumdes, bumdes_villages, users, villages};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BumdesId, UserId};
use crate::notices::{self, Notice};
use crate::regions::RegionPath;
use crate::regions::queries::paths;
use crate::web::Visitor;

#[derive(Debug, thiserror::Error)]
pub enum StandingError {
    #[error("no such BUMDes")]
    NotFound,
    #[error("a BUMDes that is {from} cannot become {to}")]
    NotAllowed { from: BumdesStatus, to: BumdesStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for StandingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn status_of(conn: &mut DbConn, id: &BumdesId) -> QueryResult<BumdesStatus> {
    bumdes::table.find(id).select(bumdes::status).first(conn)
}

/// Takes a step of the table and leaves its act. The BUMDes is held until the transaction ends, then the gallery's
/// number: pages that name it are forgotten.
pub(super) fn take(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    id: &BumdesId,
    to: BumdesStatus,
    (kind, note): (ActKind, Option<&str>),
) -> Result<(), StandingError> {
    lock_row(conn, "bumdes", id.as_str())?;
    let found: Option<(BumdesStatus, String)> =
        bumdes::table.find(id).select((bumdes::status, bumdes::name)).first(conn).optional()?;
    let (from, name) = found.ok_or(StandingError::NotFound)?;
    if !from.can_become(to) {
        return Err(StandingError::NotAllowed { from, to });
    }
    diesel::update(bumdes::table.find(id)).set((bumdes::status.eq(to), bumdes::updated_at.eq(now))).execute(conn)?;
    record(conn, now, &Act { bumdes_id: Some(id), user_id: by, is_assisted: false, kind, subject: &name, note })?;
    version::touch_gallery(conn)?;
    Ok(())
}

/// Who reads why nothing is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Bumdes,
    Curator,
}

/// Why nothing of a BUMDes that is not verified is published, and what the reader can do about it.
pub fn why_unpublished(visitor: &Visitor, status: BumdesStatus, reader: Reader) -> String {
    let room = match reader {
        Reader::Bumdes => "standing",
        Reader::Curator => "desk",
    };
    visitor.text(&format!("{room}-unpublished-{status}"), &[])
}

/// What was done about how a BUMDes stands, and why.
#[derive(Debug, Clone, Serialize, Queryable)]
pub struct StandingAct {
    pub act: ActKind,
    pub subject: String,
    pub note: Option<String>,
    pub person: String,
    pub created_at: Timestamp,
}

/// The latest first.
pub fn acts(conn: &mut DbConn, id: &BumdesId, limit: i64) -> QueryResult<Vec<StandingAct>> {
    audit_events::table
        .inner_join(users::table)
        .filter(audit_events::bumdes_id.eq(id))
        .filter(audit_events::act.eq_any(Topic::Standing.acts().collect::<Vec<_>>()))
        .order(audit_events::id.desc())
        .limit(limit)
        .select((audit_events::act, audit_events::subject, audit_events::note, users::name, audit_events::created_at))
        .load(conn)
}

/// Whether the curators asked for something, and no file came since.
pub(super) fn is_asked(conn: &mut DbConn, id: &BumdesId) -> QueryResult<bool> {
    let latest: Option<ActKind> = audit_events::table
        .filter(audit_events::bumdes_id.eq(id))
        .filter(audit_events::act.eq_any([ActKind::EvidenceAsked, ActKind::EvidenceKept]))
        .order(audit_events::id.desc())
        .select(audit_events::act)
        .first(conn)
        .optional()?;
    Ok(latest == Some(ActKind::EvidenceAsked))
}

/// A registration waits for the curators.
pub(super) fn tell_curators(conn: &mut DbConn, now: Timestamp, id: &BumdesId) -> QueryResult<()> {
    let (name, village): (String, String) = bumdes::table
        .inner_join(villages::table)
        .filter(bumdes::id.eq(id))
        .select((bumdes::name, villages::name))
        .first(conn)?;
    let link = format!("/portal/curator/bumdes/{id}");
    notices::tell(conn, now, &Notice::BumdesRegistered { bumdes: &name, village: &village, link: &link })
}

/// A village that a BUMDes serves, as the portals name it.
#[derive(Debug, Clone, Serialize)]
pub struct ServedVillage {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub kind: VillageKind,
    /// whether the gallery has a page of it
    pub is_shown: bool,
    pub place: Option<RegionPath>,
}

/// By name.
pub fn served(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Vec<ServedVillage>> {
    let rows: Vec<(String, String, String, bool)> = villages::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::bumdes_id.eq(id))
        .order((villages::name, villages::code))
        .select((villages::code, villages::slug, villages::name, villages::is_shown))
        .load(conn)?;
    let mut places = paths(conn, rows.iter().map(|row| row.0.as_str()))?;
    let served = |(code, slug, name, is_shown): (String, String, String, bool)| ServedVillage {
        kind: VillageKind::of(&code),
        place: places.remove(&code),
        code,
        slug,
        name,
        is_shown,
    };
    Ok(rows.into_iter().map(served).collect())
}
