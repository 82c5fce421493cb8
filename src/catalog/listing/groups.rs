//! The filters by kind, each value with its count and the address that chooses it or lets go of it.

use serde::Serialize;

use super::names::MOST;
use super::{Choice, Names, Words};
use crate::catalog::filters::Filters;
use crate::search::{FacetValue, Facets, PriceBucket};

/// So many values stand in the open, the others behind "more".
const IN_THE_OPEN: usize = 6;

#[derive(Debug, Serialize)]
pub struct Group {
    /// `offer`, `category`, `price`, `province`, `regency`, `village`, `permit`, `maker`
    pub name: &'static str,
    pub choices: Vec<Choice>,
    pub more: Vec<Choice>,
}

impl Group {
    /// Chosen values first, so that none hides behind "more".
    fn new(name: &'static str, mut choices: Vec<Choice>) -> Self {
        choices.sort_by_key(|choice| !choice.is_on);
        let more = choices.split_off(choices.len().min(IN_THE_OPEN));
        Self { name, choices, more }
    }

    pub fn all(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().chain(&self.more)
    }
}

/// Provinces always; regencies once a province is chosen, villages once a regency is.
pub fn groups(filters: &Filters, facets: &Facets, names: &Names, words: &Words<'_>) -> Vec<Group> {
    let category = |facet: &FacetValue| {
        let label = names.category(&facet.value, words.language)?;
        Some(several(filters, facet, label, &filters.categories, |f| &mut f.categories))
    };
    let maker = |facet: &FacetValue| {
        let label = names.maker(&facet.value)?;
        Some(several(filters, facet, label, &filters.makers, |f| &mut f.makers))
    };
    let permit = |facet: &FacetValue| {
        let label = words.permit(&facet.value);
        several(filters, facet, &label, &filters.permits, |f| &mut f.permits)
    };
    let places = |values: &[FacetValue], level| {
        values.iter().take(MOST).filter_map(|facet| place(filters, facet, level, names)).collect()
    };
    let mut groups = vec![
        Group::new("offer", offers(filters, facets, words)),
        Group::new("category", facets.category.iter().filter_map(category).collect()),
        Group::new("price", prices(filters, facets, words)),
        Group::new("province", places(&facets.province, 0)),
    ];
    if filters.province.is_some() {
        groups.push(Group::new("regency", places(&facets.regency, 1)));
    }
    if filters.regency.is_some() {
        groups.push(Group::new("village", places(&facets.village, 2)));
    }
    groups.push(Group::new("permit", facets.permit.iter().map(permit).collect()));
    groups.push(Group::new("maker", facets.maker.iter().take(MOST).filter_map(maker).collect()));
    groups.retain(|group| !group.choices.is_empty());
    groups
}

/// A value of which several may be chosen.
fn several(
    filters: &Filters,
    facet: &FacetValue,
    label: &str,
    chosen: &[String],
    of: impl Fn(&mut Filters) -> &mut Vec<String>,
) -> Choice {
    let is_on = chosen.contains(&facet.value);
    let address = filters.changed(|f| match is_on {
        true => of(f).retain(|value| *value != facet.value),
        false => of(f).push(facet.value.clone()),
    });
    Choice { label: label.to_owned(), count: facet.count, address, is_on }
}

fn place(filters: &Filters, facet: &FacetValue, level: usize, names: &Names) -> Option<Choice> {
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
}

fn offers(filters: &Filters, facets: &Facets, words: &Words<'_>) -> Vec<Choice> {
    let in_stock = Choice {
        label: words.text("catalog-filter-in-stock"),
        count: facets.in_stock,
        address: filters.changed(|f| f.in_stock = !f.in_stock),
        is_on: filters.in_stock,
    };
    let primary = Choice {
        label: words.text("catalog-filter-primary"),
        count: facets.primary,
        address: filters.changed(|f| f.primary = !f.primary),
        is_on: filters.primary,
    };
    [in_stock, primary].into_iter().filter(|choice| choice.is_on || choice.count > 0).collect()
}

/// Ranges that hold something, cheapest first.
fn prices(filters: &Filters, facets: &Facets, words: &Words<'_>) -> Vec<Choice> {
    let choice = |bucket: &PriceBucket| {
        let (from, to) = ends(bucket);
        let is_on = is_range(filters, bucket);
        let address = filters.changed(|f| (f.price_min, f.price_max) = if is_on { (None, None) } else { (from, to) });
        Choice { label: words.price_range(bucket), count: bucket.count, address, is_on }
    };
    facets.price.iter().filter(|bucket| bucket.count > 0 || is_range(filters, bucket)).map(choice).collect()
}

/// A range as the address names it: both ends included.
fn ends(bucket: &PriceBucket) -> (Option<i64>, Option<i64>) {
    (Some(bucket.from).filter(|from| *from > 0), bucket.to.map(|to| to - 1))
}

/// Whether this is the range that is chosen.
pub(super) fn is_range(filters: &Filters, bucket: &PriceBucket) -> bool {
    (filters.price_min, filters.price_max) == ends(bucket)
}
