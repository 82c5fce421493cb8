//! Collections: what the curator arranges for the gallery.

use diesel::prelude::*;
use serde::Serialize;

use super::cards;
use crate::db::DbConn;
use crate::db::schema::{collection_items, collections, products};
use crate::ids::{CollectionId, ProductId};
use crate::search::ProductCard;

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = collections)]
pub struct Collection {
    pub id: CollectionId,
    pub slug: String,
    pub title_id: String,
    pub title_en: String,
    pub description_id: String,
    pub description_en: String,
    pub position: i32,
    pub is_published: bool,
}

/// A collection with its pieces as the gallery shows them.
#[derive(Debug, Clone, Serialize)]
pub struct Shelf {
    pub collection: Collection,
    pub cards: Vec<ProductCard>,
    /// how many it holds in all
    pub count: usize,
}

/// The published collections in their order, without their pieces.
pub fn published(conn: &mut DbConn) -> QueryResult<Vec<Collection>> {
    collections::table
        .filter(collections::is_published)
        .order((collections::position, collections::slug))
        .select(Collection::as_select())
        .load(conn)
}

/// The published collections in their order, each with its first pieces; empty ones stay away.
pub fn shelves(conn: &mut DbConn, pieces: usize) -> QueryResult<Vec<Shelf>> {
    let collections = published(conn)?;
    let ids: Vec<&CollectionId> = collections.iter().map(|c| &c.id).collect();
    let items = items(conn, &ids)?;
    let members = |id: &CollectionId| -> Vec<ProductId> {
        items.iter().filter(|(collection, _)| collection == id).map(|(_, product)| product.clone()).collect()
    };
    let wanted: Vec<ProductId> = collections.iter().flat_map(|c| members(&c.id).into_iter().take(pieces)).collect();
    let cards = cards::by_ids(conn, &wanted)?;
    let shelf = |collection: Collection| {
        let members = members(&collection.id);
        let count = members.len();
        let found = |id: &ProductId| cards.iter().find(|card| card.product_id == id.as_str()).cloned();
        let cards = members.iter().take(pieces).filter_map(found).collect();
        Shelf { collection, cards, count }
    };
    Ok(collections.into_iter().map(shelf).filter(|shelf| shelf.count > 0).collect())
}

/// One published collection with all its pieces.
pub fn find(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Shelf>> {
    let found: Option<Collection> = collections::table
        .filter(collections::slug.eq(slug).and(collections::is_published))
        .select(Collection::as_select())
        .first(conn)
        .optional()?;
    let Some(collection) = found else { return Ok(None) };
    let ids: Vec<ProductId> = items(conn, &[&collection.id])?.into_iter().map(|(_, product)| product).collect();
    let cards = cards::by_ids(conn, &ids)?;
    Ok(Some(Shelf { count: cards.len(), collection, cards }))
}

/// The published pieces of these collections, in their order.
fn items(conn: &mut DbConn, collections: &[&CollectionId]) -> QueryResult<Vec<(CollectionId, ProductId)>> {
    collection_items::table
        .inner_join(products::table)
        .filter(collection_items::collection_id.eq_any(collections.iter().copied()))
        .filter(products::status.eq(super::ListingStatus::Published))
        .order((collection_items::position, collection_items::product_id))
        .select((collection_items::collection_id, collection_items::product_id))
        .load(conn)
}

/// Slugs of the published collections, for the site map.
pub fn slugs(conn: &mut DbConn) -> QueryResult<Vec<String>> {
    collections::table
        .filter(collections::is_published)
        .order(collections::position)
        .select(collections::slug)
        .load(conn)
}
