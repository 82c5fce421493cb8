//! The villages by where they lie: the country's provinces, a province's regencies, a regency's villages. However many
//! there are, a page shows either some dozens of villages or the places in which to look closer.

use std::collections::HashMap;

use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use super::map::{Dot, dot};
use super::queries::{ListedVillage, VillageEntry, entries};
use crate::db::DbConn;
use crate::db::schema::{regions, villages};
use crate::regions::{level_of, short_name};

/// More villages than these are not listed under their provinces or regencies: those are offered instead.
const AT_ONCE: i64 = 120;
/// Villages of one regency on a page.
pub const PER_PAGE: u32 = 60;

/// As the indexes have them: a beginning of the code cannot be looked up by LIKE on both databases.
const PROVINCE: &str = "substr(villages.code, 1, 2)";
const REGENCY: &str = "substr(villages.code, 1, 5)";

/// Where a visitor looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Within {
    pub province: Option<String>,
    pub regency: Option<String>,
    /// from 1
    pub page: usize,
}

impl Within {
    /// `province=52`, `regency=52.02`, `page=2`; what cannot be read does not count.
    pub fn parse(query: &str) -> Self {
        let mut within = Self { page: 1, ..Self::default() };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let code = |level| (level_of(&value) == Some(level)).then(|| value.clone().into_owned());
            match name.as_ref() {
                "province" => within.province = code(1),
                "regency" => within.regency = code(2),
                "page" => within.page = value.parse().unwrap_or(1).clamp(1, 1000),
                _ => {}
            }
        }
        if let Some(regency) = &within.regency {
            within.province = regency.get(..2).map(ToOwned::to_owned);
        }
        within
    }

    pub fn address(&self, page: usize) -> String {
        let place = match (&self.regency, &self.province) {
            (Some(regency), _) => format!("?regency={regency}"),
            (None, Some(province)) => format!("?province={province}"),
            (None, None) => return "/villages".to_owned(),
        };
        if page > 1 { format!("/villages{place}&page={page}") } else { format!("/villages{place}") }
    }

    fn code(&self) -> Option<&str> {
        self.regency.as_deref().or(self.province.as_deref())
    }
}

/// A province or regency with its villages, as many as are shown.
#[derive(Debug, Clone, Serialize)]
pub struct Area {
    pub code: String,
    pub name: String,
    /// villages with a profile
    pub count: i64,
    /// on the drawn map; provinces alone
    pub dot: Option<Dot>,
    pub villages: Vec<VillageEntry>,
}

/// What `/villages` shows.
#[derive(Debug, Clone, Serialize)]
pub struct Tour {
    pub province: Option<Area>,
    pub regency: Option<Area>,
    /// the provinces, the province's regencies, or the regency itself
    pub areas: Vec<Area>,
    pub total: i64,
    /// whether the areas show their villages
    pub is_listed: bool,
}

impl Tour {
    /// Where the visitor looks; nothing for the whole country.
    pub fn place(&self) -> Option<&Area> {
        self.regency.as_ref().or(self.province.as_ref())
    }
}

/// The tour of a place; nothing where no village lies.
pub fn tour(conn: &mut DbConn, within: &Within) -> QueryResult<Option<Tour>> {
    let (province, regency) = match (&within.province, &within.regency) {
        (None, _) => (None, None),
        (Some(province), regency) => {
            let of = areas(conn, regency.as_deref().map(|code| &code[..2]))?;
            let outer = if regency.is_some() { areas(conn, None)? } else { of.clone() };
            let pick = |list: &[Area], code: &String| list.iter().find(|area| area.code == *code).cloned();
            let Some(outer) = pick(&outer, province) else { return Ok(None) };
            match regency {
                None => (Some(outer), None),
                Some(code) => match pick(&of, code) {
                    None => return Ok(None),
                    found => (Some(outer), found),
                },
            }
        }
    };
    let mut areas = match &regency {
        Some(regency) => vec![regency.clone()],
        None => areas(conn, within.province.as_deref())?,
    };
    let total = areas.iter().map(|area| area.count).sum();
    let is_listed = regency.is_some() || total <= AT_ONCE;
    if is_listed {
        list_villages(conn, within, &mut areas)?;
    }
    Ok(Some(Tour { province, regency, areas, total, is_listed }))
}

/// The areas inside a province, or the provinces, that have villages: provinces from west to east, regencies by name.
pub fn areas(conn: &mut DbConn, province: Option<&str>) -> QueryResult<Vec<Area>> {
    let counted: Vec<(String, i64)> = match province {
        None => {
            let code = || sql::<Text>(PROVINCE);
            villages::table.filter(villages::is_shown).group_by(code()).select((code(), count_star())).load(conn)?
        }
        Some(province) => {
            let code = || sql::<Text>(REGENCY);
            let inside = villages::table.filter(sql::<Text>(PROVINCE).eq(province).and(villages::is_shown));
            inside.group_by(code()).select((code(), count_star())).load(conn)?
        }
    };
    let codes: Vec<&String> = counted.iter().map(|(code, _)| code).collect();
    let names: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    let names: HashMap<String, String> = names.into_iter().collect();
    let most = counted.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let area = |(code, count): (String, i64)| {
        let name = short_name(names.get(&code)?).to_owned();
        Some(Area { dot: dot(&code, count, most), name, count, villages: Vec::new(), code })
    };
    let mut areas: Vec<Area> = counted.into_iter().filter_map(area).collect();
    match province {
        None => areas.sort_by(|a, b| a.code.cmp(&b.code)),
        Some(_) => areas.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code))),
    }
    Ok(areas)
}

/// Puts the villages into their areas by name; of a single regency those of the page.
fn list_villages(conn: &mut DbConn, within: &Within, areas: &mut [Area]) -> QueryResult<()> {
    let mut query = villages::table.filter(villages::is_shown).select(ListedVillage::as_select()).into_boxed();
    if let Some(code) = within.code() {
        let place = if code.len() == 2 { PROVINCE } else { REGENCY };
        query = query.filter(sql::<Text>(place).eq(code.to_owned()));
    }
    let mut rows: Vec<ListedVillage> = query.load(conn)?;
    // sorted here, because the two databases sort letters differently
    rows.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    if within.regency.is_some() {
        let per_page = PER_PAGE as usize;
        rows = rows.into_iter().skip((within.page - 1) * per_page).take(per_page).collect();
    }
    for (_, entry) in entries(conn, rows)? {
        if let Some(area) = areas.iter_mut().find(|area| entry.code.starts_with(&area.code)) {
            area.villages.push(entry);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_from_the_address_and_written_back() {
        for address in ["/villages?province=52", "/villages?regency=52.02", "/villages?regency=52.02&page=3"] {
            let within = Within::parse(address.split_once('?').unwrap().1);
            assert_eq!(within.address(within.page), address);
            assert_eq!(within.province.as_deref(), Some("52"));
        }
        for odd in ["province=xx", "regency=52", "province=52.02&page=-1", "village=52.02.09.2008"] {
            assert_eq!(Within::parse(odd), Within { page: 1, ..Within::default() }, "{odd}");
        }
    }
}
