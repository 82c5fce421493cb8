//! A search as one request: a page of what is found, and the facets beside it.

use async_trait::async_trait;

use super::asking::{Answer, Answers, Counts, Deadline, Question, Questions};
use super::document::PRICE_RANGE;
use super::filters::{Without, expression};
use super::reading::text;
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
        let answer = self.ask(plan.questions()?, until).await?;
        plan.read(&answer)
    }

    pub fn plan<'a>(&'a self, query: &'a SearchQuery, reading: &Reading) -> Plan<'a> {
        Plan {
            engine: self,
            query,
            text: text(reading, &self.settings, &self.vocabulary.words()),
            filter: expression(query, Without::Nothing),
            apart: apart(query),
        }
    }
}

impl Plan<'_> {
    /// The body of the one request: the page first, then the facets that stand apart.
    pub fn questions(&self) -> Result<Vec<u8>, MeilisearchError> {
        let page = Question {
            page: self.query.page.max(1),
            hits_per_page: self.query.per_page,
            attributes_to_retrieve: CARD,
            facets: FACETS,
            sort: sort(self.query.sort),
            ..self.count(&self.filter)
        };
        let beside = self.apart.iter().map(|apart| Question { facets: &apart.facet, ..self.count(&apart.filter) });
        Ok(serde_json::to_vec(&Questions { queries: std::iter::once(page).chain(beside).collect() })?)
    }

    pub fn read(&self, answer: &[u8]) -> Result<SearchResults, MeilisearchError> {
        let mut answers = serde_json::from_slice::<Answers<'_>>(answer)?.results.into_iter();
        let Some(mut page) = answers.next() else { return Ok(SearchResults::default()) };
        let mut counts = page.facet_distribution.take().unwrap_or_default();
        for (Apart { facet: [facet], .. }, answer) in self.apart.iter().zip(answers) {
            counts.extend(answer.facet_distribution.unwrap_or_default().remove_entry(*facet));
        }
        Ok(results(page, counts, &self.engine.settings.prices))
    }

    /// A question for counts alone.
    fn count<'b>(&'b self, filter: &'b str) -> Question<'b> {
        Question {
            index_uid: &self.engine.name,
            q: &self.text,
            filter,
            matching_strategy: "all",
            page: 1,
            hits_per_page: 0,
            attributes_to_retrieve: &[],
            facets: &[],
            sort: &[],
        }
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

fn sort(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Relevance => &[],
        Sort::Newest => &["published_at:desc"],
        Sort::PriceAsc => &["price_minor:asc"],
        Sort::PriceDesc => &["price_minor:desc"],
        Sort::Popular => &["sold_count:desc"],
    }
}

fn results(page: Answer<'_>, mut counts: Counts<'_>, prices: &Prices) -> SearchResults {
    let mut values = |facet: &str| {
        let mut all: Vec<FacetValue> = counts
            .remove(facet)
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| FacetValue { value: value.0.into_owned(), count })
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
    let items = page.hits.into_iter().map(|hit| hit.card).collect();
    SearchResults { total: page.total_hits, items, facets, did_you_mean: None }
}

fn yes(values: &[FacetValue]) -> u64 {
    values.iter().find(|v| v.value == "true").map_or(0, |v| v.count)
}
