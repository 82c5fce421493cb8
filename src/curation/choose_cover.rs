//! The curator says whose picture stands for a collection.

use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::{collection_items, collections};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

/// One of its pieces; none: its motif. Returns whether there is such a collection with such a piece.
pub fn choose_cover(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    collection_id: &CollectionId,
    product_id: Option<&ProductId>,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    if let Some(product_id) = product_id {
        let piece: i64 = collection_items::table.find((collection_id, product_id)).count().get_result(conn)?;
        if piece == 0 {
            return Ok(false);
        }
    }
    let title: Option<String> = diesel::update(collections::table.find(collection_id))
        .set(collections::cover_product_id.eq(product_id))
        .returning(collections::title_id)
        .get_result(conn)
        .optional()?;
    let Some(title) = title else { return Ok(false) };
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionCoverChosen, &title))?;
    Ok(true)
}
