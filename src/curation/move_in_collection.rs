//! The curator moves a piece up or down in its collection.

use diesel::prelude::*;

use super::Direction;
use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::collection_items;
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

/// Returns whether the piece is in the collection.
pub fn move_in_collection(
    conn: &mut DbConn,
    _: &CuratorScope,
    collection_id: &CollectionId,
    product_id: &ProductId,
    direction: Direction,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    let mut order: Vec<ProductId> = collection_items::table
        .filter(collection_items::collection_id.eq(collection_id))
        .order((collection_items::position, collection_items::product_id))
        .select(collection_items::product_id)
        .load(conn)?;
    if direction.apply(&mut order, product_id).is_none() {
        return Ok(false);
    }
    for (position, product_id) in (1..).zip(&order) {
        diesel::update(collection_items::table.find((collection_id, product_id)))
            .set(collection_items::position.eq(position))
            .execute(conn)?;
    }
    Ok(true)
}
