//! Leaves an act on the trail.

use diesel::prelude::*;

use super::ActKind;
use crate::db::schema::audit_events;
use crate::db::{DbConn, Timestamp};
use crate::ids::{AuditEventId, BumdesId, UserId};
use crate::web::{BumdesScope, CuratorScope};

#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// on whose trail it is kept
    pub bumdes_id: Option<&'a BumdesId>,
    pub user_id: &'a UserId,
    /// whether somebody of the house did it for the BUMDes
    pub is_assisted: bool,
    pub kind: ActKind,
    /// what it was done to, as people know it: an order's number, a name
    pub subject: &'a str,
    /// in addition, whatever tells the act apart: a courier, the roles given
    pub note: Option<&'a str>,
}

impl<'a> Act<'a> {
    /// By one of the BUMDes's own people.
    pub fn by(scope: &'a BumdesScope, kind: ActKind, subject: &'a str) -> Self {
        let (bumdes_id, user_id) = (Some(scope.bumdes_id()), scope.user_id());
        Self { bumdes_id, user_id, is_assisted: false, kind, subject, note: None }
    }

    /// By a curator, about the gallery: it stands on no BUMDes's trail.
    pub fn of_gallery(scope: &'a CuratorScope, kind: ActKind, subject: &'a str) -> Self {
        Self { bumdes_id: None, user_id: scope.user_id(), is_assisted: false, kind, subject, note: None }
    }

    pub fn noting(self, note: &'a str) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// Call it in the transaction of the act.
pub fn record(conn: &mut DbConn, now: Timestamp, act: &Act<'_>) -> QueryResult<()> {
    diesel::insert_into(audit_events::table)
        .values((
            audit_events::id.eq(AuditEventId::new()),
            audit_events::bumdes_id.eq(act.bumdes_id),
            audit_events::user_id.eq(act.user_id),
            audit_events::is_assisted.eq(act.is_assisted),
            audit_events::act.eq(act.kind),
            audit_events::subject.eq(act.subject),
            audit_events::note.eq(act.note),
            audit_events::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
