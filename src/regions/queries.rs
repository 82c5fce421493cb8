//! Reads for address pickers and for "where is this".

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::region::{Region, RegionPath, level_of, parent_of};
use crate::db::DbConn;
use crate::db::schema::regions;

/// The regions directly inside `parent` by name; the provinces where it is none. The order is made here,
/// because the two databases sort letters differently.
pub fn children(conn: &mut DbConn, parent: Option<&str>) -> QueryResult<Vec<Region>> {
    let mut query = regions::table.into_boxed();
    query = match parent {
        Some(code) => query.filter(regions::parent_code.eq(code.to_owned())),
        None => query.filter(regions::parent_code.is_null()),
    };
    let mut found: Vec<Region> = query.load(conn)?;
    found.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    Ok(found)
}

pub fn find(conn: &mut DbConn, code: &str) -> QueryResult<Option<Region>> {
    regions::table.find(code).first(conn).optional()
}

pub fn postal_code(conn: &mut DbConn, code: &str) -> QueryResult<Option<String>> {
    Ok(find(conn, code)?.and_then(|region| region.postal_code))
}

/// The names from the province down to `code`; none for a code that is not in the list.
pub fn path(conn: &mut DbConn, code: &str) -> QueryResult<Option<RegionPath>> {
    Ok(paths(conn, [code])?.remove(code))
}

/// The names of the regency and of the province that a village lies in; empty for a code that is not in the list.
/// Of a fixed form, which SQLite plans once; the list of [`paths`] it plans anew each time.
pub fn regency_and_province(conn: &mut DbConn, village_code: &str) -> QueryResult<(String, String)> {
    let (regency, province) = (village_code.get(..5).unwrap_or_default(), village_code.get(..2).unwrap_or_default());
    let rows: Vec<(String, String)> = regions::table
        .filter(regions::code.eq(regency).or(regions::code.eq(province)))
        .select((regions::code, regions::name))
        .load(conn)?;
    let name = |code| rows.iter().find(|row| row.0 == code).map(|row| row.1.clone()).unwrap_or_default();
    Ok((name(regency), name(province)))
}

/// [`path`] of several regions in one query.
pub fn paths<'a>(
    conn: &mut DbConn,
    codes: impl IntoIterator<Item = &'a str>,
) -> QueryResult<HashMap<String, RegionPath>> {
    let codes: BTreeSet<&str> = codes.into_iter().filter(|code| level_of(code).is_some()).collect();
    let wanted: BTreeSet<&str> = codes.iter().flat_map(|code| ancestry(code)).collect();
    let mut known: HashMap<String, Region> = HashMap::new();
    for some in wanted.into_iter().collect::<Vec<_>>().chunks(10_000) {
        let rows: Vec<Region> = regions::table.filter(regions::code.eq_any(some.to_vec())).load(conn)?;
        known.extend(rows.into_iter().map(|r| (r.code.clone(), r)));
    }
    Ok(codes.into_iter().filter_map(|code| Some((code.to_owned(), path_from(&known, code)?))).collect())
}

/// The code itself and all it lies in.
fn ancestry(code: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(code), |code| parent_of(code))
}

fn path_from(known: &HashMap<String, Region>, code: &str) -> Option<RegionPath> {
    let region = known.get(code)?;
    let name_at = |level: i32| {
        let at_level = ancestry(code).find(|c| level_of(c) == Some(level))?;
        known.get(at_level).map(|r| r.name.clone())
    };
    Some(RegionPath {
        code: code.to_owned(),
        province: name_at(1)?,
        regency: name_at(2),
        district: name_at(3),
        village: name_at(4),
        postal_code: region.postal_code.clone(),
    })
}
