//! One product as its page shows it: the listing, its options with price and stock, its tiers, who makes it
//! and who sells it.

use diesel::prelude::*;
use serde::Serialize;

use super::product::{ListingStatus, Making, PriceTier, Product};
use crate::db::DbConn;
use crate::db::schema::{
    bumdes, capacity_months, categories, price_tiers, producers, products, stock_levels, variants, villages,
};
use crate::ids::{ProductId, VariantId};
use crate::legality::PermitKind;
use crate::legality::shown::{Badge, badges};
use crate::listings::attributes::{self, ShownAttribute};
use crate::listings::load::{CARE_EN, CARE_ID, attributes as attributes_of};
use crate::listings::numbers::sides_text;
use crate::media::{ShownPhoto, shown};
use crate::regions;
use crate::stock::available;
use crate::stock::shown::{Shown, rounded};

#[derive(Debug, Clone, Serialize)]
pub struct Details {
    pub product: Product,
    pub options: Vec<OptionOnOffer>,
    pub tiers: Vec<PriceTier>,
    pub category: super::queries::Category,
    pub maker: String,
    pub village: VillageOfProduct,
    pub seller: SellerOfProduct,
    /// in their order; none: the motif stands for it
    pub photos: Vec<ShownPhoto>,
    /// what its category's buyers ask about
    pub attributes: Vec<ShownAttribute>,
    /// how to keep it; empty where the description says so itself
    pub care_id: String,
    pub care_en: String,
    pub permits: Vec<Badge>,
}

/// A variant a visitor may choose.
#[derive(Debug, Clone, Serialize)]
pub struct OptionOnOffer {
    pub variant_id: VariantId,
    pub sku: String,
    /// empty for a product without options
    pub value: String,
    pub price_minor: i64,
    pub weight_g: i64,
    /// the parcel's sides in centimetres
    pub size: Option<String>,
    /// on hand and not held for anyone; of what is made to order the rest of the month
    pub available: i64,
    /// the only one of its kind is there, held for an order that is not paid
    pub is_on_hold: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct VillageOfProduct {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub story_id: String,
    pub story_en: String,
    pub cluster: Option<String>,
    pub regency: String,
    pub province: String,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct SellerOfProduct {
    pub slug: String,
    pub name: String,
    pub phone: String,
    pub allows_pickup: bool,
    /// the village it ships from
    pub village_code: String,
}

impl Details {
    pub fn cheapest_minor(&self) -> i64 {
        self.options.iter().map(|option| option.price_minor).min().unwrap_or(0)
    }

    pub fn has_price_range(&self) -> bool {
        self.options.iter().any(|option| option.price_minor != self.cheapest_minor())
    }

    /// The option that is chosen to begin with: the first that can be bought.
    pub fn first_choice(&self) -> Option<&VariantId> {
        let can_be_bought = |option: &&OptionOnOffer| option.available >= self.product.min_order_quantity;
        self.options.iter().find(can_be_bought).map(|option| &option.variant_id)
    }

    /// The largest quantity that any option could give, where so few are left that it is told.
    pub fn most_available(&self) -> Option<i64> {
        let most = self.options.iter().map(|option| option.available).max().unwrap_or(0);
        (Shown::of(most, self.product.min_order_quantity) != Shown::Plenty).then_some(most)
    }

    /// With the stock as a page may tell it: exact where few are left, see `stock/shown.rs`.
    pub fn for_a_page(mut self) -> Self {
        for option in &mut self.options {
            option.available = rounded(option.available, self.product.min_order_quantity);
        }
        self
    }

    /// `yes`; for food without a certificate `no`; for everything else `na`
    pub fn halal(&self) -> &'static str {
        match self.product.halal.as_str() {
            _ if self.permits.iter().any(|badge| badge.kind == PermitKind::Halal) => "yes",
            "na" => "na",
            _ => "no",
        }
    }

    /// `PIRT`, `BPOM` or `SNI`, the first that it has; else `none`
    pub fn permit_kind(&self) -> &'static str {
        let kinds = [PermitKind::Pirt, PermitKind::Bpom, PermitKind::Sni];
        let has = |kind: &PermitKind| self.permits.iter().any(|badge| badge.kind == *kind);
        kinds.into_iter().find(has).map_or("none", PermitKind::as_str)
    }

    /// Whether one of it leaves as soon as it is packed.
    pub fn is_ready(&self) -> bool {
        self.product.making != Making::Order && self.is_in_stock()
    }

    /// Whether at least the smallest order could be taken now.
    pub fn is_in_stock(&self) -> bool {
        self.options.iter().any(|option| option.available >= self.product.min_order_quantity)
    }

    /// Whether the only one of its kind may yet be for sale again.
    pub fn is_on_hold(&self) -> bool {
        self.options.iter().any(|option| option.is_on_hold)
    }
}

type Sides = (Option<i64>, Option<i64>, Option<i64>);

/// Of a variant, where there is one: id, SKU, option, position, price, weight, sides of the parcel.
type VariantRow = (VariantId, String, String, i32, i64, i64, Sides);

/// Village: code, slug, name, story in both languages, cluster; with it the maker's own cluster.
type VillageRow = (String, String, String, String, String, Option<String>);

/// With what is on hand and what is reserved of the variant, and what was ordered of the product in its month.
type Row = (
    Product,
    super::queries::Category,
    (String, Option<String>),
    VillageRow,
    SellerOfProduct,
    (Option<VariantRow>, Option<i64>, Option<i64>, Option<i64>),
);

/// One statement for the buyers' page and for its preview. A macro, because a boxed condition would have the
/// database plan this join anew for every visitor.
macro_rules! rows_where {
    ($condition:expr) => {
        products::table
            .inner_join(categories::table)
            .inner_join(producers::table)
            .inner_join(villages::table)
            .inner_join(bumdes::table)
            .left_join(variants::table.on(variants::product_id.eq(products::id).and(variants::is_active)))
            .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
            .left_join(
                capacity_months::table
                    .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
            )
            .filter($condition)
            .order(variants::position)
            .select((
                Product::as_select(),
                super::queries::Category::as_select(),
                (producers::name, producers::cluster),
                (
                    villages::code,
                    villages::slug,
                    villages::name,
                    villages::story_id,
                    villages::story_en,
                    villages::cluster,
                ),
                (bumdes::slug, bumdes::name, bumdes::phone, bumdes::allows_pickup, bumdes::village_code),
                (
                    (
                        variants::id,
                        variants::sku,
                        variants::option_value,
                        variants::position,
                        variants::price_minor,
                        variants::weight_g,
                        (variants::length_mm, variants::width_mm, variants::height_mm),
                    )
                        .nullable(),
                    stock_levels::on_hand.nullable(),
                    stock_levels::reserved.nullable(),
                    capacity_months::ordered.nullable(),
                ),
            ))
    };
}

/// The published product by its slug; nothing for a draft or one taken down. Price and stock come with it in one
/// statement, a row for each option, so that they are of one moment without a transaction. Nothing here is raw SQL:
/// diesel would have the database plan this join anew for every visitor.
pub fn find(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Details>> {
    let shown = products::slug.eq(slug).and(products::status.eq(ListingStatus::Published));
    let rows: Vec<Row> = rows_where!(shown).load(conn)?;
    details(conn, rows)
}

/// The product whatever its status, as its page would show it.
pub fn find_any(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<Details>> {
    let rows: Vec<Row> = rows_where!(products::id.eq(id)).load(conn)?;
    details(conn, rows)
}

fn details(conn: &mut DbConn, rows: Vec<Row>) -> QueryResult<Option<Details>> {
    let mut options = Vec::with_capacity(rows.len());
    let mut first = None;
    for (product, category, maker, village, seller, (variant, on_hand, reserved, ordered)) in rows {
        let available = available(product.making, (on_hand, reserved), (product.monthly_capacity, ordered));
        let is_on_hold = product.making == Making::Single && available < 1 && on_hand.unwrap_or(0) > 0;
        options.extend(variant.map(|variant| option(variant, available, is_on_hold)));
        first.get_or_insert((product, category, maker, village, seller));
    }
    let Some((product, category, (maker, own_cluster), village, seller)) = first else { return Ok(None) };
    let written = attributes_of(conn, &product.id)?;
    let value = |code: &str| written.iter().find(|(known, _)| known == code).map(|(_, value)| value.as_str());
    let care = |code: &str| value(code).unwrap_or_default().to_owned();
    let (care_id, care_en) = (care(CARE_ID), care(CARE_EN));
    let attributes = attributes::shown(&product.category_code, value);
    let tiers = price_tiers::table
        .filter(price_tiers::product_id.eq(&product.id))
        .order(price_tiers::min_quantity)
        .select(PriceTier::as_select())
        .load(conn)?;
    let photos = shown::of_product(conn, &product.id)?;
    let (code, slug, name, story_id, story_en, cluster) = village;
    let (regency, province) = regions::queries::regency_and_province(conn, &code)?;
    let village = VillageOfProduct {
        regency: regions::short_name(&regency).to_owned(),
        province,
        code,
        slug,
        name,
        story_id,
        story_en,
        cluster: own_cluster.or(cluster),
    };
    let permits = badges(conn, &product)?;
    Ok(Some(Details {
        product,
        options,
        tiers,
        category,
        maker,
        village,
        seller,
        photos,
        attributes,
        care_id,
        care_en,
        permits,
    }))
}

fn option(
    (variant_id, sku, value, _, price_minor, weight_g, sides): VariantRow,
    available: i64,
    is_on_hold: bool,
) -> OptionOnOffer {
    let size = match sides {
        (Some(length), Some(width), Some(height)) => Some(sides_text(&[length, width, height])),
        _ => None,
    };
    OptionOnOffer { variant_id, sku, value, price_minor, weight_g, size, available, is_on_hold }
}
