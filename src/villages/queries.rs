//! Reads of villages and BUMDes shaped for pages.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::BumdesStatus;
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

/// What a list of villages reads of each.
#[derive(Queryable, Selectable)]
#[diesel(table_name = villages)]
pub(super) struct ListedVillage {
    pub code: String,
    slug: String,
    pub name: String,
    sector: String,
    primary_product_id: String,
    primary_product_en: String,
}

/// Each as a list shows it, in the same order, with the name of its province. Two queries, however many.
pub(super) fn entries(conn: &mut DbConn, rows: Vec<ListedVillage>) -> QueryResult<Vec<(String, VillageEntry)>> {
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let counts: HashMap<String, i64> = products::table
        .filter(products::village_code.eq_any(codes.iter().copied()).and(products::status.eq(ListingStatus::Published)))
        .group_by(products::village_code)
        .select((products::village_code, count_star()))
        .load::<(String, i64)>(conn)?
        .into_iter()
        .collect();
    let places = paths(conn, codes)?;
    let entry = |row: ListedVillage| {
        let place = places.get(&row.code)?;
        let entry = VillageEntry {
            kind: VillageKind::of(&row.code),
            regency: place.regency.as_deref().map_or_else(String::new, |name| short_name(name).to_owned()),
            product_count: counts.get(&row.code).copied().unwrap_or(0),
            code: row.code,
            slug: row.slug,
            name: row.name,
            sector: row.sector,
            primary_product_id: row.primary_product_id,
            primary_product_en: row.primary_product_en,
        };
        Some((place.province.clone(), entry))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// The villages behind this code, by their codes, each with the name of its province.
pub fn after(conn: &mut DbConn, cursor: Option<&str>, limit: i64) -> QueryResult<Vec<(String, VillageEntry)>> {
    let mut query = villages::table.filter(villages::is_shown).select(ListedVillage::as_select()).into_boxed();
    if let Some(cursor) = cursor {
        query = query.filter(villages::code.gt(cursor.to_owned()));
    }
    let rows = query.order(villages::code).limit(limit).load(conn)?;
    entries(conn, rows)
}

pub fn find(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Village>> {
    let row: Option<VillageRow> = villages::table
        .filter(villages::slug.eq(slug).and(villages::is_shown))
        .select(VillageRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let place = path(conn, &row.code)?;
    Ok(Some(village(row, place.as_ref())))
}

/// Whether the gallery shows it or not.
pub(super) fn by_code(conn: &mut DbConn, code: &str) -> QueryResult<Option<Village>> {
    let row: Option<VillageRow> = villages::table.find(code).select(VillageRow::as_select()).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let place = path(conn, code)?;
    Ok(Some(village(row, place.as_ref())))
}

fn village(row: VillageRow, place: Option<&RegionPath>) -> Village {
    let named = |pick: fn(&RegionPath) -> Option<&String>| place.and_then(pick).cloned().unwrap_or_default();
    Village {
        kind: VillageKind::of(&row.code),
        district: named(|p| p.district.as_ref()),
        regency: short_name(&named(|p| p.regency.as_ref())).to_owned(),
        province: named(|p| Some(&p.province)),
        province_code: row.code.get(..2).unwrap_or_default().to_owned(),
        row,
    }
}

/// The BUMDes that sell for a village.
pub fn sellers_of(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<Bumdes>> {
    bumdes::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::village_code.eq(village_code).and(bumdes::status.eq(BumdesStatus::Verified)))
        .order(bumdes::name)
        .select(Bumdes::as_select())
        .load(conn)
}

/// A BUMDes and the villages it serves.
pub fn find_bumdes(conn: &mut DbConn, slug: &str) -> QueryResult<Option<(Bumdes, Vec<Village>)>> {
    let seller: Option<Bumdes> = bumdes::table
        .filter(bumdes::slug.eq(slug).and(bumdes::status.eq(BumdesStatus::Verified)))
        .select(Bumdes::as_select())
        .first(conn)
        .optional()?;
    let Some(seller) = seller else { return Ok(None) };
    let rows: Vec<VillageRow> = villages::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::bumdes_id.eq(&seller.id).and(villages::is_shown))
        .order((villages::name, villages::code))
        .select(VillageRow::as_select())
        .load(conn)?;
    let places = paths(conn, rows.iter().map(|row| row.code.as_str()))?;
    let served = rows.into_iter().map(|row| {
        let place = places.get(&row.code);
        village(row, place)
    });
    Ok(Some((seller, served.collect())))
}

/// Whether there is a BUMDes by this id.
pub fn has_bumdes(conn: &mut DbConn, id: &BumdesId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(bumdes::table.find(id))).get_result(conn)
}
