//! The working copy of a product, one for all who work on it. Each save raises its revision; each step knows the
//! revision that changed it last, so that two people do not write over each other.
//!
//! Whoever changes a listing holds its working copy first, then the catalogue's version, then the product.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Timestamp as SqlTimestamp};
use serde::{Deserialize, Serialize};

use super::content::ListingContent;
use super::load::load;
use super::step::Step;
use crate::db::schema::listing_drafts;
use crate::db::{DbConn, Timestamp};
use crate::ids::{ProductId, UserId};

#[derive(Debug, Clone)]
pub struct Draft {
    pub content: ListingContent,
    /// 0 before anybody saved something
    pub revision: i64,
    pub steps: BTreeMap<Step, StepSave>,
    pub is_ahead: bool,
    pub saved_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StepSave {
    pub revision: i64,
    pub by: UserId,
}

type Row = (String, i64, String, bool, Timestamp);

/// The working copy, or what the tables say where nobody has worked on it. None when there is no such product.
pub fn find(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<Draft>> {
    let row: Option<Row> = listing_drafts::table
        .find(id)
        .select((
            listing_drafts::content,
            listing_drafts::revision,
            listing_drafts::steps,
            listing_drafts::is_ahead,
            listing_drafts::saved_at,
        ))
        .first(conn)
        .optional()?;
    let Some((content, revision, steps, is_ahead, saved_at)) = row else {
        let content = load(conn, id)?;
        let draft = |content| Draft { content, revision: 0, steps: BTreeMap::new(), is_ahead: false, saved_at: None };
        return Ok(content.map(draft));
    };
    let saved_at = Some(saved_at);
    Ok(Some(Draft { content: read(&content)?, revision, steps: read(&steps)?, is_ahead, saved_at }))
}

/// [`find`], and nobody else changes it until the transaction ends.
pub fn hold(conn: &mut DbConn, now: Timestamp, by: &UserId, id: &ProductId) -> QueryResult<Option<Draft>> {
    // locks the row where it is there
    let held = diesel::update(listing_drafts::table.find(id))
        .set(listing_drafts::revision.eq(listing_drafts::revision))
        .execute(conn)?;
    if held == 0 {
        let Some(content) = load(conn, id)? else { return Ok(None) };
        insert(conn, now, by, id, &content)?;
    }
    find(conn, id)
}

/// The first working copy. When two begin at the same moment the second goes on with the first one's.
pub(super) fn insert(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    id: &ProductId,
    content: &ListingContent,
) -> QueryResult<()> {
    diesel::sql_query(
        "INSERT INTO listing_drafts (product_id, content, revision, steps, is_ahead, saved_by, saved_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (product_id) DO NOTHING",
    )
    .bind::<Text, _>(id)
    .bind::<Text, _>(written(content))
    .bind::<BigInt, _>(0)
    .bind::<Text, _>("{}")
    .bind::<Bool, _>(false)
    .bind::<Text, _>(by)
    .bind::<SqlTimestamp, _>(now)
    .execute(conn)?;
    Ok(())
}

/// Writes a working copy that is held. `steps` are those it changes.
pub fn save(
    conn: &mut DbConn,
    now: Timestamp,
    by: &UserId,
    id: &ProductId,
    draft: &mut Draft,
    steps: &[Step],
) -> QueryResult<()> {
    draft.revision += 1;
    draft.saved_at = Some(now);
    for step in steps {
        draft.steps.insert(*step, StepSave { revision: draft.revision, by: by.clone() });
    }
    diesel::update(listing_drafts::table.find(id))
        .set((
            listing_drafts::content.eq(written(&draft.content)),
            listing_drafts::revision.eq(draft.revision),
            listing_drafts::steps.eq(written(&draft.steps)),
            listing_drafts::is_ahead.eq(draft.is_ahead),
            listing_drafts::saved_by.eq(by),
            listing_drafts::saved_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}

pub(super) fn read<T: for<'de> Deserialize<'de>>(json: &str) -> QueryResult<T> {
    serde_json::from_str(json).map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
