//! What comes back.

use serde::{Deserialize, Serialize};

use crate::catalog::Making;
use crate::i18n::Language;
use crate::media::Photo;
use crate::web::same_page::Searched;

/// A product as a card shows it; the whole card comes from the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCard {
    pub product_id: String,
    /// the product's own, as in the catalogue file
    pub sku: String,
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
    pub category: String,
    pub village_code: String,
    pub village_name: String,
    pub village_slug: String,
    /// without "Kabupaten": `Lombok Tengah`
    pub regency_name: String,
    pub province_name: String,
    /// the cheapest variant, in rupiah
    pub price_minor: i64,
    /// whether variants differ in price
    pub has_price_range: bool,
    /// ready to ship
    pub is_in_stock: bool,
    pub making: Making,
    pub is_primary: bool,
    pub lead_time_days: i32,
    /// the first of its photos; none: the motif stands for it
    #[serde(default)]
    pub photo: Option<Photo>,
}

/// A value of a facet and how many products have it under the other filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    pub value: String,
    pub count: u64,
}

/// A range of prices and how many products begin in it under the other filters. Ranges do not overlap:
/// the address that finds these products is `price_min={from}&price_max={to - 1}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceBucket {
    /// whole rupiah, included
    pub from: i64,
    /// whole rupiah, not included; the last range has no end
    pub to: Option<i64>,
    pub count: u64,
}

/// Counts beside the filters, largest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    pub category: Vec<FacetValue>,
    pub province: Vec<FacetValue>,
    pub regency: Vec<FacetValue>,
    pub village: Vec<FacetValue>,
    /// by the producer's id
    pub maker: Vec<FacetValue>,
    /// `pirt`, `bpom`, `sni`, `halal`, `geographical_indication`. All chosen permits must hold, so these counts follow their own filter
    pub permit: Vec<FacetValue>,
    /// every range of `search-config/`, cheapest first, empty ones too
    pub price: Vec<PriceBucket>,
    pub in_stock: u64,
    pub primary: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    pub items: Vec<ProductCard>,
    pub total: u64,
    pub facets: Facets,
    /// the text better spelled, where errors were forgiven or nothing was found
    pub did_you_mean: Option<String>,
}

impl SearchResults {
    /// For whoever counts searches: by the better spelling where it was mistyped.
    pub fn searched(&self, language: Language, text: &str) -> Searched {
        let text = self.did_you_mean.as_deref().unwrap_or(text).to_owned();
        Searched { language, text, found: self.total }
    }
}
