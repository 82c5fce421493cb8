//! The curator takes a piece out of a collection; the piece itself stays listed.

use diesel::prelude::*;

use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::collection_items;
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

/// Returns whether it was there.
pub fn remove_from_collection(
    conn: &mut DbConn,
    _: &CuratorScope,
    collection_id: &CollectionId,
    product_id: &ProductId,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    let removed = diesel::delete(collection_items::table.find((collection_id, product_id))).execute(conn)?;
    Ok(removed == 1)
}
