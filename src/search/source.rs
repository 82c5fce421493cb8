//! Reads what changed in the catalogue as documents, in a constant number of queries a batch.

use std::collections::HashMap;

use diesel::prelude::*;

use super::document::{ProductDocument, Tier};
use crate::catalog::offers::{self, Offer};
use crate::catalog::{ListingStatus, PriceTier, Product};
use crate::db::DbConn;
use crate::db::schema::{bumdes, categories, price_tiers, producers, products, regions, villages};
use crate::ids::ProductId;
use crate::legality::PermitKind;
use crate::legality::shown::{Badge, badges_of};
use crate::media::{Photo, shown};
use crate::regions::short_name;

/// Changes after a version, oldest first.
#[derive(Debug, Default)]
pub struct Changes {
    /// published and for sale: to be put in
    pub documents: Vec<ProductDocument>,
    /// everything else: to be taken out
    pub removed: Vec<String>,
    /// the newest version among them; `None` when nothing changed
    pub last_version: Option<i64>,
    /// and the product that took it
    pub last_product: Option<String>,
}

type Row = (Product, (String, String), (String, String), String, (String, String));

/// At most `limit` products with a version above `seen`.
pub fn changes_after(conn: &mut DbConn, seen: i64, limit: i64) -> QueryResult<Changes> {
    let rows: Vec<Row> = products::table
        .inner_join(villages::table)
        .inner_join(bumdes::table)
        .inner_join(producers::table)
        .inner_join(categories::table)
        .filter(products::version.gt(seen))
        .order((products::version, products::id))
        .limit(limit)
        .select((
            Product::as_select(),
            (villages::name, villages::slug),
            (bumdes::name, bumdes::slug),
            producers::name,
            (categories::name_id, categories::name_en),
        ))
        .load(conn)?;
    let last_version = rows.last().map(|(product, ..)| product.version);
    let last_product = rows.last().map(|(product, ..)| product.id.0.clone());
    let (published, others): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|(product, ..)| product.status == ListingStatus::Published);
    let mut removed: Vec<String> = others.into_iter().map(|(product, ..)| product.id.0).collect();

    let ids: Vec<&ProductId> = published.iter().map(|(product, ..)| &product.id).collect();
    let mut offers = offers::of(conn, &ids)?;
    let mut tiers = tiers(conn, &ids)?;
    let mut photos = shown::first_of(conn, &ids)?;
    let names = region_names(conn, &published)?;
    let listed: Vec<&Product> = published.iter().map(|(product, ..)| product).collect();
    let mut badges = badges_of(conn, &listed)?;
    let mut documents = Vec::with_capacity(published.len());
    for row in published {
        let id = row.0.id.clone();
        match offers.remove(&id) {
            Some(offer) => {
                let (tiers, badges) = (tiers.remove(&id).unwrap_or_default(), badges.remove(&id).unwrap_or_default());
                documents.push(document(row, offer, tiers, &badges, photos.remove(&id), &names));
            }
            // nothing of it can be bought
            None => removed.push(id.0),
        }
    }
    Ok(Changes { documents, removed, last_version, last_product })
}

fn tiers(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Vec<Tier>>> {
    let rows: Vec<PriceTier> = price_tiers::table
        .filter(price_tiers::product_id.eq_any(ids))
        .order((price_tiers::product_id, price_tiers::min_quantity))
        .select(PriceTier::as_select())
        .load(conn)?;
    let mut tiers: HashMap<ProductId, Vec<Tier>> = HashMap::new();
    for PriceTier { product_id, min_quantity, unit_price_minor } in rows {
        tiers.entry(product_id).or_default().push(Tier { min_quantity, unit_price_minor });
    }
    Ok(tiers)
}

fn region_names(conn: &mut DbConn, rows: &[Row]) -> QueryResult<HashMap<String, String>> {
    let mut codes: Vec<&str> =
        rows.iter().flat_map(|(product, ..)| [2, 5, 8].map(|n| prefix(&product.village_code, n))).collect();
    codes.sort_unstable();
    codes.dedup();
    let names: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    Ok(names.into_iter().collect())
}

fn document(
    row: Row,
    offer: Offer,
    tiers: Vec<Tier>,
    badges: &[Badge],
    photo: Option<Photo>,
    regions: &HashMap<String, String>,
) -> ProductDocument {
    let (p, (village_name, village_slug), (bumdes_name, bumdes_slug), producer, (category_id, category_en)) = row;
    let region = |length| regions.get(prefix(&p.village_code, length)).cloned().unwrap_or_default();
    // everybody has a business registration: nobody looks for it
    let found = badges.iter().filter(|badge| badge.kind != PermitKind::Nib);
    let permits = found.map(|badge| badge.kind.to_string()).collect();
    ProductDocument {
        district_name: region(8),
        regency_code: prefix(&p.village_code, 5).to_owned(),
        regency_name: short_name(&region(5)).to_owned(),
        province_code: prefix(&p.village_code, 2).to_owned(),
        province_name: region(2),
        product_id: p.id.0,
        version: p.version,
        sku: p.sku,
        slug: p.slug,
        name_id: p.name_id,
        name_en: p.name_en,
        description_id: p.description_id,
        description_en: p.description_en,
        keywords: p.search_keywords,
        materials: p.materials,
        producer,
        producer_id: p.producer_id.0,
        category: p.category_code,
        category_id,
        category_en,
        village_code: p.village_code,
        village_name,
        village_slug,
        bumdes_slug,
        bumdes_name,
        price_minor: offer.cheapest_minor,
        price_max_minor: offer.dearest_minor,
        tiers,
        is_in_stock: offer.is_ready(),
        making: offer.making,
        is_primary: p.is_primary,
        primary_rank: i64::from(p.is_primary),
        permits,
        lead_time_days: p.lead_time_days,
        published_at: p.published_at.unwrap_or(p.created_at).and_utc().timestamp_micros(),
        sold_count: p.sold_count,
        photo,
    }
}

/// A village's code begins with its province's (2), regency's (5) and district's (8 characters).
fn prefix(code: &str, length: usize) -> &str {
    code.get(..length).unwrap_or(code)
}
