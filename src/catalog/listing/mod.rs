//! The product list as its page shows it: pieces, filters with their counts, chips to let go of a filter.

use std::collections::HashMap;

use diesel::prelude::*;
use fluent_bundle::FluentValue;
use serde::Serialize;

use super::filters::Filters;
use super::queries::{self, Category};
use crate::db::DbConn;
use crate::db::schema::{bumdes, regions};
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::regions::short_name;
use crate::search::{FacetValue, ProductCard, SearchResults, Sort};
use crate::web::pagination::Pages;

pub const PER_PAGE: u32 = 24;

#[derive(Debug, Serialize)]
pub struct Listing {
    pub cards: Vec<ProductCard>,
    pub total: u64,
    /// "24 dari 132 produk gerabah di NTB"
    pub summary: String,
    pub chips: Vec<Chip>,
    pub groups: Vec<Group>,
    pub in_stock: Choice,
    pub primary: Choice,
    pub sorts: Vec<SortChoice>,
    pub pages: Pages,
    /// names and values that the price form carries along
    pub kept: Vec<(&'static str, String)>,
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub is_narrowed: bool,
}

/// An active filter and the address without it.
#[derive(Debug, Serialize)]
pub struct Chip {
    pub label: String,
    pub address: String,
}

#[derive(Debug, Serialize)]
pub struct Group {
    /// `category`, `province`, `regency`, `village`
    pub name: &'static str,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub label: String,
    pub count: u64,
    /// where choosing it, or letting go of it, leads
    pub address: String,
    pub is_on: bool,
}

#[derive(Debug, Serialize)]
pub struct SortChoice {
    pub value: Sort,
    pub is_on: bool,
}

/// Names for the codes that filters and counts speak in.
#[derive(Default)]
pub struct Names {
    categories: Vec<Category>,
    regions: HashMap<String, String>,
    bumdes: Option<String>,
}

impl Names {
    pub fn load(conn: &mut DbConn, filters: &Filters, results: &SearchResults) -> QueryResult<Self> {
        let facets = &results.facets;
        let counted = [&facets.province, &facets.regency, &facets.village].into_iter().flatten().map(|f| &f.value);
        let chosen = [&filters.province, &filters.regency, &filters.village].into_iter().flatten();
        let codes: Vec<&String> = counted.chain(chosen).collect();
        let rows: Vec<(String, String)> =
            regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
        let bumdes = match &filters.bumdes {
            Some(slug) => bumdes::table.filter(bumdes::slug.eq(slug)).select(bumdes::name).first(conn).optional()?,
            None => None,
        };
        Ok(Self { categories: queries::categories(conn)?, regions: rows.into_iter().collect(), bumdes })
    }

    fn category(&self, code: &str, language: Language) -> Option<&str> {
        let category = self.categories.iter().find(|c| c.code == code)?;
        Some(match language {
            Language::Id => &category.name_id,
            Language::En => &category.name_en,
        })
    }

    fn region(&self, code: &str) -> Option<&str> {
        self.regions.get(code).map(|name| short_name(name))
    }
}

impl Listing {
    pub fn new(filters: &Filters, results: SearchResults, names: &Names, words: &Words<'_>) -> Self {
        let facets = &results.facets;
        let toggle = |label: &str, count, is_on, address| Choice { label: words.text(label), count, is_on, address };
        Self {
            summary: words.summary(filters, &results, names),
            chips: chips(filters, names, words),
            groups: groups(filters, &results, names, words.language),
            in_stock: toggle(
                "catalog-filter-in-stock",
                facets.in_stock,
                filters.in_stock,
                filters.changed(|f| f.in_stock = !f.in_stock),
            ),
            primary: toggle(
                "catalog-filter-primary",
                facets.primary,
                filters.primary,
                filters.changed(|f| f.primary = !f.primary),
            ),
            sorts: sorts(filters),
            pages: Pages::new(filters.page(), results.total, PER_PAGE, |page| filters.address(page)),
            kept: filters.pairs().into_iter().filter(|(name, _)| !name.starts_with("price_")).collect(),
            price_min: filters.price_min,
            price_max: filters.price_max,
            is_narrowed: filters.is_narrowed(),
            total: results.total,
            cards: results.items,
        }
    }
}

fn sorts(filters: &Filters) -> Vec<SortChoice> {
    let is_offered = |sort: &&Sort| **sort != Sort::Relevance || !filters.text.is_empty();
    Sort::ALL
        .iter()
        .filter(is_offered)
        .map(|sort| SortChoice { value: *sort, is_on: *sort == filters.sort() })
        .collect()
}

/// Provinces always; regencies once a province is chosen, villages once a regency is.
fn groups(filters: &Filters, results: &SearchResults, names: &Names, language: Language) -> Vec<Group> {
    let facets = &results.facets;
    let category = |facet: &FacetValue| {
        let is_on = filters.categories.contains(&facet.value);
        let address = filters.changed(|f| match is_on {
            true => f.categories.retain(|c| *c != facet.value),
            false => f.categories.push(facet.value.clone()),
        });
        let label = names.category(&facet.value, language)?.to_owned();
        Some(Choice { label, count: facet.count, address, is_on })
    };
    let place = |facet: &FacetValue, level: usize| {
        let chosen = [&filters.province, &filters.regency, &filters.village][level];
        let is_on = chosen.as_ref() == Some(&facet.value);
        let address = filters.changed(|f| {
            let wanted = (!is_on).then(|| facet.value.clone());
            match level {
                0 => (f.province, f.regency, f.village) = (wanted, None, None),
                1 => (f.regency, f.village) = (wanted, None),
                _ => f.village = wanted,
            }
        });
        Some(Choice { label: names.region(&facet.value)?.to_owned(), count: facet.count, address, is_on })
    };
    let places = |values: &[FacetValue], level| values.iter().filter_map(|v| place(v, level)).collect();
    let mut groups = vec![
        Group { name: "category", choices: facets.category.iter().filter_map(category).collect() },
        Group { name: "province", choices: places(&facets.province, 0) },
    ];
    if filters.province.is_some() {
        groups.push(Group { name: "regency", choices: places(&facets.regency, 1) });
    }
    if filters.regency.is_some() {
        groups.push(Group { name: "village", choices: places(&facets.village, 2) });
    }
    groups.retain(|group| !group.choices.is_empty());
    groups
}

fn chips(filters: &Filters, names: &Names, words: &Words<'_>) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |label: String, address: String| chips.push(Chip { label, address });
    if !filters.text.is_empty() {
        add(format!("“{}”", filters.text), filters.changed(|f| f.text.clear()));
    }
    for code in &filters.categories {
        let label = names.category(code, words.language).unwrap_or(code);
        add(label.to_owned(), filters.changed(|f| f.categories.retain(|c| c != code)));
    }
    let region = |code: &String| names.region(code).unwrap_or(code).to_owned();
    if let Some(code) = &filters.province {
        add(region(code), filters.changed(|f| (f.province, f.regency, f.village) = (None, None, None)));
    }
    if let Some(code) = &filters.regency {
        add(region(code), filters.changed(|f| (f.regency, f.village) = (None, None)));
    }
    if let Some(code) = &filters.village {
        add(region(code), filters.changed(|f| f.village = None));
    }
    if let Some(slug) = &filters.bumdes {
        add(names.bumdes.clone().unwrap_or_else(|| slug.clone()), filters.changed(|f| f.bumdes = None));
    }
    let price = |key, amount| words.with(key, &[("price", Money::idr(amount).display(words.language).into())]);
    if let Some(amount) = filters.price_min {
        add(price("catalog-chip-price-min", amount), filters.changed(|f| f.price_min = None));
    }
    if let Some(amount) = filters.price_max {
        add(price("catalog-chip-price-max", amount), filters.changed(|f| f.price_max = None));
    }
    if filters.in_stock {
        add(words.text("catalog-filter-in-stock"), filters.changed(|f| f.in_stock = false));
    }
    if filters.primary {
        add(words.text("catalog-filter-primary"), filters.changed(|f| f.primary = false));
    }
    chips
}

/// The words of the visitor's language.
pub struct Words<'a> {
    pub translations: &'a Translations,
    pub language: Language,
}

impl Words<'_> {
    fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.translations.text(self.language, key, args)
    }

    /// How much was found, of what and where, in one sentence.
    fn summary(&self, filters: &Filters, results: &SearchResults, names: &Names) -> String {
        let (shown, total) = (results.items.len(), results.total);
        let mut parts = vec![match total {
            0 => self.text("catalog-found-nothing"),
            _ if shown as u64 == total => self.with("catalog-found-all", &[("n", total.into())]),
            _ => self.with("catalog-found-some", &[("shown", shown.into()), ("n", total.into())]),
        }];
        if let [code] = filters.categories.as_slice()
            && let Some(name) = names.category(code, self.language)
        {
            parts.push(self.with("catalog-found-what", &[("category", name.to_lowercase().into())]));
        }
        let place = filters.village.as_ref().or(filters.regency.as_ref()).or(filters.province.as_ref());
        if let Some(name) = place.and_then(|code| names.region(code)) {
            parts.push(self.with("catalog-found-where", &[("place", name.into())]));
        }
        if !filters.text.is_empty() {
            parts.push(self.with("catalog-found-text", &[("text", filters.text.as_str().into())]));
        }
        parts.join(" ")
    }
}
