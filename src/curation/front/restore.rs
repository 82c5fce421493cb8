//! The curator takes back an earlier arrangement, or works on from it.

use diesel::prelude::*;

use super::draft::{self, FrontError};
use super::publish::keep;
use crate::audit::{self, Act, ActKind};
use crate::catalog::front::{Block, arrangement, house};
use crate::db::schema::front_arrangements;
use crate::db::{DbConn, Timestamp};
use crate::ids::ArrangementId;
use crate::web::CuratorScope;

/// What is taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// how the page was before anybody arranged it
    House,
    Arrangement(ArrangementId),
}

impl Source {
    /// As it stands in an address.
    pub fn parse(text: &str) -> Self {
        if text == "house" { Self::House } else { Self::Arrangement(ArrangementId(text.to_owned())) }
    }

    pub fn blocks(&self, conn: &mut DbConn) -> Result<Vec<Block>, FrontError> {
        let Self::Arrangement(id) = self else { return Ok(house()) };
        let blocks: Option<String> =
            front_arrangements::table.find(id).select(front_arrangements::blocks).first(conn).optional()?;
        Ok(arrangement::read(&blocks.ok_or(FrontError::NotFound)?))
    }
}

/// Shown again from now on, as a new arrangement; the draft stays what it is.
pub fn restore(conn: &mut DbConn, now: Timestamp, scope: &CuratorScope, source: &Source) -> Result<(), FrontError> {
    let blocks = source.blocks(conn)?;
    let restores = match source {
        Source::House => None,
        Source::Arrangement(id) => Some(id),
    };
    keep(conn, now, scope, &blocks, now, restores)?;
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::FrontRestored, ""))?;
    Ok(())
}

/// The draft becomes a copy of it.
pub fn open_in_draft(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    revision: i64,
    source: &Source,
) -> Result<(), FrontError> {
    let blocks = source.blocks(conn)?;
    draft::keep(conn, now, scope.user_id(), revision, Some(&blocks))
}
