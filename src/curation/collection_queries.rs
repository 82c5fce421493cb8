//! Reads for the curator's pages of collections.

use std::collections::HashMap;

use diesel::dsl::{count_star, not};
use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::ListingStatus;
use crate::catalog::collection::{Collection, Cover, HOUSE, Showing};
use crate::db::schema::{collection_items, collections, products, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::media::shown;

pub const PER_PAGE: usize = 30;

/// Where a page of the list begins: behind this place of the order, or before this end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    Place(i32, String),
    End(Timestamp, CollectionId),
}

/// A collection in the list.
#[derive(Debug, Serialize)]
pub struct ListedCollection {
    #[serde(flatten)]
    pub row: Collection,
    pub showing: Showing,
    pub cover: Cover,
    /// its pieces, those out of the gallery too
    pub pieces: i64,
}

#[derive(Debug)]
pub struct CollectionPage {
    pub rows: Vec<ListedCollection>,
    pub more: Option<After>,
}

type Row = (Collection, Option<ProductId>, Option<String>, Option<String>);

/// What is shown, will be or is being written, in the gallery's order; or what has ended, the latest first.
/// Three queries, however many there are.
pub fn list(conn: &mut DbConn, now: Timestamp, ended: bool, after: Option<&After>) -> QueryResult<CollectionPage> {
    let has_ended = || collections::is_published.and(collections::shown_until.le(now));
    let mut query = collections::table
        .left_join(products::table.on(collections::cover_product_id.eq(products::id.nullable())))
        .into_boxed();
    query = match ended {
        true => query.filter(has_ended()).order((collections::shown_until.desc(), collections::id.desc())),
        false => query
            .filter(collections::shown_until.is_null().or(not(has_ended())))
            .order((collections::position, collections::slug)),
    };
    match after {
        Some(After::Place(position, slug)) if !ended => {
            let behind = collections::position.eq(*position).and(collections::slug.gt(slug.clone()));
            query = query.filter(collections::position.gt(*position).or(behind));
        }
        Some(After::End(end, id)) if ended => {
            let before = collections::shown_until.eq(*end).and(collections::id.lt(id.clone()));
            query = query.filter(collections::shown_until.lt(*end).or(before));
        }
        _ => {}
    }
    let mut rows: Vec<Row> = query
        .limit(PER_PAGE as i64 + 1)
        .select((
            Collection::as_select(),
            products::id.nullable(),
            products::slug.nullable(),
            products::category_code.nullable(),
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let more = rows.last().filter(|_| has_more).map(|(row, ..)| match row.shown_until.filter(|_| ended) {
        Some(end) => After::End(end, row.id.clone()),
        None => After::Place(row.position, row.slug.clone()),
    });
    let ids: Vec<&CollectionId> = rows.iter().map(|(row, ..)| &row.id).collect();
    let counts: HashMap<CollectionId, i64> = collection_items::table
        .filter(collection_items::collection_id.eq_any(ids))
        .group_by(collection_items::collection_id)
        .select((collection_items::collection_id, count_star()))
        .load::<(CollectionId, i64)>(conn)?
        .into_iter()
        .collect();
    let covers: Vec<&ProductId> = rows.iter().filter_map(|(_, id, ..)| id.as_ref()).collect();
    let mut photos = shown::first_of(conn, &covers)?;
    let rows = rows.into_iter().map(|(row, product, slug, category)| ListedCollection {
        showing: row.showing(now),
        pieces: counts.get(&row.id).copied().unwrap_or(0),
        cover: Cover {
            photo: product.and_then(|id| photos.remove(&id)),
            category: category.unwrap_or_else(|| HOUSE.to_owned()),
            slug: slug.unwrap_or_else(|| row.slug.clone()),
        },
        row,
    });
    Ok(CollectionPage { rows: rows.collect(), more })
}

#[derive(Debug, Serialize, Queryable)]
pub struct Piece {
    pub id: ProductId,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub status: ListingStatus,
    pub village_name: String,
}

/// A collection with its pieces in their order; those out of the gallery too.
pub fn collection(conn: &mut DbConn, id: &CollectionId) -> QueryResult<Option<(Collection, Vec<Piece>)>> {
    let found: Option<Collection> =
        collections::table.find(id).select(Collection::as_select()).first(conn).optional()?;
    let Some(row) = found else { return Ok(None) };
    let pieces = collection_items::table
        .inner_join(products::table.inner_join(villages::table))
        .filter(collection_items::collection_id.eq(id))
        .order((collection_items::position, collection_items::product_id))
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            products::status,
            villages::name,
        ))
        .load(conn)?;
    Ok(Some((row, pieces)))
}

impl After {
    /// `3~kain-bercerita`, or `2026-12-01T00:00:00~<id>`; what cannot be read begins the list anew.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, rest) = text.split_once('~')?;
        match first.parse() {
            Ok(position) => Some(Self::Place(position, rest.to_owned())),
            Err(_) => Some(Self::End(first.parse().ok()?, CollectionId(rest.to_owned()))),
        }
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Place(position, slug) => write!(f, "{position}~{slug}"),
            Self::End(end, id) => write!(f, "{}~{id}", end.format("%Y-%m-%dT%H:%M:%S%.f")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_is_read_from_the_address_and_written_back() {
        for text in ["3~kain-bercerita", "2026-12-01T17:00:00~0199", "2026-12-01T17:00:00.250~0199"] {
            assert_eq!(After::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(After::parse("kain"), None);
        assert_eq!(After::parse("besok~kain"), None);
    }
}
