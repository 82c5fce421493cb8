//! Searches of the demonstration catalogue: what people type, and what must come first.

use etalase::db::DbError;
use etalase::import::{OnInvalid, products, villages};
use etalase::regions::load;
use etalase::search::{SearchQuery, Sort};

use super::engine::{Engine, everything, typed};

/// What is typed, a word that the first product's Indonesian name must have, and how many products at least.
const SEARCHES: &[(&str, &str, u64)] = &[
    ("gerabah", "Gerabah", 4),
    ("pottery", "Gerabah", 4),
    ("gerbah", "Gerabah", 4),
    ("kopi gayo", "Kopi", 2),
    ("cofee", "Kopi", 4),
    ("saya cari kopi dari gayo", "Gayo", 2),
    ("madu hutan", "Madu Hutan", 1),
    ("honey", "Madu", 2),
    ("menganyam", "Anyam", 5),
    ("woven basket", "Bakul", 4),
    ("tas rotan", "Rotan", 1),
    ("rattan bag", "Rotan", 1),
    ("belacan", "Terasi", 1),
    ("palm sugar", "Gula", 2),
    ("silver ring", "Cincin", 2),
    ("kripik pisang", "Keripik Pisang", 1),
    ("Sa'dan", "Sa'dan", 1),
    ("sadan", "Sa'dan", 1),
    ("sukarara", "Sukarara", 3),
    ("necklaces", "Kalung", 3),
    ("topeng", "Topeng", 2),
    ("kemeja", "Kemeja", 4),
    ("batik tulis", "Batik Tulis", 5),
    ("rumput laut", "Rumput Laut", 3),
];

pub async fn load_demo(engine: &Engine) {
    let now = engine.app.app.clock.now();
    let file = |name: &str| std::fs::read(format!("{}/demo/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (village_file, product_file) = (file("villages.csv"), file("products.csv"));
    let done = engine.app.app.write::<_, DbError>(move |conn| {
        load::bundled(conn).expect("the regions load");
        villages::import(conn, now, &village_file, OnInvalid::Refuse).expect("the villages load");
        products::import(conn, now, &product_file, OnInvalid::Refuse).expect("the products load");
        Ok(())
    });
    done.await.unwrap();
    engine.catch_up().await;
}

async fn everyday_searches_find_what_people_mean(engine: &Engine) {
    load_demo(engine).await;
    assert_eq!(engine.search(&everything()).await.total, 200);
    let mut wrong = Vec::new();
    for (text, name, at_least) in SEARCHES {
        let found = engine.search(&typed(text)).await;
        let first = found.items.first().map_or("nothing", |card| card.name_id.as_str());
        let is_right = first.contains(name) || (*name == "Bakul" && first.contains("Keranjang"));
        if !is_right || found.total < *at_least {
            wrong.push(format!("{text:?}: {first} of {}", found.total));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    facets_add_up_and_pages_cover_everything(engine).await;
}

async fn facets_add_up_and_pages_cover_everything(engine: &Engine) {
    let found = engine.search(&everything()).await;
    for facet in [&found.facets.category, &found.facets.province, &found.facets.regency, &found.facets.village] {
        assert_eq!(facet.iter().map(|v| v.count).sum::<u64>(), 200);
    }
    for value in &found.facets.category {
        let query = SearchQuery { categories: vec![value.value.clone()], ..everything() };
        assert_eq!(engine.search(&query).await.total, value.count, "{}", value.value);
    }
    let mut prices = Vec::new();
    for page in 1..=5 {
        let query = SearchQuery { sort: Sort::PriceAsc, page, per_page: 48, ..everything() };
        prices.extend(engine.search(&query).await.items.into_iter().map(|card| card.price_minor));
    }
    assert_eq!(prices.len(), 200);
    assert!(prices.is_sorted());
}

#[actix_web::test]
async fn the_embedded_engine_finds_what_people_mean() {
    let engine = Engine::embedded().await;
    everyday_searches_find_what_people_mean(&engine).await;
    engine.finish().await;
}

mod meilisearch {
    use super::*;

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn meilisearch_finds_what_people_mean() {
        let engine = Engine::meilisearch().await;
        everyday_searches_find_what_people_mean(&engine).await;
        engine.finish().await;
    }
}
