//! The content as the tables have it: what was published, or written by an import.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::content::{ListedPicture, ListingContent, Maker, Tier, VariantContent};
use crate::catalog::Product;
use crate::db::DbConn;
use crate::db::schema::{price_tiers, product_attributes, product_pictures, products, stock_levels, variants};
use crate::ids::{ProductId, VariantId};

/// The attributes that are fields of their own in the editor.
pub const CARE_ID: &str = "care_id";
pub const CARE_EN: &str = "care_en";

/// None when there is no such product.
pub fn load(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<ListingContent>> {
    Ok(load_many(conn, &[id])?.remove(id))
}

/// [`load`] for several, with as many statements as for one.
pub fn load_many(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, ListingContent>> {
    let found: Vec<Product> =
        products::table.filter(products::id.eq_any(ids.iter().copied())).select(Product::as_select()).load(conn)?;
    let mut attributes = attributes_of(conn, ids)?;
    let mut variants = variants(conn, ids)?;
    let mut tiers = tiers(conn, ids)?;
    let mut pictures = pictures(conn, ids)?;
    let content = |product: Product| {
        let id = product.id;
        let mut attributes = attributes.remove(&id).unwrap_or_default();
        let content = ListingContent {
            care_id: attributes.remove(CARE_ID).unwrap_or_default(),
            care_en: attributes.remove(CARE_EN).unwrap_or_default(),
            attributes,
            // a text that no one translated stands in both columns
            name_en: translated(&product.name_id, product.name_en),
            name_id: product.name_id,
            description_en: translated(&product.description_id, product.description_en),
            description_id: product.description_id,
            village_code: product.village_code,
            producer: Maker { id: Some(product.producer_id), ..Maker::default() },
            category: product.category_code,
            materials: product.materials,
            unit: product.unit,
            option_name: product.option_name,
            variants: variants.remove(&id).unwrap_or_default(),
            tiers: tiers.remove(&id).unwrap_or_default(),
            making: product.making,
            min_order_quantity: Some(product.min_order_quantity),
            lead_time_days: Some(product.lead_time_days.into()),
            monthly_capacity: Some(product.monthly_capacity),
            pictures: pictures.remove(&id).unwrap_or_default(),
            unread: BTreeMap::new(),
        };
        (id, content)
    };
    Ok(found.into_iter().map(content).collect())
}

fn translated(original: &str, translation: String) -> String {
    if translation == original { String::new() } else { translation }
}

pub fn attributes(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<(String, String)>> {
    Ok(attributes_of(conn, &[id])?.remove(id).unwrap_or_default().into_iter().collect())
}

fn attributes_of(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, BTreeMap<String, String>>> {
    let rows: Vec<(ProductId, String, String)> = product_attributes::table
        .filter(product_attributes::product_id.eq_any(ids.iter().copied()))
        .select((product_attributes::product_id, product_attributes::code, product_attributes::value))
        .load(conn)?;
    let mut attributes: HashMap<ProductId, BTreeMap<String, String>> = HashMap::new();
    for (id, code, value) in rows {
        attributes.entry(id).or_default().insert(code, value);
    }
    Ok(attributes)
}

/// What belongs to each product, in the order it was read.
fn gathered<T>(rows: impl Iterator<Item = (ProductId, T)>) -> HashMap<ProductId, Vec<T>> {
    let mut gathered: HashMap<ProductId, Vec<T>> = HashMap::new();
    for (id, one) in rows {
        gathered.entry(id).or_default().push(one);
    }
    gathered
}

fn variants(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Vec<VariantContent>>> {
    type Sides = (Option<i64>, Option<i64>, Option<i64>);
    type Row = (ProductId, VariantId, String, String, i64, i64, Sides, Option<i64>);
    let rows: Vec<Row> = variants::table
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(variants::product_id.eq_any(ids.iter().copied()).and(variants::is_active))
        .order((variants::position, variants::id))
        .select((
            variants::product_id,
            variants::id,
            variants::sku,
            variants::option_value,
            variants::price_minor,
            variants::weight_g,
            (variants::length_mm, variants::width_mm, variants::height_mm),
            stock_levels::on_hand.nullable(),
        ))
        .load(conn)?;
    let content = |(id, key, sku, value, price_minor, weight_g, sides, on_hand): Row| {
        let variant = VariantContent {
            key,
            sku: Some(sku),
            value,
            // nothing is free or weightless: a draft without them is written with zero
            price_minor: Some(price_minor).filter(|price| *price > 0),
            weight_g: Some(weight_g).filter(|weight| *weight > 0),
            size_mm: match sides {
                (Some(length), Some(width), Some(height)) => Some([length, width, height]),
                _ => None,
            },
            opening: None,
            is_stocked: on_hand.is_some(),
        };
        (id, variant)
    };
    Ok(gathered(rows.into_iter().map(content)))
}

fn pictures(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Vec<ListedPicture>>> {
    let rows: Vec<(ProductId, String, String, String)> = product_pictures::table
        .filter(product_pictures::product_id.eq_any(ids.iter().copied()))
        .order(product_pictures::position)
        .select((
            product_pictures::product_id,
            product_pictures::picture_id,
            product_pictures::alt_id,
            product_pictures::alt_en,
        ))
        .load(conn)?;
    let picture = |(product, id, alt_id, alt_en)| (product, ListedPicture { id, alt_id, alt_en });
    Ok(gathered(rows.into_iter().map(picture)))
}

fn tiers(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Vec<Tier>>> {
    let rows: Vec<(ProductId, i64, i64)> = price_tiers::table
        .filter(price_tiers::product_id.eq_any(ids.iter().copied()))
        .order(price_tiers::min_quantity)
        .select((price_tiers::product_id, price_tiers::min_quantity, price_tiers::unit_price_minor))
        .load(conn)?;
    let tier = |(id, quantity, price)| (id, Tier { min_quantity: Some(quantity), unit_price_minor: Some(price) });
    Ok(gathered(rows.into_iter().map(tier)))
}
