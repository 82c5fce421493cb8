//! Several steps of a listing written over at once, by a file that was made from it. In two halves, because of many
//! listings all are held before the first is written.

use std::collections::BTreeSet;

use super::content::ListingContent;
use super::difference::difference;
use super::draft::Draft;
use super::own::Own;
use super::save_step::{SaveError, begin, keep};
use super::settle_maker::settle_maker;
use super::step::Step;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

/// A working copy that nobody else changes until the transaction ends.
pub struct Held {
    id: ProductId,
    own: Own,
    draft: Draft,
}

impl Held {
    pub fn content(&self) -> &ListingContent {
        &self.draft.content
    }
}

/// Hold those of several products in the order of their ids.
pub fn hold(conn: &mut DbConn, now: Timestamp, scope: &ListingScope, id: &ProductId) -> Result<Held, SaveError> {
    let (own, draft) = begin(conn, now, scope, id)?;
    Ok(Held { id: id.clone(), own, draft })
}

/// As if each changed step had been saved: what nobody reviews is shown at once, the rest waits for the curator.
pub fn write_over(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    held: Held,
    content: ListingContent,
) -> diesel::QueryResult<()> {
    let Held { id, own, mut draft } = held;
    let steps: BTreeSet<Step> = difference(&draft.content, &content).iter().map(|one| one.step()).collect();
    draft.content = content;
    settle_maker(conn, &mut draft.content)?;
    keep(conn, now, scope, &id, &own, &mut draft, &steps.into_iter().collect::<Vec<_>>())
}
