//! What a product looks like to its BUMDes's programs: the working copy, as the editor shows it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::content::{ListedPicture, ListingContent, Tier, VariantContent};
use super::draft::Draft;
use super::problems::problems;
use super::queries::{Heading, OwnListing};
use super::submission::{Comment, Submission};
use crate::catalog::ListingStatus;
use crate::catalog::representation::Price;
use crate::web::ApiCall;

#[derive(Serialize, ToSchema)]
pub struct OwnProductPage {
    pub items: Vec<OwnProductSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnProductSummary {
    pub id: String,
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub slug: String,
    /// `draft`, `submitted`, `changes_requested`, `published`, `unpublished`, `archived`
    pub status: String,
    pub category: String,
    pub name: String,
    pub price_from: Price,
    pub price_to: Price,
    /// how many variants there are
    pub variants: i64,
    /// pieces of all of them
    pub on_hand: i64,
    /// not held for an order that is still to be paid
    pub free: i64,
    /// what can be done about it now, in words; null when nothing is to be done
    pub next_step: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnProduct {
    pub id: String,
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    /// `draft`, `submitted`, `changes_requested`, `published`, `unpublished`, `archived`
    pub status: String,
    /// where buyers see it; null when they do not
    pub url: Option<String>,
    /// counts what was saved; a change may name it, so as not to undo somebody else's
    pub revision: i64,
    /// a curator has to look at it, or at the changes of what is published
    pub is_under_review: bool,
    /// something in it waits to be handed in
    pub is_ahead: bool,
    /// what is to be put right before it can be handed in
    pub missing: Vec<FieldNote>,
    /// what the curator asked for last
    pub comments: Vec<CuratorNote>,
    #[serde(flatten)]
    pub content: ProductContent,
}

/// As it was written last: buyers may see an earlier one.
#[derive(Serialize, ToSchema)]
pub struct ProductContent {
    pub name_id: String,
    /// empty: English pages show the Indonesian name
    pub name_en: String,
    pub village_code: String,
    pub maker: MakerContent,
    pub category: String,
    pub description_id: String,
    pub description_en: String,
    pub materials: String,
    pub care_id: String,
    pub care_en: String,
    pub attributes: BTreeMap<String, String>,
    pub unit: String,
    pub option_name: String,
    pub variants: Vec<OwnVariant>,
    pub tiers: Vec<OwnTier>,
    pub min_order_quantity: Option<i64>,
    pub lead_time_days: Option<i64>,
    pub monthly_capacity: Option<i64>,
    /// added and put in order in the portal
    pub pictures: Vec<OwnPicture>,
}

#[derive(Serialize, ToSchema)]
pub struct MakerContent {
    /// null where somebody is named for the first time
    pub id: Option<String>,
    pub name: Option<String>,
    pub cluster: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnVariant {
    pub id: String,
    /// null before it was saved for the first time
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: Option<String>,
    pub value: String,
    /// whole rupiah
    pub price: Option<i64>,
    pub weight_g: Option<i64>,
    /// the parcel's length, width and height
    pub size_mm: Option<[i64; 3]>,
    /// how many pieces it begins with; null once its stock is counted
    pub opening_stock: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnTier {
    pub min_quantity: Option<i64>,
    /// whole rupiah
    pub unit_price: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnPicture {
    pub id: String,
    pub alt_id: String,
    pub alt_en: String,
}

#[derive(Serialize, ToSchema)]
pub struct FieldNote {
    #[schema(example = "description_id")]
    pub field: String,
    pub detail: String,
}

#[derive(Serialize, ToSchema)]
pub struct CuratorNote {
    #[schema(example = "description_id")]
    pub field: String,
    pub text: String,
    /// null before it is answered, in the portal
    pub answer: Option<String>,
}

/// What is read of one product.
pub struct ProductFacts {
    pub heading: Heading,
    pub draft: Draft,
    pub points: Vec<Comment>,
    pub round: Option<Submission>,
}

impl OwnProductSummary {
    pub fn new(call: &ApiCall, listing: OwnListing) -> Self {
        let OwnListing { listed, offered, next } = listing;
        Self {
            id: listed.id.to_string(),
            sku: listed.sku,
            slug: listed.slug,
            status: listed.status.to_string(),
            category: listed.category_code,
            name: call.language.pick(&listed.name_id, &listed.name_en).to_owned(),
            price_from: Price::idr(offered.cheapest_minor),
            price_to: Price::idr(offered.dearest_minor),
            variants: offered.variants,
            on_hand: offered.on_hand,
            free: offered.free,
            next_step: next.map(|next| call.text(next.key, &[("n", (next.n as i64).into())])),
        }
    }
}

impl OwnProduct {
    pub fn new(call: &ApiCall, facts: ProductFacts) -> Self {
        let ProductFacts { heading, draft, points, round } = facts;
        let missing = problems(&draft.content).into_iter().map(|problem| FieldNote {
            detail: problem.text(&call.app.translations, call.language),
            field: problem.field,
        });
        let comment = |point: Comment| CuratorNote { field: point.field, text: point.text, answer: point.answer };
        let url = || format!("{}/products/{}", call.app.config.server.base_url, heading.slug);
        Self {
            missing: missing.collect(),
            comments: points.into_iter().map(comment).collect(),
            url: (heading.status == ListingStatus::Published).then(url),
            id: heading.id.to_string(),
            sku: heading.sku,
            status: heading.status.to_string(),
            revision: draft.revision,
            is_under_review: round.is_some(),
            is_ahead: draft.is_ahead,
            content: draft.content.into(),
        }
    }
}

impl From<ListingContent> for ProductContent {
    fn from(content: ListingContent) -> Self {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            maker: MakerContent {
                id: content.producer.id.map(|id| id.0),
                name: said(content.producer.new_name),
                cluster: said(content.producer.cluster),
            },
            name_id: content.name_id,
            name_en: content.name_en,
            village_code: content.village_code,
            category: content.category,
            description_id: content.description_id,
            description_en: content.description_en,
            materials: content.materials,
            care_id: content.care_id,
            care_en: content.care_en,
            attributes: content.attributes,
            unit: content.unit,
            option_name: content.option_name,
            variants: content.variants.into_iter().map(OwnVariant::from).collect(),
            tiers: content.tiers.into_iter().map(OwnTier::from).collect(),
            min_order_quantity: content.min_order_quantity,
            lead_time_days: content.lead_time_days,
            monthly_capacity: content.monthly_capacity,
            pictures: content.pictures.into_iter().map(OwnPicture::from).collect(),
        }
    }
}

impl From<VariantContent> for OwnVariant {
    fn from(variant: VariantContent) -> Self {
        Self {
            id: variant.key.0,
            sku: variant.sku,
            value: variant.value,
            price: variant.price_minor,
            weight_g: variant.weight_g,
            size_mm: variant.size_mm,
            opening_stock: variant.opening,
        }
    }
}

impl From<Tier> for OwnTier {
    fn from(tier: Tier) -> Self {
        Self { min_quantity: tier.min_quantity, unit_price: tier.unit_price_minor }
    }
}

impl From<ListedPicture> for OwnPicture {
    fn from(picture: ListedPicture) -> Self {
        Self { id: picture.id, alt_id: picture.alt_id, alt_en: picture.alt_en }
    }
}
