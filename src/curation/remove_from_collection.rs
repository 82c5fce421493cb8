//! The curator takes a piece out of a collection; the piece itself stays listed.

use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::{collection_items, collections, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

/// Returns whether it was there. A cover that was its picture is the motif again.
pub fn remove_from_collection(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    collection_id: &CollectionId,
    product_id: &ProductId,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    let found: Option<(String, String)> = collection_items::table
        .find((collection_id, product_id))
        .inner_join(collections::table)
        .inner_join(products::table)
        .select((collections::title_id, products::sku))
        .first(conn)
        .optional()?;
    let Some((title, sku)) = found else { return Ok(false) };
    diesel::delete(collection_items::table.find((collection_id, product_id))).execute(conn)?;
    diesel::update(collections::table.find(collection_id).filter(collections::cover_product_id.eq(product_id)))
        .set(collections::cover_product_id.eq(None::<ProductId>))
        .execute(conn)?;
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionPieceRemoved, &title).noting(&sku))?;
    Ok(true)
}
