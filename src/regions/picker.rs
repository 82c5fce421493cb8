//! An address that is chosen step by step, from the province down to the village.

use diesel::prelude::*;
use serde::Serialize;

use super::queries::children;
use super::region::{Region, level_of};
use crate::db::DbConn;

/// The regions to choose from at each level, as far as the one above is chosen.
#[derive(Debug, Default, Serialize)]
pub struct RegionChoices {
    pub provinces: Vec<Region>,
    pub regencies: Vec<Region>,
    pub districts: Vec<Region>,
    pub villages: Vec<Region>,
}

impl RegionChoices {
    /// Empty codes are not chosen yet.
    pub fn within(conn: &mut DbConn, province: &str, regency: &str, district: &str) -> QueryResult<Self> {
        let mut inside = |outer: &str| if outer.is_empty() { Ok(Vec::new()) } else { children(conn, Some(outer)) };
        let (regencies, districts, villages) = (inside(province)?, inside(regency)?, inside(district)?);
        Ok(Self { provinces: children(conn, None)?, regencies, districts, villages })
    }
}

/// Province, regency, district, village: clears what is no region of its level, and what does not lie in the one chosen
/// above it.
pub fn settle(chosen: [&mut String; 4]) {
    let mut outer = String::new();
    for (depth, code) in chosen.into_iter().enumerate() {
        let is_inside = depth == 0 || (!outer.is_empty() && code.starts_with(&format!("{outer}.")));
        if !is_inside || level_of(code) != Some(depth as i32 + 1) {
            code.clear();
        }
        outer.clone_from(code);
    }
}
