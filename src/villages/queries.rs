//! Reads of villages and BUMDes shaped for pages.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::kind::VillageKind;
use crate::catalog::ListingStatus;
use crate::db::DbConn;
use crate::db::schema::{bumdes, bumdes_villages, products, villages};
use crate::ids::BumdesId;
use crate::regions::queries::{path, paths};
use crate::regions::{RegionPath, short_name};

/// A village in a list.
#[derive(Debug, Clone, Serialize)]
pub struct VillageEntry {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub kind: VillageKind,
    pub sector: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub regency: String,
    /// published products
    pub product_count: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Province {
    pub code: String,
    pub name: String,
    pub villages: Vec<VillageEntry>,
}

/// A village with its story.
#[derive(Debug, Clone, Serialize)]
pub struct Village {
    #[serde(flatten)]
    pub row: VillageRow,
    pub kind: VillageKind,
    pub district: String,
    pub regency: String,
    pub province: String,
    pub province_code: String,
}

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = villages)]
pub struct VillageRow {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub sector: String,
    pub primary_product_id: String,
    pub primary_product_en: String,
    pub story_id: String,
    pub story_en: String,
    pub cluster: Option<String>,
    pub programme: Option<String>,
}

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = bumdes)]
pub struct Bumdes {
    pub id: BumdesId,
    pub slug: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub village_code: String,
    pub allows_pickup: bool,
}

/// Every village with a profile, by province from west to east, then by name.
pub fn by_province(conn: &mut DbConn) -> QueryResult<Vec<Province>> {
    let rows: Vec<VillageRow> = villages::table.select(VillageRow::as_select()).load(conn)?;
    let counts: HashMap<String, i64> = products::table
        .filter(products::status.eq(ListingStatus::Published))
        .group_by(products::village_code)
        .select((products::village_code, count_star()))
        .load::<(String, i64)>(conn)?
        .into_iter()
        .collect();
    let places = paths(conn, rows.iter().map(|row| row.code.as_str()))?;
    let mut provinces: BTreeMap<String, Province> = BTreeMap::new();
    for row in rows {
        let Some(place) = places.get(&row.code) else { continue };
        let code = row.code.get(..2).unwrap_or_default().to_owned();
        let new = || Province { code: code.clone(), name: place.province.clone(), villages: Vec::new() };
        let entry = entry(row, place, &counts);
        provinces.entry(code.clone()).or_insert_with(new).villages.push(entry);
    }
    let mut provinces: Vec<Province> = provinces.into_values().collect();
    for province in &mut provinces {
        province.villages.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    }
    Ok(provinces)
}

fn entry(row: VillageRow, place: &RegionPath, counts: &HashMap<String, i64>) -> VillageEntry {
    VillageEntry {
        kind: VillageKind::of(&row.code),
        regency: place.regency.as_deref().map_or_else(String::new, |name| short_name(name).to_owned()),
        product_count: counts.get(&row.code).copied().unwrap_or(0),
        code: row.code,
        slug: row.slug,
        name: row.name,
        sector: row.sector,
        primary_product_id: row.primary_product_id,
        primary_product_en: row.primary_product_en,
    }
}

pub fn find(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Village>> {
    let row: Option<VillageRow> =
        villages::table.filter(villages::slug.eq(slug)).select(VillageRow::as_select()).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let place = path(conn, &row.code)?;
    let named = |pick: fn(&RegionPath) -> Option<&String>| place.as_ref().and_then(pick).cloned().unwrap_or_default();
    Ok(Some(Village {
        kind: VillageKind::of(&row.code),
        district: named(|p| p.district.as_ref()),
        regency: short_name(&named(|p| p.regency.as_ref())).to_owned(),
        province: named(|p| Some(&p.province)),
        province_code: row.code.get(..2).unwrap_or_default().to_owned(),
        row,
    }))
}

/// The BUMDes that sell for a village.
pub fn sellers_of(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<Bumdes>> {
    bumdes::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::village_code.eq(village_code))
        .order(bumdes::name)
        .select(Bumdes::as_select())
        .load(conn)
}

/// A BUMDes and the villages it serves.
pub fn find_bumdes(conn: &mut DbConn, slug: &str) -> QueryResult<Option<(Bumdes, Vec<Village>)>> {
    let seller: Option<Bumdes> =
        bumdes::table.filter(bumdes::slug.eq(slug)).select(Bumdes::as_select()).first(conn).optional()?;
    let Some(seller) = seller else { return Ok(None) };
    let slugs: Vec<String> = villages::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::bumdes_id.eq(&seller.id))
        .order((villages::name, villages::code))
        .select(villages::slug)
        .load(conn)?;
    let mut served = Vec::new();
    for slug in slugs {
        served.extend(find(conn, &slug)?);
    }
    Ok(Some((seller, served)))
}
