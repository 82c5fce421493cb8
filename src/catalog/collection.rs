//! Collections: what the curator arranges for the gallery, and when it is shown.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::cards;
use crate::db::schema::{collection_items, collections, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::media::Photo;
use crate::search::ProductCard;

/// The cloth of the house: a collection's own motif is dyed so, whatever it holds.
pub const HOUSE: &str = "textile-batik-weaving";

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
    /// in UTC; none: as soon as it is published
    pub shown_from: Option<Timestamp>,
    /// the first moment in which it is not shown any more; none: for good
    pub shown_until: Option<Timestamp>,
    /// the piece whose picture stands for the whole
    pub cover_product_id: Option<ProductId>,
}

crate::text_enum! {
    /// Whether the gallery shows a collection: its words are the message `curation-showing-<showing>`.
    Showing { Draft = "draft", Coming = "coming", Shown = "shown", Ended = "ended" }
}

impl Collection {
    pub fn showing(&self, now: Timestamp) -> Showing {
        if !self.is_published {
            Showing::Draft
        } else if self.shown_until.is_some_and(|until| until <= now) {
            Showing::Ended
        } else if self.shown_from.is_some_and(|from| from > now) {
            Showing::Coming
        } else {
            Showing::Shown
        }
    }
}

/// [`Showing::Shown`], asked of the database.
#[diesel::dsl::auto_type]
fn is_shown(now: Timestamp) -> _ {
    collections::is_published
        .and(collections::shown_from.is_null().or(collections::shown_from.le(now)))
        .and(collections::shown_until.is_null().or(collections::shown_until.gt(now)))
}

/// The picture of a collection: a photo, or else the motif of a category and a slug.
#[derive(Debug, Clone, Serialize)]
pub struct Cover {
    pub photo: Option<Photo>,
    pub category: String,
    pub slug: String,
}

impl Cover {
    /// That of a piece while it is among these cards.
    pub fn of<'a>(collection: &Collection, cards: impl IntoIterator<Item = &'a ProductCard>) -> Self {
        let chosen = collection.cover_product_id.as_ref().map(ProductId::as_str);
        match cards.into_iter().find(|card| Some(card.product_id.as_str()) == chosen) {
            Some(card) => Self::of_card(card),
            None => Self { photo: None, category: HOUSE.to_owned(), slug: collection.slug.clone() },
        }
    }

    pub fn of_card(card: &ProductCard) -> Self {
        Self { photo: card.photo.clone(), category: card.category.clone(), slug: card.slug.clone() }
    }
}

/// A collection with its pieces as the gallery shows them.
#[derive(Debug, Clone, Serialize)]
pub struct Shelf {
    pub collection: Collection,
    pub cards: Vec<ProductCard>,
    pub cover: Cover,
}

/// The collections that are shown, in their order, without their pieces.
pub fn shown(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<Collection>> {
    collections::table
        .filter(is_shown(now))
        .order((collections::position, collections::slug))
        .select(Collection::as_select())
        .load(conn)
}

/// The published pieces of each of these, in their order.
pub fn members(conn: &mut DbConn, collections: &[Collection]) -> QueryResult<HashMap<CollectionId, Vec<ProductId>>> {
    let ids: Vec<&CollectionId> = collections.iter().map(|collection| &collection.id).collect();
    let mut members: HashMap<CollectionId, Vec<ProductId>> = HashMap::new();
    for (collection, product) in items(conn, &ids)? {
        members.entry(collection).or_default().push(product);
    }
    Ok(members)
}

/// One collection that is shown, with all its pieces.
pub fn find(conn: &mut DbConn, now: Timestamp, slug: &str) -> QueryResult<Option<Shelf>> {
    let found: Option<Collection> = collections::table
        .filter(collections::slug.eq(slug))
        .filter(is_shown(now))
        .select(Collection::as_select())
        .first(conn)
        .optional()?;
    whole(conn, found)
}

/// One collection with all its pieces that are in the gallery, shown or not: for its preview.
pub fn any(conn: &mut DbConn, id: &CollectionId) -> QueryResult<Option<Shelf>> {
    let found = collections::table.find(id).select(Collection::as_select()).first(conn).optional()?;
    whole(conn, found)
}

fn whole(conn: &mut DbConn, found: Option<Collection>) -> QueryResult<Option<Shelf>> {
    let Some(collection) = found else { return Ok(None) };
    let ids: Vec<ProductId> = items(conn, &[&collection.id])?.into_iter().map(|(_, product)| product).collect();
    let cards = cards::by_ids(conn, &ids)?;
    Ok(Some(Shelf { cover: Cover::of(&collection, &cards), collection, cards }))
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

/// Slugs of the collections that are shown, for the site map.
pub fn slugs(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<String>> {
    collections::table.filter(is_shown(now)).order(collections::position).select(collections::slug).load(conn)
}
