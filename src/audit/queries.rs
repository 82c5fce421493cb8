//! Reads for the trail's page.

use diesel::prelude::*;
use serde::Serialize;

use super::{ActKind, Topic};
use crate::db::schema::{audit_events, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{AuditEventId, UserId};
use crate::web::{BumdesScope, CuratorScope};

pub const PER_PAGE: usize = 30;

/// What somebody looks for on the trail.
#[derive(Debug, Default)]
pub struct Search {
    pub person: Option<UserId>,
    pub topic: Option<Topic>,
    /// older than this one
    pub before: Option<AuditEventId>,
}

#[derive(Debug, Serialize)]
pub struct TrailRow {
    pub id: AuditEventId,
    pub person: String,
    pub is_assisted: bool,
    pub act: ActKind,
    pub subject: String,
    pub note: Option<String>,
    pub created_at: Timestamp,
    pub link: String,
}

/// One page of acts, the latest first, and whether there are older ones.
pub fn events(conn: &mut DbConn, scope: &BumdesScope, search: &Search) -> QueryResult<(Vec<TrailRow>, bool)> {
    let mut query =
        audit_events::table.inner_join(users::table).filter(audit_events::bumdes_id.eq(scope.bumdes_id())).into_boxed();
    if let Some(person) = &search.person {
        query = query.filter(audit_events::user_id.eq(person));
    }
    if let Some(topic) = search.topic {
        query = query.filter(audit_events::act.eq_any(topic.acts().collect::<Vec<_>>()));
    }
    if let Some(before) = &search.before {
        query = query.filter(audit_events::id.lt(before));
    }
    page(query.order(audit_events::id.desc()).limit(PER_PAGE as i64 + 1).select(COLUMNS).load(conn)?)
}

type Row = (AuditEventId, String, bool, ActKind, String, Option<String>, Timestamp);
type Columns = (
    audit_events::id,
    users::name,
    audit_events::is_assisted,
    audit_events::act,
    audit_events::subject,
    audit_events::note,
    audit_events::created_at,
);
const COLUMNS: Columns = (
    audit_events::id,
    users::name,
    audit_events::is_assisted,
    audit_events::act,
    audit_events::subject,
    audit_events::note,
    audit_events::created_at,
);

fn page(mut rows: Vec<Row>) -> QueryResult<(Vec<TrailRow>, bool)> {
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let row = |(id, person, is_assisted, act, subject, note, created_at): Row| {
        let link = act.link(&subject);
        TrailRow { id, person, is_assisted, act, subject, note, created_at, link }
    };
    Ok((rows.into_iter().map(row).collect(), has_more))
}

/// What curators did to the gallery: one page, the latest first, and whether there are older ones.
pub fn gallery_events(
    conn: &mut DbConn,
    _: &CuratorScope,
    before: Option<&AuditEventId>,
) -> QueryResult<(Vec<TrailRow>, bool)> {
    let mut query = audit_events::table
        .inner_join(users::table)
        .filter(audit_events::bumdes_id.is_null())
        .filter(audit_events::act.eq_any(Topic::Gallery.acts().collect::<Vec<_>>()))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(audit_events::id.lt(before));
    }
    page(query.order(audit_events::id.desc()).limit(PER_PAGE as i64 + 1).select(COLUMNS).load(conn)?)
}

#[derive(Debug, Serialize, Queryable)]
pub struct Person {
    pub id: UserId,
    pub name: String,
}

/// Who ever did something for this BUMDes, those who have left too.
pub fn people(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<Person>> {
    audit_events::table
        .inner_join(users::table)
        .filter(audit_events::bumdes_id.eq(scope.bumdes_id()))
        .order((users::name, users::id))
        .select((users::id, users::name))
        .distinct()
        .load(conn)
}
