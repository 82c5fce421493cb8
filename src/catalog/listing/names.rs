//! Names for the codes that filters and counts speak in.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::catalog::filters::Filters;
use crate::catalog::queries::{self, Category};
use crate::db::DbConn;
use crate::db::schema::{bumdes, producers, regions};
use crate::i18n::Language;
use crate::regions::short_name;
use crate::search::{FacetValue, SearchResults};

/// More values of one kind are not offered: nobody reads so long a list, and the search box finds the rest.
pub(super) const MOST: usize = 40;

#[derive(Default)]
pub struct Names {
    categories: Vec<Category>,
    regions: HashMap<String, String>,
    makers: HashMap<String, String>,
    bumdes: Option<String>,
}

impl Names {
    pub fn load(conn: &mut DbConn, filters: &Filters, results: &SearchResults) -> QueryResult<Self> {
        let facets = &results.facets;
        let offered = |values: &[FacetValue]| values.iter().take(MOST).map(|f| f.value.clone()).collect::<Vec<_>>();
        let mut codes = offered(&facets.province);
        if filters.province.is_some() {
            codes.extend(offered(&facets.regency));
        }
        if filters.regency.is_some() {
            codes.extend(offered(&facets.village));
        }
        codes.extend([&filters.province, &filters.regency, &filters.village].into_iter().flatten().cloned());
        let named: Vec<(String, String)> =
            regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
        let bumdes = match &filters.bumdes {
            Some(slug) => bumdes::table.filter(bumdes::slug.eq(slug)).select(bumdes::name).first(conn).optional()?,
            None => None,
        };
        let makers: Vec<String> = offered(&facets.maker).into_iter().chain(filters.makers.iter().cloned()).collect();
        let makers: Vec<(String, String)> = producers::table
            .filter(producers::id.eq_any(makers))
            .select((producers::id, producers::name))
            .load(conn)?;
        Ok(Self {
            categories: queries::categories(conn)?,
            regions: named.into_iter().collect(),
            makers: makers.into_iter().collect(),
            bumdes,
        })
    }

    pub fn category(&self, code: &str, language: Language) -> Option<&str> {
        let category = self.categories.iter().find(|c| c.code == code)?;
        Some(language.pick(&category.name_id, &category.name_en))
    }

    pub fn region(&self, code: &str) -> Option<&str> {
        self.regions.get(code).map(|name| short_name(name))
    }

    pub fn maker(&self, id: &str) -> Option<&str> {
        self.makers.get(id).map(String::as_str)
    }

    pub fn bumdes(&self) -> Option<&str> {
        self.bumdes.as_deref()
    }
}
