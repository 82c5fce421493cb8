//! The content as the tables have it: what was published, or written by an import.

use std::collections::BTreeMap;

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
    let found: Option<Product> = products::table.find(id).select(Product::as_select()).first(conn).optional()?;
    let Some(product) = found else { return Ok(None) };
    let mut attributes: BTreeMap<String, String> = attributes(conn, id)?.into_iter().collect();
    Ok(Some(ListingContent {
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
        variants: variants(conn, id)?,
        tiers: tiers(conn, id)?,
        making: product.making,
        min_order_quantity: Some(product.min_order_quantity),
        lead_time_days: Some(product.lead_time_days.into()),
        monthly_capacity: Some(product.monthly_capacity),
        pictures: pictures(conn, id)?,
        unread: BTreeMap::new(),
    }))
}

fn translated(original: &str, translation: String) -> String {
    if translation == original { String::new() } else { translation }
}

pub fn attributes(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<(String, String)>> {
    product_attributes::table
        .filter(product_attributes::product_id.eq(id))
        .select((product_attributes::code, product_attributes::value))
        .load(conn)
}

fn variants(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<VariantContent>> {
    type Sides = (Option<i64>, Option<i64>, Option<i64>);
    type Row = (VariantId, String, String, i64, i64, Sides, Option<i64>);
    let rows: Vec<Row> = variants::table
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(variants::product_id.eq(id).and(variants::is_active))
        .order((variants::position, variants::id))
        .select((
            variants::id,
            variants::sku,
            variants::option_value,
            variants::price_minor,
            variants::weight_g,
            (variants::length_mm, variants::width_mm, variants::height_mm),
            stock_levels::on_hand.nullable(),
        ))
        .load(conn)?;
    let content = |(key, sku, value, price_minor, weight_g, sides, on_hand): Row| VariantContent {
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
    Ok(rows.into_iter().map(content).collect())
}

fn pictures(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<ListedPicture>> {
    let rows: Vec<(String, String, String)> = product_pictures::table
        .filter(product_pictures::product_id.eq(id))
        .order(product_pictures::position)
        .select((product_pictures::picture_id, product_pictures::alt_id, product_pictures::alt_en))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, alt_id, alt_en)| ListedPicture { id, alt_id, alt_en }).collect())
}

fn tiers(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Tier>> {
    let rows: Vec<(i64, i64)> = price_tiers::table
        .filter(price_tiers::product_id.eq(id))
        .order(price_tiers::min_quantity)
        .select((price_tiers::min_quantity, price_tiers::unit_price_minor))
        .load(conn)?;
    let tier = |(quantity, price)| Tier { min_quantity: Some(quantity), unit_price_minor: Some(price) };
    Ok(rows.into_iter().map(tier).collect())
}
