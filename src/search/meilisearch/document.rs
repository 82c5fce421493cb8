//! A product document as Meilisearch keeps it: the text folded by our rules, so that both engines agree on
//! what a word is, and the card as it is shown.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::search::ProductCard;
use crate::search::document::ProductDocument;
use crate::search::settings::Settings;
use crate::search::words::fold;

/// The facet that the price filter's ranges are counted by.
pub const PRICE_RANGE: &str = "price_range";

#[derive(Serialize)]
pub struct MeilisearchDocument {
    product_id: String,
    /// of everything below: what the drift check compares
    pub hash: String,
    card: ProductCard,
    text: BTreeMap<String, String>,
    stems: BTreeMap<String, String>,
    category: String,
    province_code: String,
    regency_code: String,
    village_code: String,
    bumdes_slug: String,
    producer_id: String,
    permits: Vec<String>,
    price_minor: i64,
    /// which of the ranges in `search-config/`: the server counts values, not ranges
    price_range: usize,
    is_in_stock: bool,
    is_primary: bool,
    primary_rank: i64,
    published_at: i64,
    sold_count: i64,
}

impl MeilisearchDocument {
    pub fn new(document: &ProductDocument, settings: &Settings) -> Self {
        let mut text = BTreeMap::new();
        let mut stems = BTreeMap::new();
        for field in &settings.searchable {
            let words = fold(&document.text(&field.field));
            let tokens = settings.tokens(&words, field.language);
            if !tokens.is_empty() {
                stems.insert(field.field.clone(), tokens.join(" "));
            }
            text.insert(field.field.clone(), words.join(" "));
        }
        let mut made = Self {
            product_id: document.product_id.clone(),
            hash: String::new(),
            card: document.card(),
            text,
            stems,
            category: document.category.clone(),
            province_code: document.province_code.clone(),
            regency_code: document.regency_code.clone(),
            village_code: document.village_code.clone(),
            bumdes_slug: document.bumdes_slug.clone(),
            producer_id: document.producer_id.clone(),
            permits: document.permit_codes(),
            price_minor: document.price_minor,
            price_range: settings.prices.range_of(document.price_minor),
            is_in_stock: document.is_in_stock,
            is_primary: document.is_primary,
            primary_rank: document.primary_rank,
            published_at: document.published_at,
            sold_count: document.sold_count,
        };
        made.hash = made.content_hash();
        made
    }

    fn content_hash(&self) -> String {
        let content = serde_json::to_vec(self).expect("a document is plain data");
        Sha256::digest(content)[..12].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
