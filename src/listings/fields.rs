//! A content as the editor's fields show it: every number as text, as it was typed where it is none.

use serde::Serialize;

use super::attributes::{self, Attribute};
use super::content::ListingContent;
use super::numbers::sides_text;
use super::shown::typed;
use crate::ids::VariantId;

#[derive(Debug, Serialize)]
pub struct Fields {
    #[serde(flatten)]
    content: ListingContent,
    attribute_fields: Vec<AttributeField>,
    variant_fields: Vec<VariantField>,
    tier_fields: Vec<TierField>,
    minimum: String,
    lead_time: String,
    capacity: String,
    /// its stock was begun: how it is made is settled as far as pieces were counted
    is_stocked: bool,
    /// a maker that is named for the first time
    is_new_maker: bool,
}

#[derive(Debug, Serialize)]
struct AttributeField {
    #[serde(flatten)]
    attribute: &'static Attribute,
    value: String,
}

#[derive(Debug, Serialize)]
struct VariantField {
    key: VariantId,
    value: String,
    price: String,
    weight: String,
    size: String,
    opening: String,
    is_stocked: bool,
}

#[derive(Debug, Serialize)]
struct TierField {
    n: usize,
    quantity: String,
    price: String,
}

impl Fields {
    pub fn of(content: &ListingContent) -> Self {
        let number = |field: &str, number: Option<i64>| match content.unread.get(field) {
            Some(text) => text.clone(),
            None => typed(number),
        };
        let variant_fields = content.variants.iter().map(|variant| {
            let key = &variant.key;
            let size = match content.unread.get(&format!("size-{key}")) {
                Some(text) => text.clone(),
                None => variant.size_mm.as_ref().map(sides_text).unwrap_or_default(),
            };
            VariantField {
                value: variant.value.clone(),
                price: number(&format!("price-{key}"), variant.price_minor),
                weight: number(&format!("weight-{key}"), variant.weight_g),
                size,
                opening: number(&format!("opening-{key}"), variant.opening),
                is_stocked: variant.is_stocked,
                key: key.clone(),
            }
        });
        // one row more than is filled in, and never fewer than two
        let rows = (content.tiers.len() + 1).max(2);
        let tier_fields = (1..=rows).map(|n| {
            let tier = content.tiers.get(n - 1);
            TierField {
                n,
                quantity: number(&format!("tier-quantity-{n}"), tier.and_then(|tier| tier.min_quantity)),
                price: number(&format!("tier-price-{n}"), tier.and_then(|tier| tier.unit_price_minor)),
            }
        });
        let attribute_fields = attributes::of_category(&content.category).map(|attribute| AttributeField {
            attribute,
            value: content.attributes.get(&attribute.code).cloned().unwrap_or_default(),
        });
        Self {
            attribute_fields: attribute_fields.collect(),
            variant_fields: variant_fields.collect(),
            tier_fields: tier_fields.collect(),
            minimum: number("min_order_quantity", content.min_order_quantity),
            lead_time: number("lead_time_days", content.lead_time_days),
            capacity: number("monthly_capacity", content.monthly_capacity),
            is_stocked: content.is_stocked(),
            is_new_maker: content.producer.id.is_none() && !content.producer.new_name.is_empty(),
            content: content.clone(),
        }
    }
}
