//! What the catalogue looks like to programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::details::{Details, OptionOnOffer};
use super::product::Making;
use crate::i18n::Language;
use crate::media::Photo;
use crate::search::{FacetValue, Facets, PriceBucket, ProductCard};

#[derive(Debug, Serialize, ToSchema)]
pub struct Price {
    /// whole rupiah
    pub amount: i64,
    #[schema(example = "IDR")]
    pub currency: &'static str,
}

impl Price {
    pub fn idr(amount: i64) -> Self {
        Self { amount, currency: "IDR" }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VillageRef {
    /// the official region code
    #[schema(example = "52.02.09.2008")]
    pub code: String,
    pub name: String,
    pub slug: String,
    pub regency: String,
    pub province: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProductSummary {
    /// the product's own, as in the catalogue file
    pub sku: String,
    pub slug: String,
    pub name: String,
    pub category: String,
    /// of the cheapest option
    pub price: Price,
    pub has_price_range: bool,
    pub village: VillageRef,
    /// ready to ship
    pub is_in_stock: bool,
    /// `stock`; `order`, made to order up to so many a month; `single`, the only one of its kind
    #[schema(value_type = String, example = "stock")]
    pub making: Making,
    /// the village's signature product
    pub is_primary: bool,
    pub lead_time_days: i32,
    /// a photo as JPEG; a drawn SVG where there is none
    pub image: String,
    pub url: String,
}

impl ProductSummary {
    pub fn new(card: ProductCard, language: Language, base_url: &str) -> Self {
        Self {
            image: image(base_url, card.photo.as_ref(), &card.category, &card.slug),
            url: format!("{base_url}/products/{}", card.slug),
            name: if language == Language::En { card.name_en } else { card.name_id },
            price: Price::idr(card.price_minor),
            village: VillageRef {
                code: card.village_code,
                name: card.village_name,
                slug: card.village_slug,
                regency: card.regency_name,
                province: card.province_name,
            },
            sku: card.sku,
            slug: card.slug,
            category: card.category,
            has_price_range: card.has_price_range,
            is_in_stock: card.is_in_stock,
            making: card.making,
            is_primary: card.is_primary,
            lead_time_days: card.lead_time_days,
        }
    }
}

fn image(base_url: &str, photo: Option<&Photo>, category: &str, slug: &str) -> String {
    match photo {
        Some(photo) => format!("{base_url}{}", photo.largest()),
        None => format!("{base_url}/motif/{category}/{slug}.svg"),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProductPage {
    pub items: Vec<ProductSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SearchPage {
    pub items: Vec<ProductSummary>,
    pub total: u64,
    pub facets: FacetCounts,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

/// How many products have a value under the other filters, largest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetCounts {
    pub category: Vec<FacetCount>,
    pub province: Vec<FacetCount>,
    pub regency: Vec<FacetCount>,
    pub village: Vec<FacetCount>,
    /// by the maker's id, as the parameter `maker` takes it
    pub maker: Vec<FacetCount>,
    /// `pirt`, `bpom`, `sni`, `halal`, `geographical_indication`
    pub permit: Vec<FacetCount>,
    pub price: Vec<PriceRange>,
    pub in_stock: u64,
    pub primary: u64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FacetCount {
    pub value: String,
    pub count: u64,
}

/// How many products begin in a range of prices.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceRange {
    /// whole rupiah, included
    pub from: i64,
    /// whole rupiah, not included; null: no end
    pub to: Option<i64>,
    pub count: u64,
}

impl From<PriceBucket> for PriceRange {
    fn from(PriceBucket { from, to, count }: PriceBucket) -> Self {
        Self { from, to, count }
    }
}

impl From<Facets> for FacetCounts {
    fn from(facets: Facets) -> Self {
        let counts = |values: Vec<FacetValue>| {
            values.into_iter().map(|v| FacetCount { value: v.value, count: v.count }).collect()
        };
        Self {
            category: counts(facets.category),
            province: counts(facets.province),
            regency: counts(facets.regency),
            village: counts(facets.village),
            maker: counts(facets.maker),
            permit: counts(facets.permit),
            price: facets.price.into_iter().map(PriceRange::from).collect(),
            in_stock: facets.in_stock,
            primary: facets.primary,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProductDetails {
    pub sku: String,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub category: String,
    pub materials: String,
    pub unit: String,
    /// what the options differ in: `size`, `color`, `weight`, `rasa`; empty for a single one
    pub option_name: String,
    pub options: Vec<ProductOption>,
    /// unit prices from a quantity on, over all options
    pub tiers: Vec<Tier>,
    pub min_order_quantity: i64,
    pub lead_time_days: i32,
    /// ready to ship
    pub is_in_stock: bool,
    /// `stock`; `order`, made to order up to so many a month; `single`, the only one of its kind
    #[schema(value_type = String, example = "stock")]
    pub making: Making,
    pub is_primary: bool,
    /// `yes`, `no`, `na`
    pub halal: String,
    /// `none`, `PIRT`, `BPOM`, `SNI`
    pub permit_kind: String,
    pub maker: String,
    pub seller: Seller,
    pub village: VillageRef,
    /// the first photo as JPEG; a drawn SVG where there is none
    pub image: String,
    /// all photos as JPEG
    pub images: Vec<String>,
    pub url: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProductOption {
    pub sku: String,
    pub value: String,
    pub price: Price,
    pub weight_g: i64,
    /// pieces that can be ordered now; of what is made to order, those that can be made this month, over all options
    pub available: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Tier {
    pub min_quantity: i64,
    pub unit_price: Price,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Seller {
    pub slug: String,
    pub name: String,
}

impl ProductDetails {
    pub fn new(details: Details, language: Language, base_url: &str) -> Self {
        let (halal, permit_kind) = (details.halal(), details.permit_kind());
        let is_in_stock = details.is_ready();
        let Details { product, options, tiers, maker, village, seller, photos, .. } = details;
        let photos: Vec<Photo> = photos.into_iter().map(|shown| shown.photo).collect();
        let option = |o: OptionOnOffer| ProductOption {
            sku: o.sku,
            value: o.value,
            price: Price::idr(o.price_minor),
            weight_g: o.weight_g,
            available: o.available,
        };
        Self {
            name: product.name(language).to_owned(),
            description: match language {
                Language::Id => product.description_id,
                Language::En => product.description_en,
            },
            image: image(base_url, photos.first(), &product.category_code, &product.slug),
            images: photos.iter().map(|photo| format!("{base_url}{}", photo.largest())).collect(),
            url: format!("{base_url}/products/{}", product.slug),
            options: options.into_iter().map(option).collect(),
            tiers: tiers
                .into_iter()
                .map(|t| Tier { min_quantity: t.min_quantity, unit_price: Price::idr(t.unit_price_minor) })
                .collect(),
            village: VillageRef {
                code: village.code,
                name: village.name,
                slug: village.slug,
                regency: village.regency,
                province: village.province,
            },
            seller: Seller { slug: seller.slug, name: seller.name },
            is_in_stock,
            making: product.making,
            maker,
            sku: product.sku,
            slug: product.slug,
            category: product.category_code,
            materials: product.materials,
            unit: product.unit,
            option_name: product.option_name,
            min_order_quantity: product.min_order_quantity,
            lead_time_days: product.lead_time_days,
            is_primary: product.is_primary,
            halal: halal.into(),
            permit_kind: permit_kind.into(),
        }
    }
}
