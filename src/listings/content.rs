//! `ListingContent`: all that a seller writes of a product, complete or not. What could not be read as a number is
//! kept beside it as it was typed, so that nothing anybody typed is lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::Making;
use crate::ids::{ProducerId, VariantId};

pub use crate::import::options::OPTION_NAMES;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListingContent {
    pub name_id: String,
    /// empty: English pages show the Indonesian name
    pub name_en: String,
    pub village_code: String,
    pub producer: Maker,
    pub category: String,
    pub description_id: String,
    pub description_en: String,
    pub materials: String,
    pub care_id: String,
    pub care_en: String,
    /// by the codes of `attributes.toml`; of other categories too, until the product is published
    pub attributes: BTreeMap<String, String>,
    pub unit: String,
    /// what the variants differ in: one of [`OPTION_NAMES`], or empty for a single one
    pub option_name: String,
    pub variants: Vec<VariantContent>,
    pub tiers: Vec<Tier>,
    pub making: Making,
    pub min_order_quantity: Option<i64>,
    pub lead_time_days: Option<i64>,
    pub monthly_capacity: Option<i64>,
    pub pictures: Vec<ListedPicture>,
    /// by the form's field: what was typed there and is no number
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: BTreeMap<String, String>,
}

pub const UNITS: &[&str] = &["pcs", "pack", "bottle", "pair", "kg", "m"];
/// Somebody who makes it: known, or named for the first time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Maker {
    pub id: Option<ProducerId>,
    pub new_name: String,
    /// the group of workshops a new maker belongs to
    pub cluster: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantContent {
    /// the variant's id, from the first draft on
    pub key: VariantId,
    #[serde(default)]
    pub sku: Option<String>,
    pub value: String,
    pub price_minor: Option<i64>,
    /// packed
    pub weight_g: Option<i64>,
    /// the parcel's length, width and height
    #[serde(default)]
    pub size_mm: Option<[i64; 3]>,
    /// how many pieces it begins with
    #[serde(default)]
    pub opening: Option<i64>,
    /// its stock was opened: from now on only `stock/` counts it
    #[serde(default)]
    pub is_stocked: bool,
}

impl VariantContent {
    pub fn new() -> Self {
        Self {
            key: VariantId::new(),
            sku: None,
            value: String::new(),
            price_minor: None,
            weight_g: None,
            size_mm: None,
            opening: None,
            is_stocked: false,
        }
    }
}

impl Default for VariantContent {
    fn default() -> Self {
        Self::new()
    }
}

/// From this quantity on each piece costs this much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    pub min_quantity: Option<i64>,
    pub unit_price_minor: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPicture {
    pub id: String,
    #[serde(default)]
    pub alt_id: String,
    #[serde(default)]
    pub alt_en: String,
}

impl Default for ListingContent {
    fn default() -> Self {
        Self {
            name_id: String::new(),
            name_en: String::new(),
            village_code: String::new(),
            producer: Maker::default(),
            category: String::new(),
            description_id: String::new(),
            description_en: String::new(),
            materials: String::new(),
            care_id: String::new(),
            care_en: String::new(),
            attributes: BTreeMap::new(),
            unit: UNITS[0].into(),
            option_name: String::new(),
            variants: vec![VariantContent::new()],
            tiers: Vec::new(),
            making: Making::Stock,
            min_order_quantity: Some(1),
            lead_time_days: None,
            monthly_capacity: None,
            pictures: Vec::new(),
            unread: BTreeMap::new(),
        }
    }
}

impl ListingContent {
    /// This content with what nobody reviews taken from `other`: prices, weights, tiers, quantities, times. Variants
    /// that `other` does not know keep their own.
    pub fn with_unreviewed_of(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for variant in &mut merged.variants {
            if let Some(known) = other.variants.iter().find(|v| v.key == variant.key) {
                let (key, value) = (variant.key.clone(), std::mem::take(&mut variant.value));
                *variant = VariantContent { key, value, ..known.clone() };
            }
        }
        merged.tiers.clone_from(&other.tiers);
        merged.making = other.making;
        merged.min_order_quantity = other.min_order_quantity;
        merged.lead_time_days = other.lead_time_days;
        merged.monthly_capacity = other.monthly_capacity;
        merged
    }

    /// Whether its stock was begun, for any option.
    pub fn is_stocked(&self) -> bool {
        self.variants.iter().any(|variant| variant.is_stocked)
    }

    /// What was counted is not the only one of its kind, and what was is not made again.
    pub fn may_be_made(&self, making: Making) -> bool {
        let is_single = |making| making == Making::Single;
        !self.is_stocked() || is_single(making) == is_single(self.making)
    }

    /// What the category asks for and is answered, in its order.
    pub fn own_attributes(&self) -> Vec<(&str, &str)> {
        super::attributes::of_category(&self.category)
            .filter_map(|attribute| {
                let value = self.attributes.get(&attribute.code)?.trim();
                (!value.is_empty()).then_some((attribute.code.as_str(), value))
            })
            .collect()
    }

    /// A new product of the same kind: nothing in it is stocked, pictured or numbered yet.
    pub fn copied(&self, name_id: String) -> Self {
        let variant = |v: &VariantContent| VariantContent {
            key: VariantId::new(),
            sku: None,
            opening: None,
            is_stocked: false,
            ..v.clone()
        };
        let variants = self.variants.iter().map(variant).collect();
        Self { name_id, name_en: String::new(), variants, pictures: vec![], unread: BTreeMap::new(), ..self.clone() }
    }
}
