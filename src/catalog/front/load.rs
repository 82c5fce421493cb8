//! What the blocks of a front page show now. What has nothing to show stays away.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::{Block, Content};
use crate::catalog::collection::{self, Collection, Cover};
use crate::catalog::queries::{self, Category};
use crate::catalog::{ListingStatus, cards};
use crate::db::schema::{products, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::search::ProductCard;
use crate::villages::browse::{self, Area};
use crate::villages::queries::{Village, find};

/// How many pieces a collection or a village shows on the front page.
const BAND: usize = 4;
const SIGNATURE_PRODUCTS: i64 = 8;

#[derive(Debug, Serialize)]
pub struct ShownBlock {
    pub key: String,
    #[serde(flatten)]
    pub content: ShownContent,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ShownContent {
    HeroPiece { lead: Box<ProductCard>, village: Option<Box<Village>> },
    HeroCollection { collection: Box<Collection>, cover: Box<Cover>, count: usize },
    HeroVillage { village: Box<Village>, cover: Box<Cover> },
    Categories { categories: Vec<Category> },
    Collections { shelves: Vec<Strip> },
    Newest { cards: Vec<ProductCard> },
    Signature { cards: Vec<ProductCard> },
    Village { village: Box<Village>, cards: Vec<ProductCard> },
    Villages { provinces: Vec<Area>, village_count: i64 },
    Text { text_id: String, text_en: String },
    How,
}

/// A collection with its first pieces.
#[derive(Debug, Serialize)]
pub struct Strip {
    pub collection: Collection,
    pub cards: Vec<ProductCard>,
}

impl ShownContent {
    pub fn is_hero(&self) -> bool {
        matches!(self, Self::HeroPiece { .. } | Self::HeroCollection { .. } | Self::HeroVillage { .. })
    }
}

/// What is read before the cards: which pieces each block wants.
#[derive(Default)]
struct Wanted {
    collections: Vec<Collection>,
    members: HashMap<CollectionId, Vec<ProductId>>,
    newest: Vec<ProductId>,
    signature: Vec<ProductId>,
    villages: HashMap<String, (Village, Vec<ProductId>)>,
}

/// The cards of all blocks together are read at once, and whatever no block shows is not read.
pub fn load(conn: &mut DbConn, now: Timestamp, blocks: &[Block]) -> QueryResult<Vec<ShownBlock>> {
    let wanted = Wanted::by(conn, now, blocks)?;
    let ids = wanted.ids();
    let cards: HashMap<ProductId, ProductCard> =
        cards::by_ids(conn, &ids)?.into_iter().map(|card| (ProductId(card.product_id.clone()), card)).collect();
    let lead = wanted.lead(blocks, &cards);
    let mut shown = Vec::new();
    for block in blocks {
        if let Some(content) = content(conn, block, blocks, &wanted, &cards, lead.as_ref())? {
            shown.push(ShownBlock { key: block.key.clone(), content });
        }
    }
    Ok(shown)
}

type Cards = HashMap<ProductId, ProductCard>;

fn content(
    conn: &mut DbConn,
    block: &Block,
    blocks: &[Block],
    wanted: &Wanted,
    cards: &Cards,
    lead: Option<&ProductId>,
) -> QueryResult<Option<ShownContent>> {
    let pick = |ids: &[ProductId]| ids.iter().filter_map(|id| cards.get(id).cloned()).collect::<Vec<_>>();
    let some =
        |cards: Vec<ProductCard>, make: fn(Vec<ProductCard>) -> ShownContent| (!cards.is_empty()).then(|| make(cards));
    Ok(match &block.content {
        Content::HeroPiece => match lead.and_then(|id| cards.get(id)) {
            Some(card) => {
                let village = find(conn, &card.village_slug)?.map(Box::new);
                Some(ShownContent::HeroPiece { lead: Box::new(card.clone()), village })
            }
            None => None,
        },
        Content::HeroCollection { collection_id } => wanted.collection(collection_id).map(|collection| {
            let cover = Box::new(Cover::of(collection, cards.values()));
            let count = wanted.members(collection_id).len();
            ShownContent::HeroCollection { collection: Box::new(collection.clone()), cover, count }
        }),
        Content::HeroVillage { village_code } => wanted.villages.get(village_code).map(|(village, ids)| {
            let signature = ids.first().and_then(|id| cards.get(id)).filter(|card| card.is_primary);
            let cover = Box::new(signature.map_or_else(|| own_motif(village), Cover::of_card));
            ShownContent::HeroVillage { village: Box::new(village.clone()), cover }
        }),
        Content::Categories => Some(ShownContent::Categories { categories: queries::categories(conn)? }),
        Content::Collections => {
            let has_own = |id: &CollectionId| {
                let own = Content::Collection { collection_id: id.clone() };
                blocks.iter().any(|block| block.content == own)
            };
            let rest = wanted.collections.iter().filter(|collection| !has_own(&collection.id));
            strips(rest.filter_map(|collection| wanted.strip(collection, cards, lead)).collect())
        }
        Content::Collection { collection_id } => {
            let collection = wanted.collection(collection_id);
            strips(collection.and_then(|found| wanted.strip(found, cards, lead)).into_iter().collect())
        }
        Content::Newest { .. } => some(pick(&wanted.newest), |cards| ShownContent::Newest { cards }),
        Content::Signature => some(pick(&wanted.signature), |cards| ShownContent::Signature { cards }),
        Content::Village { village_code } => {
            let found = wanted.villages.get(village_code);
            let found = found.map(|(village, ids)| (village, pick(ids))).filter(|(_, cards)| !cards.is_empty());
            found.map(|(village, cards)| ShownContent::Village { village: Box::new(village.clone()), cards })
        }
        Content::Villages => {
            let provinces = browse::areas(conn, None)?;
            let village_count = provinces.iter().map(|province| province.count).sum();
            (!provinces.is_empty()).then_some(ShownContent::Villages { provinces, village_count })
        }
        Content::Text { text_id, text_en } => {
            Some(ShownContent::Text { text_id: text_id.clone(), text_en: text_en.clone() })
        }
        Content::How => Some(ShownContent::How),
    })
}

fn strips(shelves: Vec<Strip>) -> Option<ShownContent> {
    (!shelves.is_empty()).then_some(ShownContent::Collections { shelves })
}

fn own_motif(village: &Village) -> Cover {
    Cover { photo: None, category: village.row.sector.clone(), slug: village.row.slug.clone() }
}

impl Wanted {
    fn by(conn: &mut DbConn, now: Timestamp, blocks: &[Block]) -> QueryResult<Self> {
        let mut wanted = Self::default();
        if blocks.iter().any(|block| block.content.is_of_collections()) {
            wanted.collections = collection::shown(conn, now)?;
            wanted.members = collection::members(conn, &wanted.collections)?;
        }
        let mut codes = Vec::new();
        for block in blocks {
            match &block.content {
                Content::Newest { count } => wanted.newest = newest(conn, *count)?,
                Content::Signature => wanted.signature = queries::signature_ids(conn, SIGNATURE_PRODUCTS)?,
                Content::HeroVillage { village_code } | Content::Village { village_code } => codes.push(village_code),
                _ => {}
            }
        }
        if !codes.is_empty() {
            let rows: Vec<(String, String)> = villages::table
                .filter(villages::code.eq_any(codes))
                .select((villages::code, villages::slug))
                .load(conn)?;
            for (code, slug) in rows {
                if let Some(village) = find(conn, &slug)? {
                    let ids = of_village(conn, &code)?;
                    wanted.villages.insert(code, (village, ids));
                }
            }
        }
        Ok(wanted)
    }

    /// Every piece that some block may show, each once.
    fn ids(&self) -> Vec<ProductId> {
        let mut ids: Vec<ProductId> = Vec::new();
        // one more than a strip shows: the first may have gone to the top of the page
        let members = self.collections.iter().flat_map(|c| self.members(&c.id).iter().take(BAND + 1));
        let covers = self.collections.iter().filter_map(|c| c.cover_product_id.as_ref());
        let villages = self.villages.values().flat_map(|(_, ids)| ids);
        ids.extend(members.chain(covers).chain(&self.newest).chain(&self.signature).chain(villages).cloned());
        ids.sort();
        ids.dedup();
        ids
    }

    fn collection(&self, id: &CollectionId) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.id == *id)
    }

    fn members(&self, id: &CollectionId) -> &[ProductId] {
        self.members.get(id).map_or(&[], Vec::as_slice)
    }

    /// The first piece of the first collection, where it opens the page. It does not stand there twice.
    fn lead(&self, blocks: &[Block], cards: &Cards) -> Option<ProductId> {
        let opens = blocks.iter().any(|block| block.content == Content::HeroPiece);
        let firsts = self.collections.iter().flat_map(|c| self.members(&c.id).iter().take(BAND + 1));
        firsts.into_iter().find(|id| opens && cards.contains_key(*id)).cloned()
    }

    fn strip(&self, collection: &Collection, cards: &Cards, lead: Option<&ProductId>) -> Option<Strip> {
        let others = self.members(&collection.id).iter().take(BAND + 1).filter(|id| lead != Some(*id));
        let cards: Vec<ProductCard> = others.filter_map(|id| cards.get(id).cloned()).take(BAND).collect();
        (!cards.is_empty()).then(|| Strip { collection: collection.clone(), cards })
    }
}

/// What came into the gallery last.
fn newest(conn: &mut DbConn, count: usize) -> QueryResult<Vec<ProductId>> {
    products::table
        .filter(products::status.eq(ListingStatus::Published).and(products::published_at.is_not_null()))
        .order((products::published_at.desc(), products::id.desc()))
        .limit(count as i64)
        .select(products::id)
        .load(conn)
}

/// Its signature product first.
fn of_village(conn: &mut DbConn, code: &str) -> QueryResult<Vec<ProductId>> {
    products::table
        .filter(products::village_code.eq(code).and(products::status.eq(ListingStatus::Published)))
        .order((products::is_primary.desc(), products::sku))
        .limit(BAND as i64)
        .select(products::id)
        .load(conn)
}
