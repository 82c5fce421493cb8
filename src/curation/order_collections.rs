//! The curator puts the collections, or the pieces of one, into another order.

use diesel::prelude::*;

use super::Rearrangement;
use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::{collection_items, collections};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

/// Returns whether what moves is there.
pub fn order_collections(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    how: &Rearrangement<CollectionId>,
) -> QueryResult<bool> {
    // holds the catalogue's number, so that two curators move one after the other
    version::touch_gallery(conn)?;
    let before: Vec<(CollectionId, i32)> = collections::table
        .order((collections::position, collections::slug))
        .select((collections::id, collections::position))
        .load(conn)?;
    let Some(moved) = positions(&before, how) else { return Ok(false) };
    for (id, position) in &moved {
        diesel::update(collections::table.find(id)).set(collections::position.eq(position)).execute(conn)?;
    }
    if !moved.is_empty() {
        audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionsOrdered, ""))?;
    }
    Ok(true)
}

/// Returns whether there is such a collection, and in it what moves.
pub fn order_pieces(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    collection_id: &CollectionId,
    how: &Rearrangement<ProductId>,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    let title: Option<String> =
        collections::table.find(collection_id).select(collections::title_id).first(conn).optional()?;
    let Some(title) = title else { return Ok(false) };
    let before: Vec<(ProductId, i32)> = collection_items::table
        .filter(collection_items::collection_id.eq(collection_id))
        .order((collection_items::position, collection_items::product_id))
        .select((collection_items::product_id, collection_items::position))
        .load(conn)?;
    let Some(moved) = positions(&before, how) else { return Ok(false) };
    for (product_id, position) in &moved {
        diesel::update(collection_items::table.find((collection_id, product_id)))
            .set(collection_items::position.eq(position))
            .execute(conn)?;
    }
    if !moved.is_empty() {
        audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionPiecesOrdered, &title))?;
    }
    Ok(true)
}

/// What stands elsewhere afterwards, counted from 1. None when what is to move is not there.
fn positions<T: Clone + PartialEq>(before: &[(T, i32)], how: &Rearrangement<T>) -> Option<Vec<(T, i32)>> {
    let mut order: Vec<T> = before.iter().map(|(id, _)| id.clone()).collect();
    how.apply(&mut order)?;
    let has_moved = |(id, position): &(T, i32)| before.iter().any(|(other, was)| other == id && was != position);
    Some(order.into_iter().zip(1..).filter(has_moved).collect())
}
