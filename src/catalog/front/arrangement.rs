//! Which arrangement the front page shows at a moment.

use diesel::prelude::*;

use super::{Block, house};
use crate::db::schema::front_arrangements;
use crate::db::{DbConn, Timestamp};
use crate::ids::ArrangementId;

/// Of those that are due, the one that started last; none: the house's own.
pub fn current(conn: &mut DbConn, now: Timestamp) -> QueryResult<(Option<ArrangementId>, Vec<Block>)> {
    let found: Option<(ArrangementId, String)> = front_arrangements::table
        .filter(front_arrangements::starts_at.le(now).and(front_arrangements::withdrawn_at.is_null()))
        .order((front_arrangements::starts_at.desc(), front_arrangements::id.desc()))
        .select((front_arrangements::id, front_arrangements::blocks))
        .first(conn)
        .optional()?;
    Ok(match found {
        Some((id, blocks)) => (Some(id), read(&blocks)),
        None => (None, house()),
    })
}

/// What this program cannot read (a newer one wrote it) is the house's own: there is always a front page.
pub fn read(blocks: &str) -> Vec<Block> {
    serde_json::from_str(blocks).unwrap_or_else(|error| {
        tracing::error!(%error, "an arrangement of the front page cannot be read");
        house()
    })
}

pub fn written(blocks: &[Block]) -> String {
    serde_json::to_string(blocks).expect("blocks are plain data")
}
