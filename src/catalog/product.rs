//! Rows of products, variants and tiers; the listing's status; which price holds at which quantity.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::{price_tiers, products, variants};
use crate::i18n::Language;
use crate::ids::{BumdesId, ProducerId, ProductId, VariantId};

crate::text_enum! {
    ListingStatus {
        Draft = "draft",
        Submitted = "submitted",
        ChangesRequested = "changes_requested",
        Published = "published",
        Unpublished = "unpublished",
        Archived = "archived",
    }
}

crate::text_enum! {
    /// How a product comes to be.
    Making {
        /// counted pieces on a shelf
        Stock = "stock",
        /// nothing is counted: as many a month as can be made
        Order = "order",
        /// the only one of its kind
        Single = "single",
    }
}

impl ListingStatus {
    /// From → to. Everything else is refused.
    const TRANSITIONS: &'static [(Self, Self)] = &[
        (Self::Draft, Self::Submitted),
        (Self::Submitted, Self::ChangesRequested),
        (Self::ChangesRequested, Self::Submitted),
        (Self::Submitted, Self::Published),
        (Self::Published, Self::Unpublished),
        (Self::Unpublished, Self::Published),
        (Self::Published, Self::Archived),
        (Self::Unpublished, Self::Archived),
        // the BUMDes takes it back before it was looked at, or the curator turns it down
        (Self::Submitted, Self::Draft),
        // what was never shown is put away, and anything comes back as it was
        (Self::Draft, Self::Archived),
        (Self::ChangesRequested, Self::Archived),
        (Self::Archived, Self::Draft),
        (Self::Archived, Self::Unpublished),
    ];

    pub fn can_become(self, next: Self) -> bool {
        Self::TRANSITIONS.contains(&(self, next))
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
// none is written as NULL, so that many rows go into one statement
#[diesel(table_name = products, treat_none_as_default_value = false)]
pub struct Product {
    pub id: ProductId,
    pub sku: String,
    pub slug: String,
    pub bumdes_id: BumdesId,
    pub village_code: String,
    pub producer_id: ProducerId,
    pub category_code: String,
    pub status: ListingStatus,
    /// the village's signature product
    pub is_primary: bool,
    pub name_id: String,
    pub name_en: String,
    pub description_id: String,
    pub description_en: String,
    pub materials: String,
    /// `pcs`, `pack`, `bottle`, `pair`, `kg`, `m`
    pub unit: String,
    /// `size`, `color`, `weight`, `rasa`; empty for a single variant
    pub option_name: String,
    pub min_order_quantity: i64,
    pub lead_time_days: i32,
    /// pieces a month; what is made to order is sold up to it
    pub monthly_capacity: i64,
    /// `yes`, `no` (food without a certificate), `na`
    pub halal: String,
    /// `none`, `PIRT`, `BPOM`, `SNI`
    pub permit_kind: String,
    pub search_keywords: String,
    pub sold_count: i64,
    pub import_hash: Option<String>,
    pub version: i64,
    pub published_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// a new row begins as `stock`, which is the column's default: tables of before it are written too
    #[diesel(skip_insertion)]
    pub making: Making,
}

impl Product {
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name_id, &self.name_en)
    }
}

/// A product's name and which of its options; products of one kind alone have none.
pub fn with_option(name: &str, option_value: &str) -> String {
    if option_value.is_empty() { name.to_owned() } else { format!("{name}, {option_value}") }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = variants, treat_none_as_default_value = false)]
pub struct Variant {
    pub id: VariantId,
    pub product_id: ProductId,
    pub sku: String,
    pub option_value: String,
    pub position: i32,
    pub price_minor: i64,
    pub currency: String,
    /// packed
    pub weight_g: i64,
    pub is_active: bool,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = price_tiers, treat_none_as_default_value = false)]
pub struct PriceTier {
    pub product_id: ProductId,
    pub min_quantity: i64,
    pub unit_price_minor: i64,
}

/// The unit price at a quantity: the variant's own, or the lowest tier reached if that is lower.
pub fn unit_price_minor(variant_price_minor: i64, tiers: &[PriceTier], quantity: i64) -> i64 {
    tiers
        .iter()
        .filter(|tier| quantity >= tier.min_quantity)
        .map(|tier| tier.unit_price_minor)
        .fold(variant_price_minor, i64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_holds_from_its_quantity_on_and_never_raises_a_price() {
        let tier =
            |min_quantity, unit_price_minor| PriceTier { product_id: ProductId::new(), min_quantity, unit_price_minor };
        let tiers = [tier(10, 40_000), tier(50, 35_000)];
        assert_eq!(unit_price_minor(45_000, &tiers, 9), 45_000);
        assert_eq!(unit_price_minor(45_000, &tiers, 10), 40_000);
        assert_eq!(unit_price_minor(45_000, &tiers, 50), 35_000);
        assert_eq!(unit_price_minor(30_000, &tiers, 50), 30_000);
    }

    #[test]
    fn every_listing_pair_outside_the_table_is_refused() {
        let allowed = [
            ("draft", "submitted"),
            ("submitted", "changes_requested"),
            ("changes_requested", "submitted"),
            ("submitted", "published"),
            ("published", "unpublished"),
            ("unpublished", "published"),
            ("published", "archived"),
            ("unpublished", "archived"),
            ("submitted", "draft"),
            ("draft", "archived"),
            ("changes_requested", "archived"),
            ("archived", "draft"),
            ("archived", "unpublished"),
        ];
        for from in ListingStatus::ALL {
            for to in ListingStatus::ALL {
                let is_allowed = allowed.contains(&(from.as_str(), to.as_str()));
                assert_eq!(from.can_become(*to), is_allowed, "{from} → {to}");
            }
        }
    }
}
