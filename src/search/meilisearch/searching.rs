//! A search as one request: a page of what is found, and the facets beside it.

use std::collections::HashMap;

use async_trait::async_trait;
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::search::{MatchingStrategies, SearchQuery as Ask, SearchResults as Answer, Selectors};
use serde::Deserialize;

use super::filters::{Without, expression};
use super::reading::text;
use super::{Meilisearch, MeilisearchError, SEARCH_LIMIT, within};
use crate::search::reading::Reading;
use crate::search::{FacetValue, Facets, ProductCard, SearchEngine, SearchError, SearchQuery, SearchResults, Sort};

#[derive(Debug, Clone, Deserialize)]
struct Hit {
    card: ProductCard,
}

const CATEGORY: &str = "category";
const PROVINCE: &str = "province_code";
const REGENCY: &str = "regency_code";
const VILLAGE: &str = "village_code";
const IN_STOCK: &str = "is_in_stock";
const PRIMARY: &str = "is_primary";

#[async_trait]
impl SearchEngine for Meilisearch {
    async fn search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        if reading.is_hopeless {
            return Ok(SearchResults::default());
        }
        let text = text(reading, &self.settings, &self.vocabulary.words());
        Ok(self.page(query, &text).await?)
    }

    async fn check(&self) -> Result<(), SearchError> {
        Ok(Meilisearch::check(self).await?)
    }
}

impl Meilisearch {
    async fn page(&self, query: &SearchQuery, text: &str) -> Result<SearchResults, MeilisearchError> {
        let index = self.index(&self.name);
        let sort = match query.sort {
            Sort::Relevance => None,
            Sort::Newest => Some("published_at:desc"),
            Sort::PriceAsc => Some("price_minor:asc"),
            Sort::PriceDesc => Some("price_minor:desc"),
            Sort::Popular => Some("sold_count:desc"),
        };
        let sort: Vec<&str> = sort.into_iter().collect();
        let has_place = [&query.province, &query.regency, &query.village].map(Option::is_some);
        // a facet needs a request of its own where a filter of its own would narrow it
        let apart: Vec<(Without, [&str; 1])> = [
            (!query.categories.is_empty(), Without::Category, CATEGORY),
            (has_place.contains(&true), Without::Province, PROVINCE),
            (has_place[1..].contains(&true), Without::Regency, REGENCY),
            (has_place[2], Without::Village, VILLAGE),
        ]
        .into_iter()
        .filter_map(|(is_needed, without, facet)| is_needed.then_some((without, [facet])))
        .collect();
        let filter = expression(query, Without::Nothing);
        let filters: Vec<String> = apart.iter().map(|(without, _)| expression(query, *without)).collect();

        let mut page = ask(&index, text, &filter);
        page.with_page(query.page.max(1) as usize)
            .with_hits_per_page(query.per_page as usize)
            .with_attributes_to_retrieve(Selectors::Some(&["card"]))
            .with_facets(Selectors::Some(&[CATEGORY, PROVINCE, REGENCY, VILLAGE, IN_STOCK, PRIMARY]));
        if !sort.is_empty() {
            page.with_sort(&sort);
        }
        let mut asks = self.client.multi_search();
        asks.with_search_query(page);
        for ((_, facet), filter) in apart.iter().zip(&filters) {
            let mut one = ask(&index, text, filter);
            one.with_facets(Selectors::Some(facet));
            asks.with_search_query(one);
        }
        let mut answers = within(SEARCH_LIMIT, asks.execute::<Hit>()).await?.results.into_iter();
        let Some(page) = answers.next() else { return Ok(SearchResults::default()) };
        let mut counts = page.facet_distribution.clone().unwrap_or_default();
        for ((_, [facet]), answer) in apart.iter().zip(answers) {
            counts.extend(answer.facet_distribution.unwrap_or_default().remove_entry(*facet));
        }
        Ok(results(page, counts))
    }
}

/// A request for counts alone: exact, since pages are counted through.
fn ask<'a>(index: &'a Index, text: &'a str, filter: &'a str) -> Ask<'a, meilisearch_sdk::DefaultHttpClient> {
    let mut ask = Ask::new(index);
    ask.with_query(text)
        .with_matching_strategy(MatchingStrategies::ALL)
        .with_page(1)
        .with_hits_per_page(0)
        .with_attributes_to_retrieve(Selectors::Some(&[]));
    if !filter.is_empty() {
        ask.with_filter(filter);
    }
    ask
}

fn results(page: Answer<Hit>, mut counts: HashMap<String, HashMap<String, usize>>) -> SearchResults {
    let mut values = |facet: &str| {
        let mut all: Vec<FacetValue> = counts
            .remove(facet)
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| FacetValue { value, count: count as u64 })
            .collect();
        all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        all
    };
    let facets = Facets {
        category: values(CATEGORY),
        province: values(PROVINCE),
        regency: values(REGENCY),
        village: values(VILLAGE),
        in_stock: yes(&values(IN_STOCK)),
        primary: yes(&values(PRIMARY)),
        ..Facets::default()
    };
    SearchResults {
        total: page.total_hits.unwrap_or(0) as u64,
        items: page.hits.into_iter().map(|hit| hit.result.card).collect(),
        facets,
        did_you_mean: None,
    }
}

fn yes(values: &[FacetValue]) -> u64 {
    values.iter().find(|v| v.value == "true").map_or(0, |v| v.count)
}
