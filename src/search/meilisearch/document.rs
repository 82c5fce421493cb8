//! A product document as Meilisearch keeps it: the text folded by our rules, so that both engines agree on
//! what a word is, and the card as it is shown.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::search::ProductCard;
use crate::search::document::ProductDocument;
use crate::search::settings::Settings;
use crate::search::words::fold;

#[derive(Serialize)]
pub struct MeilisearchDocument {
    product_id: String,
    version: i64,
    card: ProductCard,
    text: BTreeMap<String, String>,
    stems: BTreeMap<String, String>,
    category: String,
    province_code: String,
    regency_code: String,
    village_code: String,
    bumdes_slug: String,
    price_minor: i64,
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
        Self {
            product_id: document.product_id.clone(),
            version: document.version,
            card: document.card(),
            text,
            stems,
            category: document.category.clone(),
            province_code: document.province_code.clone(),
            regency_code: document.regency_code.clone(),
            village_code: document.village_code.clone(),
            bumdes_slug: document.bumdes_slug.clone(),
            price_minor: document.price_minor,
            is_in_stock: document.is_in_stock,
            is_primary: document.is_primary,
            primary_rank: document.primary_rank,
            published_at: document.published_at,
            sold_count: document.sold_count,
        }
    }
}
