//! The document both engines index: a published product with all that is searched, filtered, sorted or
//! shown on a card. Holds no engine's details; how it is read from the database is in `source.rs`.

use serde::{Deserialize, Serialize};

use super::ProductCard;
use crate::catalog::Making;
use crate::media::Photo;

/// Names for `searchable` in `search-config/settings.toml`.
pub const SEARCHABLE_FIELDS: &[&str] = &[
    "name_id",
    "name_en",
    "keywords",
    "village",
    "category",
    "materials",
    "maker",
    "place",
    "permits",
    "description_id",
    "description_en",
];
/// Names for `filterable` and `facets`.
pub const FILTERABLE_FIELDS: &[&str] = &[
    "category",
    "province_code",
    "regency_code",
    "village_code",
    "bumdes_slug",
    "producer_id",
    "permits",
    "price_minor",
    "is_in_stock",
    "is_primary",
];
/// Permits as filters, facets and both engines' columns spell them.
pub const PERMITS: &[&str] = &["pirt", "bpom", "sni", "halal", "geographical_indication"];
/// Names for `sortable` and `tie_breakers`.
pub const SORTABLE_FIELDS: &[&str] = &["price_minor", "published_at", "sold_count", "primary_rank", "product_id"];

/// Counts up when the shape of the document changes: an index of an older shape is filled anew.
pub const DOCUMENT_FORMAT: u32 = 6;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    pub min_quantity: i64,
    pub unit_price_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDocument {
    pub product_id: String,
    /// the catalogue's number of this state
    pub version: i64,
    pub sku: String,
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
    pub description_id: String,
    pub description_en: String,
    pub keywords: String,
    pub materials: String,
    pub producer: String,
    pub producer_id: String,
    pub category: String,
    pub category_id: String,
    pub category_en: String,
    pub village_code: String,
    pub village_name: String,
    pub village_slug: String,
    pub district_name: String,
    pub regency_code: String,
    pub regency_name: String,
    pub province_code: String,
    pub province_name: String,
    pub bumdes_slug: String,
    pub bumdes_name: String,
    /// the cheapest and the dearest active variant
    pub price_minor: i64,
    pub price_max_minor: i64,
    pub tiers: Vec<Tier>,
    /// ready to ship
    pub is_in_stock: bool,
    pub making: Making,
    pub is_primary: bool,
    /// 1 for a signature product: engines sort numbers, not claims
    pub primary_rank: i64,
    /// `PIRT`, `BPOM`, `halal`, `SNI`, `geographical_indication`
    pub permits: Vec<String>,
    pub lead_time_days: i32,
    /// microseconds since 1970, UTC
    pub published_at: i64,
    pub sold_count: i64,
    /// the first of its photos
    #[serde(default)]
    pub photo: Option<Photo>,
}

impl ProductDocument {
    /// The text of a searchable field.
    pub fn text(&self, field: &str) -> String {
        match field {
            "name_id" => self.name_id.clone(),
            "name_en" => self.name_en.clone(),
            "keywords" => format!("{} {}", self.keywords, self.sku),
            "village" => self.village_name.clone(),
            "category" => format!("{} {}", self.category_id, self.category_en),
            "materials" => self.materials.clone(),
            "maker" => format!("{} {}", self.producer, self.bumdes_name),
            "place" => format!("{} {} {}", self.district_name, self.regency_name, self.province_name),
            "permits" => self.permits.join(" "),
            "description_id" => self.description_id.clone(),
            "description_en" => self.description_en.clone(),
            _ => String::new(),
        }
    }

    /// The permits as [`PERMITS`] spells them.
    pub fn permit_codes(&self) -> Vec<String> {
        self.permits.iter().map(|permit| permit.to_lowercase()).collect()
    }

    pub fn card(&self) -> ProductCard {
        ProductCard {
            product_id: self.product_id.clone(),
            sku: self.sku.clone(),
            slug: self.slug.clone(),
            name_id: self.name_id.clone(),
            name_en: self.name_en.clone(),
            category: self.category.clone(),
            village_code: self.village_code.clone(),
            village_name: self.village_name.clone(),
            village_slug: self.village_slug.clone(),
            regency_name: self.regency_name.clone(),
            province_name: self.province_name.clone(),
            price_minor: self.price_minor,
            has_price_range: self.price_minor != self.price_max_minor,
            is_in_stock: self.is_in_stock,
            making: self.making,
            is_primary: self.is_primary,
            lead_time_days: self.lead_time_days,
            photo: self.photo.clone(),
        }
    }
}
