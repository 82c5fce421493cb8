//! The curator puts the draft on the front page, now or at a moment to come.

use diesel::prelude::*;

use super::draft::{self, FrontError};
use crate::audit::{self, Act, ActKind};
use crate::catalog::front::{Block, arrangement};
use crate::catalog::{timed, version};
use crate::db::schema::front_arrangements;
use crate::db::{DbConn, Timestamp};
use crate::ids::ArrangementId;
use crate::web::CuratorScope;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Now,
    At(Timestamp),
}

/// Published now, the draft is as the front page is; one that waits stays what curators work on.
pub fn publish(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    revision: i64,
    when: When,
) -> Result<(), FrontError> {
    let draft = draft::find(conn, now)?;
    if draft.revision != revision {
        return Err(FrontError::Overtaken);
    }
    if draft.blocks.is_empty() {
        return Err(FrontError::Empty);
    }
    match when {
        When::Now => {
            // taken again, so that a button pressed twice publishes once
            draft::keep(conn, now, scope.user_id(), revision, None)?;
            keep(conn, now, scope, &draft.blocks, now, None)?;
            audit::record(conn, now, &Act::of_gallery(scope, ActKind::FrontPublished, ""))?;
        }
        When::At(moment) if moment <= now => return Err(FrontError::Past),
        When::At(moment) => {
            draft::keep(conn, now, scope.user_id(), revision, Some(&draft.blocks))?;
            keep(conn, now, scope, &draft.blocks, moment, None)?;
            let note = moment.format("%Y-%m-%dT%H:%M:%S").to_string();
            audit::record(conn, now, &Act::of_gallery(scope, ActKind::FrontScheduled, "").noting(&note))?;
        }
    }
    Ok(())
}

/// Shown from `starts_at`, until a later one is due. Kept pages follow.
pub(super) fn keep(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    blocks: &[Block],
    starts_at: Timestamp,
    restores: Option<&ArrangementId>,
) -> QueryResult<()> {
    diesel::insert_into(front_arrangements::table)
        .values((
            front_arrangements::id.eq(ArrangementId::new()),
            front_arrangements::blocks.eq(arrangement::written(blocks)),
            front_arrangements::starts_at.eq(starts_at),
            front_arrangements::made_by.eq(scope.user_id()),
            front_arrangements::made_at.eq(now),
            front_arrangements::restores.eq(restores),
        ))
        .execute(conn)?;
    if starts_at <= now { version::touch_gallery(conn) } else { timed::refresh_at(conn, now, starts_at) }
}
