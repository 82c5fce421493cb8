//! Cards of products we know by id, for what is arranged by hand (collections, "more from this village").
//! Lists that are searched or filtered come from `search/` whole.

use std::collections::HashMap;

use diesel::prelude::*;

use super::ListingStatus;
use super::details::{Details, VillageOfProduct};
use super::offers::{self, Offer};
use crate::db::DbConn;
use crate::db::schema::{products, villages};
use crate::ids::ProductId;
use crate::media::{Photo, shown};
use crate::regions::queries::paths;
use crate::regions::{RegionPath, short_name};
use crate::search::ProductCard;

#[derive(Queryable)]
struct Row {
    id: ProductId,
    sku: String,
    slug: String,
    name_id: String,
    name_en: String,
    category_code: String,
    is_primary: bool,
    lead_time_days: i32,
    village_code: String,
    village_name: String,
    village_slug: String,
}

/// The published ones among these, in this order. Four queries, however many there are.
pub fn by_ids(conn: &mut DbConn, ids: &[ProductId]) -> QueryResult<Vec<ProductCard>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = products::table
        .inner_join(villages::table)
        .filter(products::id.eq_any(ids).and(products::status.eq(ListingStatus::Published)))
        .select((
            products::id,
            products::sku,
            products::slug,
            products::name_id,
            products::name_en,
            products::category_code,
            products::is_primary,
            products::lead_time_days,
            villages::code,
            villages::name,
            villages::slug,
        ))
        .load(conn)?;
    let offers = offers::of(conn, &ids.iter().collect::<Vec<_>>())?;
    let places = paths(conn, rows.iter().map(|row| row.village_code.as_str()))?;
    let mut photos = shown::first_of(conn, &ids.iter().collect::<Vec<_>>())?;
    let card = |row: Row| Some(card(photos.remove(&row.id), *offers.get(&row.id)?, row, &places));
    let mut cards: Vec<ProductCard> = rows.into_iter().filter_map(card).collect();
    let place: HashMap<&str, usize> = ids.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
    cards.sort_by_key(|card| place.get(card.product_id.as_str()).copied());
    Ok(cards)
}

/// Some others of the product's village, its signature product first. Three queries.
pub fn neighbours(conn: &mut DbConn, of: &Details) -> QueryResult<Vec<ProductCard>> {
    let VillageOfProduct { code, slug, name, regency, province, .. } = &of.village;
    type Own = (ProductId, String, String, String, String, String, bool, i32);
    let rows: Vec<Own> = products::table
        .filter(products::village_code.eq(code).and(products::status.eq(ListingStatus::Published)))
        .filter(products::id.ne(&of.product.id))
        .order((products::is_primary.desc(), products::sku))
        .limit(offers::FEW as i64)
        .select((
            products::id,
            products::sku,
            products::slug,
            products::name_id,
            products::name_en,
            products::category_code,
            products::is_primary,
            products::lead_time_days,
        ))
        .load(conn)?;
    let ids: Vec<&ProductId> = rows.iter().map(|row| &row.0).collect();
    let offers = offers::of_few(conn, &ids)?;
    let mut photos = shown::first_of(conn, &ids)?;
    let place = RegionPath {
        code: code.clone(),
        province: province.clone(),
        regency: Some(regency.clone()),
        district: None,
        village: None,
        postal_code: None,
    };
    let places = HashMap::from([(code.clone(), place)]);
    let card = |(id, sku, own_slug, name_id, name_en, category_code, is_primary, lead_time_days): Own| {
        let (offer, photo) = (*offers.get(&id)?, photos.remove(&id));
        let row = Row {
            id,
            sku,
            slug: own_slug,
            name_id,
            name_en,
            category_code,
            is_primary,
            lead_time_days,
            village_code: code.clone(),
            village_name: name.clone(),
            village_slug: slug.clone(),
        };
        Some(card(photo, offer, row, &places))
    };
    Ok(rows.into_iter().filter_map(card).collect())
}

fn card(photo: Option<Photo>, offer: Offer, row: Row, places: &HashMap<String, RegionPath>) -> ProductCard {
    let place = places.get(&row.village_code);
    let regency = place.and_then(|p| p.regency.as_deref()).unwrap_or_default();
    ProductCard {
        regency_name: short_name(regency).to_owned(),
        province_name: place.map(|p| p.province.clone()).unwrap_or_default(),
        product_id: row.id.0,
        sku: row.sku,
        slug: row.slug,
        name_id: row.name_id,
        name_en: row.name_en,
        category: row.category_code,
        village_code: row.village_code,
        village_name: row.village_name,
        village_slug: row.village_slug,
        price_minor: offer.cheapest_minor,
        has_price_range: offer.cheapest_minor != offer.dearest_minor,
        making: offer.making,
        is_in_stock: offer.is_ready(),
        is_primary: row.is_primary,
        lead_time_days: row.lead_time_days,
        photo,
    }
}
