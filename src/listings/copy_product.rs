//! A new draft that begins with what another product says.

use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

use super::create_product::add;
use super::draft;
use super::own::own;
use diesel::QueryResult;

/// `rename` makes the new name of the old one. None for another's product.
pub fn copy_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    rename: impl FnOnce(&str) -> String,
) -> QueryResult<Option<ProductId>> {
    if own(conn, scope, id)?.is_none() {
        return Ok(None);
    }
    let Some(draft) = draft::find(conn, id)? else { return Ok(None) };
    let mut content = draft.content.copied(rename(&draft.content.name_id));
    complete_first_step(conn, id, &mut content)?;
    add(conn, now, scope, content).map(Some)
}

/// A working copy may have lost what a product cannot be without: its row has it still.
fn complete_first_step(
    conn: &mut DbConn,
    id: &ProductId,
    content: &mut super::content::ListingContent,
) -> QueryResult<()> {
    let Some(row) = super::load::load(conn, id)? else { return Ok(()) };
    if content.category.is_empty() {
        content.category = row.category;
    }
    if content.village_code.is_empty() {
        content.village_code = row.village_code;
    }
    if content.producer.id.is_none() && content.producer.new_name.is_empty() {
        content.producer = row.producer;
    }
    Ok(())
}
