//! Names for the codes that filters and counts speak in, kept in memory: a list is shown far more often than
//! a village is renamed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use diesel::prelude::*;

use crate::app::App;
use crate::catalog::filters::Filters;
use crate::catalog::queries::{self, Category};
use crate::db::schema::{bumdes, producers, regions};
use crate::db::{DbConn, DbError};
use crate::i18n::Language;
use crate::regions::short_name;
use crate::search::{FacetValue, SearchResults};

/// More values of one kind are not offered: nobody reads so long a list, and the search box finds the rest.
pub(super) const MOST: usize = 40;

/// The book begins anew beyond so many names.
const MAX_KEPT: usize = 50_000;

/// The names that lists needed since the catalogue or the gallery changed last.
#[derive(Default)]
pub struct NameBook {
    kept: RwLock<Arc<Kept>>,
}

#[derive(Default, Clone)]
struct Kept {
    /// the numbers of catalogue and gallery that these names were read under
    as_of: Option<(i64, i64)>,
    categories: Vec<Category>,
    regions: HashMap<String, String>,
    makers: HashMap<String, String>,
    /// by slug
    bumdes: HashMap<String, String>,
}

/// What a list needs and the book has not.
#[derive(Default)]
struct Missing {
    categories: bool,
    regions: Vec<String>,
    makers: Vec<String>,
    bumdes: Option<String>,
}

impl NameBook {
    /// The names for this list; asks the database for those that no list needed before.
    pub async fn of(&self, app: &App, filters: &Filters, results: &SearchResults) -> Result<Names, DbError> {
        let mut kept = self.kept();
        let missing = missing(&kept, filters, results);
        if missing.is_any() {
            let read = app.read::<_, DbError>(move |conn| Ok(read(conn, &missing)?)).await?;
            kept = self.take_in(&kept, read);
        }
        Ok(Names { bumdes: filters.bumdes.as_ref().and_then(|slug| kept.bumdes.get(slug).cloned()), kept })
    }

    /// Forgets everything when catalogue or gallery have other numbers than before.
    pub fn follow(&self, numbers: (i64, i64)) {
        if self.kept().as_of != Some(numbers) {
            *self.kept.write().unwrap_or_else(PoisonError::into_inner) =
                Arc::new(Kept { as_of: Some(numbers), ..Kept::default() });
        }
    }

    fn kept(&self) -> Arc<Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Names that were forgotten while more of them were read stay forgotten.
    fn take_in(&self, before: &Kept, read: Kept) -> Arc<Kept> {
        let mut all = if before.len() < MAX_KEPT { before.clone() } else { Kept::default() };
        if !read.categories.is_empty() {
            all.categories = read.categories;
        }
        all.regions.extend(read.regions);
        all.makers.extend(read.makers);
        all.bumdes.extend(read.bumdes);
        let all = Arc::new(all);
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.as_of == before.as_of {
            *kept = all.clone();
        }
        all
    }
}

impl Kept {
    fn len(&self) -> usize {
        self.regions.len() + self.makers.len() + self.bumdes.len()
    }
}

impl Missing {
    fn is_any(&self) -> bool {
        self.categories || !self.regions.is_empty() || !self.makers.is_empty() || self.bumdes.is_some()
    }
}

fn missing(kept: &Kept, filters: &Filters, results: &SearchResults) -> Missing {
    let facets = &results.facets;
    let offered = |values: &'_ [FacetValue], is_needed: bool| {
        let values = values.iter().take(if is_needed { MOST } else { 0 });
        values.map(|f| f.value.clone()).collect::<Vec<_>>()
    };
    let chosen = [&filters.province, &filters.regency, &filters.village].into_iter().flatten().cloned();
    let lists = [
        offered(&facets.province, true),
        offered(&facets.regency, filters.province.is_some()),
        offered(&facets.village, filters.regency.is_some()),
    ];
    let regions = lists.into_iter().flatten().chain(chosen).filter(|code| !kept.regions.contains_key(code));
    let makers = offered(&facets.maker, true).into_iter().chain(filters.makers.iter().cloned());
    Missing {
        categories: kept.categories.is_empty(),
        regions: regions.collect(),
        makers: makers.filter(|id| !kept.makers.contains_key(id)).collect(),
        bumdes: filters.bumdes.clone().filter(|slug| !kept.bumdes.contains_key(slug)),
    }
}

fn read(conn: &mut DbConn, missing: &Missing) -> QueryResult<Kept> {
    let mut read = Kept::default();
    if missing.categories {
        read.categories = queries::categories(conn)?;
    }
    if !missing.regions.is_empty() {
        let named = regions::table.filter(regions::code.eq_any(&missing.regions));
        read.regions = named.select((regions::code, regions::name)).load(conn)?.into_iter().collect();
    }
    if !missing.makers.is_empty() {
        let named = producers::table.filter(producers::id.eq_any(&missing.makers));
        read.makers = named.select((producers::id, producers::name)).load(conn)?.into_iter().collect();
    }
    if let Some(slug) = &missing.bumdes {
        let named = bumdes::table.filter(bumdes::slug.eq(slug));
        read.bumdes = named.select((bumdes::slug, bumdes::name)).load(conn)?.into_iter().collect();
    }
    Ok(read)
}

#[derive(Default)]
pub struct Names {
    kept: Arc<Kept>,
    bumdes: Option<String>,
}

impl Names {
    pub fn category(&self, code: &str, language: Language) -> Option<&str> {
        let category = self.kept.categories.iter().find(|c| c.code == code)?;
        Some(language.pick(&category.name_id, &category.name_en))
    }

    pub fn region(&self, code: &str) -> Option<&str> {
        self.kept.regions.get(code).map(|name| short_name(name))
    }

    pub fn maker(&self, id: &str) -> Option<&str> {
        self.kept.makers.get(id).map(String::as_str)
    }

    pub fn bumdes(&self) -> Option<&str> {
        self.bumdes.as_deref()
    }
}
