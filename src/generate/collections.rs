//! Collections for the front page: the best sellers of a category.

use diesel::prelude::*;

use super::GenerateError;
use super::START_MILLIS;
use super::dice::Dice;
use super::products::Batch;
use super::rows::CollectionItem;
use super::words::{Collection, Words};
use crate::bulk_insert;
use crate::catalog::{ListingStatus, version};
use crate::db::DbConn;
use crate::db::schema::{collection_items, collections};

const PIECES: usize = 12;

/// What sells best so far, by collection.
pub struct Best<'a> {
    collections: &'a [Collection],
    /// sold count and id, the best first
    pieces: Vec<Vec<(i64, String)>>,
}

impl<'a> Best<'a> {
    pub fn new(words: &'a Words) -> Self {
        Self { collections: &words.collections, pieces: vec![Vec::new(); words.collections.len()] }
    }

    pub fn see(&mut self, batch: &Batch) {
        for product in batch.products.iter().filter(|product| product.status == ListingStatus::Published) {
            for (collection, pieces) in self.collections.iter().zip(&mut self.pieces) {
                let is_better =
                    pieces.len() < PIECES || pieces.last().is_some_and(|(sold, _)| product.sold_count > *sold);
                if collection.category == product.category_code && is_better {
                    let place = pieces.partition_point(|(sold, _)| *sold >= product.sold_count);
                    pieces.insert(place, (product.sold_count, product.id.0.clone()));
                    pieces.truncate(PIECES);
                }
            }
        }
    }

    /// Behind those that are there; a collection whose address is taken stays away.
    pub fn write(&self, conn: &mut DbConn, seed: u64) -> Result<(), GenerateError> {
        // the last that is written: pages of a running shop show the new villages and collections from here on
        version::touch_gallery(conn)?;
        let taken: Vec<String> = collections::table.select(collections::slug).load(conn)?;
        let last: Option<i32> = collections::table.select(diesel::dsl::max(collections::position)).first(conn)?;
        let mut dice = Dice::of(seed, "collections", 0);
        let mut items = Vec::new();
        for (position, (collection, pieces)) in (last.unwrap_or(0) + 1..).zip(self.collections.iter().zip(&self.pieces))
        {
            let id = dice.id_at(START_MILLIS);
            if pieces.is_empty() || taken.contains(&collection.slug) {
                continue;
            }
            diesel::insert_into(collections::table)
                .values((
                    collections::id.eq(&id),
                    collections::slug.eq(&collection.slug),
                    (collections::title_id.eq(&collection.title.0), collections::title_en.eq(&collection.title.1)),
                    collections::description_id.eq(&collection.description.0),
                    collections::description_en.eq(&collection.description.1),
                    collections::position.eq(position),
                    collections::is_published.eq(true),
                ))
                .execute(conn)?;
            let item = |(place, (_, product)): (i32, &(i64, String))| CollectionItem {
                collection_id: id.clone(),
                product_id: product.clone(),
                position: place,
            };
            items.extend((1..).zip(pieces).map(item));
        }
        Ok(bulk_insert!(conn, collection_items::table, &items, 3)?)
    }
}
