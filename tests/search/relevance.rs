//! `relevance.csv`: what people type over the demonstration catalogue, and what they must find among the first five.

use std::collections::BTreeMap;

use etalase::i18n::Language;
use etalase::search::SearchQuery;
use serde::Deserialize;

use super::demo_catalogue::load_demo;
use super::engine::Engine;

/// Of a hundred searches.
const OVERALL: usize = 97;
const OF_EACH_KIND: usize = 95;
const TOP: usize = 5;

#[derive(Deserialize)]
struct Case {
    query: String,
    language: String,
    /// SKUs, parted by `|`; none where nothing must be found
    expected: String,
    kind: String,
}

#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn percent(&self) -> usize {
        100 * self.right / self.all.max(1)
    }
}

async fn searches_find_what_people_mean(engine: &Engine) {
    load_demo(engine).await;
    let file = std::env::var("RELEVANCE_CSV")
        .unwrap_or_else(|_| format!("{}/tests/search/relevance.csv", env!("CARGO_MANIFEST_DIR")));
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for case in csv::Reader::from_path(file).expect("the file opens").deserialize() {
        let case: Case = case.expect("a row");
        let language = Language::parse(&case.language).expect("a language");
        let query = SearchQuery { text: case.query.clone(), ..SearchQuery::new(language) };
        let found = engine.search(&query).await;
        let top: Vec<&str> = found.items.iter().take(TOP).map(|card| card.sku.as_str()).collect();
        let is_right = match case.expected.is_empty() {
            true => found.total == 0,
            false => case.expected.split('|').any(|sku| top.contains(&sku)),
        };
        if !is_right {
            let meant = found.did_you_mean.unwrap_or_default();
            println!("{} {:?} [{meant}]: {top:?} of {}", case.kind, case.query, found.total);
        }
        for kind in [case.kind.as_str(), "overall"] {
            let tally = kinds.entry(kind.into()).or_default();
            tally.all += 1;
            tally.right += usize::from(is_right);
        }
    }
    assert!(kinds["overall"].all >= 180, "{} searches", kinds["overall"].all);
    for (kind, tally) in &kinds {
        println!("{kind}: {} of {}", tally.right, tally.all);
    }
    for (kind, tally) in &kinds {
        let least = if kind == "overall" { OVERALL } else { OF_EACH_KIND };
        assert!(tally.percent() >= least, "{kind}: {} of {}", tally.right, tally.all);
    }
}

#[actix_web::test]
async fn the_embedded_engine_holds_the_relevance_suite() {
    let engine = Engine::embedded().await;
    searches_find_what_people_mean(&engine).await;
    engine.finish().await;
}

mod meilisearch {
    use super::*;

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn meilisearch_holds_the_relevance_suite() {
        let engine = Engine::meilisearch().await;
        searches_find_what_people_mean(&engine).await;
        engine.finish().await;
    }
}
