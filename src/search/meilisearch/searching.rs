//! A search as one request: a page of what is found, and the facets beside it.

use std::collections::HashMap;

use async_trait::async_trait;
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::search::{MatchingStrategies, SearchQuery as Question, Selectors};

use super::asking::{Answer, Deadline, Questions};
use super::document::PRICE_RANGE;
use super::filters::{Without, expression};
use super::reading::text;
use super::wire::Line;
use super::{Meilisearch, MeilisearchError};
use crate::search::prices::Prices;
use crate::search::reading::Reading;
use crate::search::{FacetValue, Facets, SearchEngine, SearchError, SearchQuery, SearchResults, Sort};

const CATEGORY: &str = "category";
const PROVINCE: &str = "province_code";
const REGENCY: &str = "regency_code";
const VILLAGE: &str = "village_code";
const MAKER: &str = "producer_id";
const PERMIT: &str = "permits";
const IN_STOCK: &str = "is_in_stock";
const PRIMARY: &str = "is_primary";

/// What a page needs of a hit.
const CARD: &[&str] = &["card"];
const FACETS: &[&str] = &[CATEGORY, PROVINCE, REGENCY, VILLAGE, MAKER, PERMIT, PRICE_RANGE, IN_STOCK, PRIMARY];

/// One search: what is asked, and what is made of the answer.
pub struct Plan<'a> {
    engine: &'a Meilisearch,
    index: Index<Line>,
    query: &'a SearchQuery,
    text: String,
    filter: String,
    apart: Vec<Apart>,
}

/// A facet that needs a question of its own, because a filter of its own would narrow it.
struct Apart {
    facet: [&'static str; 1],
    filter: String,
}

#[async_trait]
impl SearchEngine for Meilisearch {
    async fn search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        Ok(self.find(query, reading).await?)
    }

    async fn check(&self) -> Result<(), SearchError> {
        Ok(Meilisearch::check(self).await?)
    }
}

impl Meilisearch {
    pub async fn find(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, MeilisearchError> {
        if reading.is_hopeless {
            return Ok(SearchResults::default());
        }
        let until = Deadline::for_a_search();
        let plan = self.plan(query, reading);
        Ok(plan.read(self.ask(&plan.questions(), until).await?))
    }

    pub fn plan<'a>(&'a self, query: &'a SearchQuery, reading: &Reading) -> Plan<'a> {
        Plan {
            engine: self,
            index: self.read_from(&self.name),
            query,
            text: text(reading, &self.settings, &self.vocabulary.words()),
            filter: expression(query, Without::Nothing),
            apart: apart(query),
        }
    }
}

impl Plan<'_> {
    /// What the one request asks: the page first, then the facets that stand apart.
    pub fn questions(&self) -> Questions<'_> {
        let mut page = self.count(&self.filter, FACETS);
        page.with_page(self.query.page.max(1) as usize)
            .with_hits_per_page(self.query.per_page as usize)
            .with_attributes_to_retrieve(Selectors::Some(CARD));
        if let Some(sort) = sort(self.query.sort) {
            page.with_sort(sort);
        }
        let mut questions = Questions::new(&self.index.client);
        questions.with_search_query(page);
        for apart in &self.apart {
            questions.with_search_query(self.count(&apart.filter, &apart.facet));
        }
        questions
    }

    fn read(&self, answers: Vec<Answer>) -> SearchResults {
        let mut answers = answers.into_iter();
        let Some(mut page) = answers.next() else { return SearchResults::default() };
        let mut counts = page.facet_distribution.take().unwrap_or_default();
        for (Apart { facet: [facet], .. }, answer) in self.apart.iter().zip(answers) {
            counts.extend(answer.facet_distribution.unwrap_or_default().remove_entry(*facet));
        }
        results(page, counts, &self.engine.settings.prices)
    }

    /// A question for counts alone; they are exact, since pages are counted through.
    fn count<'b>(&'b self, filter: &'b str, facets: &'b [&'b str]) -> Question<'b, Line> {
        let mut question = Question::new(&self.index);
        question
            .with_query(&self.text)
            .with_matching_strategy(MatchingStrategies::ALL)
            .with_page(1)
            .with_hits_per_page(0)
            .with_attributes_to_retrieve(Selectors::Some(&[]))
            .with_facets(Selectors::Some(facets));
        if !filter.is_empty() {
            question.with_filter(filter);
        }
        question
    }
}

fn apart(query: &SearchQuery) -> Vec<Apart> {
    let has_place = [&query.province, &query.regency, &query.village].map(Option::is_some);
    [
        (!query.categories.is_empty(), Without::Category, CATEGORY),
        (has_place.contains(&true), Without::Province, PROVINCE),
        (has_place[1..].contains(&true), Without::Regency, REGENCY),
        (has_place[2], Without::Village, VILLAGE),
        (!query.makers.is_empty(), Without::Maker, MAKER),
        (query.price_min.is_some() || query.price_max.is_some(), Without::Price, PRICE_RANGE),
    ]
    .into_iter()
    .filter(|(is_needed, ..)| *is_needed)
    .map(|(_, without, facet)| Apart { facet: [facet], filter: expression(query, without) })
    .collect()
}

fn sort(sort: Sort) -> Option<&'static [&'static str]> {
    match sort {
        Sort::Relevance => None,
        Sort::Newest => Some(&["published_at:desc"]),
        Sort::PriceAsc => Some(&["price_minor:asc"]),
        Sort::PriceDesc => Some(&["price_minor:desc"]),
        Sort::Popular => Some(&["sold_count:desc"]),
    }
}

fn results(page: Answer, mut counts: HashMap<String, HashMap<String, usize>>, prices: &Prices) -> SearchResults {
    let mut values = |facet: &str| {
        let mut all: Vec<FacetValue> = counts
            .remove(facet)
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| FacetValue { value, count: count as u64 })
            .collect();
        all.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        all
    };
    let mut ranges = vec![0; prices.ranges()];
    for FacetValue { value, count } in values(PRICE_RANGE) {
        if let Some(range) = value.parse::<usize>().ok().and_then(|i| ranges.get_mut(i)) {
            *range = count;
        }
    }
    let facets = Facets {
        category: values(CATEGORY),
        province: values(PROVINCE),
        regency: values(REGENCY),
        village: values(VILLAGE),
        maker: values(MAKER),
        permit: values(PERMIT),
        price: prices.buckets(&ranges),
        in_stock: yes(&values(IN_STOCK)),
        primary: yes(&values(PRIMARY)),
    };
    let items = page.hits.into_iter().map(|hit| hit.result.card).collect();
    SearchResults { total: page.total_hits.unwrap_or(0) as u64, items, facets, did_you_mean: None }
}

fn yes(values: &[FacetValue]) -> u64 {
    values.iter().find(|v| v.value == "true").map_or(0, |v| v.count)
}
