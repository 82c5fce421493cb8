//! Writes a content into the tables: all of it, or what nobody reviews.
//!
//! Touches no version: whoever calls it for a product that buyers see takes the catalogue's number first.

use diesel::prelude::*;

use super::content::{ListedPicture, ListingContent, VariantContent};
use super::load::{CARE_EN, CARE_ID};
use super::settle_variants::settle_variants;
use crate::catalog::Making;
use crate::db::schema::{price_tiers, product_attributes, products, stock_levels, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{PictureId, ProductId};
use crate::{media, stock};

/// Names that no one wrote are those of the other language; a number that is missing is zero: a draft is written
/// too, and only a complete one is published. The maker must be known ([`super::settle_maker`]), or stays who it was.
pub fn apply(conn: &mut DbConn, now: Timestamp, id: &ProductId, content: &mut ListingContent) -> QueryResult<()> {
    let or = |text: &String, other: &String| if text.is_empty() { other.clone() } else { text.clone() };
    let row = products::table.find(id);
    diesel::update(row)
        .set((
            products::name_id.eq(&content.name_id),
            products::name_en.eq(or(&content.name_en, &content.name_id)),
            products::description_id.eq(&content.description_id),
            products::description_en.eq(or(&content.description_en, &content.description_id)),
            products::materials.eq(&content.materials),
            products::unit.eq(&content.unit),
            products::option_name.eq(&content.option_name),
            products::updated_at.eq(now),
        ))
        .execute(conn)?;
    // a step that is half filled in leaves these as they were
    if !content.village_code.is_empty() {
        diesel::update(row).set(products::village_code.eq(&content.village_code)).execute(conn)?;
    }
    if !content.category.is_empty() {
        diesel::update(row).set(products::category_code.eq(&content.category)).execute(conn)?;
    }
    if let Some(producer_id) = &content.producer.id {
        diesel::update(row).set(products::producer_id.eq(producer_id)).execute(conn)?;
    }
    write_attributes(conn, id, content)?;
    let place = |picture: &ListedPicture| media::Place {
        picture_id: PictureId(picture.id.clone()),
        alt_id: picture.alt_id.clone(),
        alt_en: picture.alt_en.clone(),
    };
    media::show_pictures(conn, id, &content.pictures.iter().map(place).collect::<Vec<_>>())?;
    settle_variants(conn, id, content)?;
    apply_unreviewed(conn, now, id, content)
}

/// Prices, weights, parcels, tiers, quantities and times.
pub fn apply_unreviewed(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ProductId,
    content: &ListingContent,
) -> QueryResult<()> {
    diesel::update(products::table.find(id))
        .set((
            products::min_order_quantity.eq(content.min_order_quantity.unwrap_or(1).max(1)),
            products::lead_time_days.eq(i32::try_from(content.lead_time_days.unwrap_or(0)).unwrap_or(0).max(0)),
            products::making.eq(content.making),
            products::monthly_capacity.eq(content.monthly_capacity.unwrap_or(0).max(0)),
            products::updated_at.eq(now),
        ))
        .execute(conn)?;
    for variant in &content.variants {
        let side = |n: usize| variant.size_mm.map(|sides| sides[n]);
        diesel::update(variants::table.filter(variants::id.eq(&variant.key).and(variants::product_id.eq(id))))
            .set((
                variants::price_minor.eq(variant.price_minor.unwrap_or(0)),
                variants::weight_g.eq(variant.weight_g.unwrap_or(0)),
                variants::length_mm.eq(side(0)),
                variants::width_mm.eq(side(1)),
                variants::height_mm.eq(side(2)),
            ))
            .execute(conn)?;
    }
    diesel::delete(price_tiers::table.filter(price_tiers::product_id.eq(id))).execute(conn)?;
    let mut last = 1;
    for tier in &content.tiers {
        let (Some(quantity), Some(price)) = (tier.min_quantity, tier.unit_price_minor) else { continue };
        // those that do not rise are told to whoever writes them, and left out here
        if quantity <= last {
            continue;
        }
        last = quantity;
        diesel::insert_into(price_tiers::table)
            .values((
                price_tiers::product_id.eq(id),
                price_tiers::min_quantity.eq(quantity),
                price_tiers::unit_price_minor.eq(price),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn write_attributes(conn: &mut DbConn, id: &ProductId, content: &ListingContent) -> QueryResult<()> {
    diesel::delete(product_attributes::table.filter(product_attributes::product_id.eq(id))).execute(conn)?;
    let care = [(CARE_ID, content.care_id.as_str()), (CARE_EN, content.care_en.as_str())];
    for (code, value) in content.own_attributes().into_iter().chain(care).filter(|(_, value)| !value.is_empty()) {
        diesel::insert_into(product_attributes::table)
            .values((
                product_attributes::product_id.eq(id),
                product_attributes::code.eq(code),
                product_attributes::value.eq(value),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Begins the stock of the variants that have none yet: with what was counted, with the only piece there is, or with
/// none where nothing is made before it is ordered. From then on only `stock/` counts it.
pub fn open_stock(conn: &mut DbConn, now: Timestamp, content: &mut ListingContent) -> QueryResult<()> {
    let making = content.making;
    let mut fresh: Vec<&mut VariantContent> = content.variants.iter_mut().filter(|v| !v.is_stocked).collect();
    fresh.sort_by(|a, b| a.key.cmp(&b.key));
    for variant in fresh {
        let known = stock_levels::table.find(&variant.key);
        if !diesel::select(diesel::dsl::exists(known)).get_result::<bool>(conn)? {
            let on_hand = match making {
                Making::Stock => variant.opening.unwrap_or(0),
                Making::Order => 0,
                Making::Single => 1,
            };
            stock::open(conn, now, &variant.key, on_hand)?;
        }
        variant.is_stocked = true;
        variant.opening = None;
    }
    Ok(())
}
