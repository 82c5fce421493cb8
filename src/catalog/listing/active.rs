//! The filters that hold, each with the address without it.

use serde::Serialize;

use super::groups::is_range;
use super::{Names, Words};
use crate::catalog::filters::Filters;
use crate::search::Facets;

#[derive(Debug, Clone, Serialize)]
pub struct Chip {
    pub label: String,
    pub address: String,
}

pub fn chips(filters: &Filters, facets: &Facets, names: &Names, words: &Words<'_>) -> Vec<Chip> {
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
        add(names.bumdes().unwrap_or(slug).to_owned(), filters.changed(|f| f.bumdes = None));
    }
    for id in &filters.makers {
        let label = names.maker(id).map_or_else(|| words.text("catalog-filter-maker"), ToOwned::to_owned);
        add(label, filters.changed(|f| f.makers.retain(|m| m != id)));
    }
    for permit in &filters.permits {
        add(words.permit(permit), filters.changed(|f| f.permits.retain(|p| p != permit)));
    }
    if let Some(bucket) = facets.price.iter().find(|bucket| is_range(filters, bucket)) {
        add(words.price_range(bucket), filters.changed(|f| (f.price_min, f.price_max) = (None, None)));
    } else {
        if let Some(amount) = filters.price_min {
            add(words.price("catalog-chip-price-min", amount), filters.changed(|f| f.price_min = None));
        }
        if let Some(amount) = filters.price_max {
            add(words.price("catalog-chip-price-max", amount), filters.changed(|f| f.price_max = None));
        }
    }
    if filters.in_stock {
        add(words.text("catalog-filter-in-stock"), filters.changed(|f| f.in_stock = false));
    }
    if filters.primary {
        add(words.text("catalog-filter-primary"), filters.changed(|f| f.primary = false));
    }
    chips
}
