//! What every engine must answer for the small catalogue.

use diesel::prelude::*;
use etalase::catalog::{ListingStatus, version};
use etalase::db::DbError;
use etalase::db::schema::{products, stock_levels};
use etalase::search::{FacetValue, SearchQuery, Sort};

use super::engine::{Engine, everything, typed};
use crate::support::factories::catalog::{self, Item, SmallCatalog};

pub struct Suite {
    engine: Engine,
    pub catalog: SmallCatalog,
}

impl std::ops::Deref for Suite {
    type Target = Engine;

    fn deref(&self) -> &Engine {
        &self.engine
    }
}

const DARMAJI: [&str; 3] = ["keranjang-ketak-bertutup", "kotak-tisu-anyaman-pandan", "tempat-sendok-bambu-anyam"];

impl Suite {
    pub async fn embedded() -> Self {
        Self::on(Engine::embedded().await).await
    }

    pub async fn meilisearch() -> Self {
        Self::on(Engine::meilisearch().await).await
    }

    /// With the small catalogue.
    pub async fn on(engine: Engine) -> Self {
        let catalog = catalog::small(&engine.app).await;
        Self { engine, catalog }
    }

    pub async fn finish(self) {
        self.engine.finish().await;
    }

    pub async fn set_status(&self, item: &Item, status: ListingStatus) {
        self.write_status(item, status).await;
        self.catch_up().await;
    }

    /// Changes the database and leaves the index to whoever follows it.
    pub async fn write_status(&self, item: &Item, status: ListingStatus) {
        let (id, now) = (item.id.clone(), self.app.app.clock.now());
        let done = self.app.app.write::<_, DbError>(move |conn| {
            diesel::update(products::table.find(&id)).set(products::status.eq(status)).execute(conn)?;
            Ok(version::touch(conn, now, &id)?)
        });
        done.await.expect("the status changes");
    }
}

fn count(facet: &[FacetValue], value: &str) -> u64 {
    facet.iter().find(|v| v.value == value).map_or(0, |v| v.count)
}

pub async fn a_product_is_found_by_its_exact_name_first(s: &Suite) {
    assert_eq!(s.first("Keranjang Ketak Bertutup").await, s.catalog.basket.slug);
    assert_eq!(s.first("gelang benang").await, s.catalog.bracelet.slug);
    let card = s.search(&typed("keranjang ketak bertutup")).await.items.remove(0);
    assert_eq!((card.price_minor, card.has_price_range), (165_000, true));
    assert_eq!((card.village_name.as_str(), card.regency_name.as_str()), ("Darmaji", "Lombok Tengah"));
    assert_eq!((card.village_slug.as_str(), card.province_name.as_str()), ("darmaji", "Nusa Tenggara Barat"));
}

pub async fn the_last_word_may_be_unfinished(s: &Suite) {
    assert_eq!(s.first("keranj").await, "keranjang-ketak-bertutup");
    assert_eq!(s.found("kotak ti").await, ["kotak-tisu-anyaman-pandan"]);
}

pub async fn a_typing_error_is_forgiven(s: &Suite) {
    assert_eq!(s.first("kernjang").await, "keranjang-ketak-bertutup");
    assert_eq!(s.first("gleang").await, "gelang-benang-kerandangan");
    assert_eq!(s.first("ketk").await, "keranjang-ketak-bertutup");
}

pub async fn english_finds_the_same_products(s: &Suite) {
    assert_eq!(s.found("tissue box").await, ["kotak-tisu-anyaman-pandan"]);
    assert_eq!(s.found("turtle").await, ["gantungan-kunci-benang-motif-penyu"]);
}

pub async fn a_synonym_finds_what_others_call_it(s: &Suite) {
    // no text of the basket says "bakul"
    assert_eq!(s.found("bakul").await, ["keranjang-ketak-bertutup"]);
    // a phrase for a phrase
    assert!(s.found("hand-drawn batik").await.contains(&"batik-tulis-paksi-naga-liman".to_owned()));
}

pub async fn the_villages_name_finds_its_products(s: &Suite) {
    assert_eq!(s.found("darmaji").await, DARMAJI);
    assert_eq!(s.found("Desa Darmaji").await, DARMAJI);
    assert_eq!(s.found("keranjang lombok tengah").await, ["keranjang-ketak-bertutup"]);
}

pub async fn forms_of_a_word_find_each_other(s: &Suite) {
    let woven = ["kotak-tisu-anyaman-pandan", "tempat-sendok-bambu-anyam"];
    assert_eq!(s.found("menganyam").await, woven);
    assert_eq!(s.found("menganyam pandan").await, ["kotak-tisu-anyaman-pandan"]);
    assert_eq!(s.found("necklaces").await, ["kalung-benang-manik-kayu"]);
}

pub async fn noise_words_do_not_narrow_a_search(s: &Suite) {
    assert_eq!(s.found("saya mau beli keranjang dari Darmaji").await, ["keranjang-ketak-bertutup"]);
    assert_eq!(s.found("the basket of Darmaji").await, ["keranjang-ketak-bertutup"]);
}

pub async fn every_word_must_be_found(s: &Suite) {
    assert!(s.found("keranjang penyu").await.is_empty());
}

pub async fn nonsense_finds_nothing(s: &Suite) {
    let found = s.search(&typed("xqzvwk")).await;
    assert_eq!((found.total, found.items.len(), found.facets.category.len()), (0, 0, 0));
}

pub async fn each_filter_narrows_alone(s: &Suite) {
    let total = |query: SearchQuery| async move { s.search(&query).await.total };
    assert_eq!(total(everything()).await, 8);
    assert_eq!(total(SearchQuery { categories: vec!["wood-bamboo-rattan".into()], ..everything() }).await, 3);
    let both = vec!["wood-bamboo-rattan".into(), "textile-batik-weaving".into()];
    assert_eq!(total(SearchQuery { categories: both, ..everything() }).await, 8);
    assert_eq!(total(SearchQuery { province: Some("52".into()), ..everything() }).await, 6);
    assert_eq!(total(SearchQuery { regency: Some("52.01".into()), ..everything() }).await, 3);
    assert_eq!(total(SearchQuery { village: Some("32.09.36.2005".into()), ..everything() }).await, 2);
    assert_eq!(total(SearchQuery { bumdes: Some("bumdes-darmaji".into()), ..everything() }).await, 3);
    assert_eq!(total(SearchQuery { price_min: Some(165_000), ..everything() }).await, 3);
    assert_eq!(total(SearchQuery { price_max: Some(15_000), ..everything() }).await, 2);
    assert_eq!(total(SearchQuery { in_stock: true, ..everything() }).await, 7);
    assert_eq!(total(SearchQuery { primary: true, ..everything() }).await, 3);
}

pub async fn filters_hold_together(s: &Suite) {
    let query = SearchQuery {
        text: "benang".into(),
        province: Some("52".into()),
        price_min: Some(10_000),
        price_max: Some(20_000),
        primary: true,
        ..everything()
    };
    assert_eq!(s.slugs(&query).await, [s.catalog.bracelet.slug]);
}

pub async fn each_sort_puts_the_right_one_first(s: &Suite) {
    let sorted = |sort| async move {
        let slugs = s.slugs(&SearchQuery { sort, ..everything() }).await;
        (slugs[0].clone(), slugs[7].clone())
    };
    let (key_ring, dear) = (s.catalog.key_ring.slug, s.catalog.hand_drawn_batik.slug);
    assert_eq!(sorted(Sort::PriceAsc).await, (key_ring.into(), dear.into()));
    assert_eq!(sorted(Sort::PriceDesc).await, (dear.into(), key_ring.into()));

    let (newest, popular) = (s.catalog.necklace.id.clone(), s.catalog.basket.id.clone());
    let now = s.app.app.clock.now();
    let done = s.app.app.write::<_, DbError>(move |conn| {
        let later = now + chrono::TimeDelta::hours(1);
        diesel::update(products::table.find(&newest)).set(products::published_at.eq(later)).execute(conn)?;
        diesel::update(products::table.find(&popular)).set(products::sold_count.eq(9)).execute(conn)?;
        version::touch(conn, now, &newest)?;
        Ok(version::touch(conn, now, &popular)?)
    });
    done.await.expect("the products change");
    s.catch_up().await;
    assert_eq!(sorted(Sort::Newest).await.0, s.catalog.necklace.slug);
    assert_eq!(sorted(Sort::Popular).await.0, s.catalog.basket.slug);
    // without a text, signature products open the gallery
    let slugs = s.slugs(&everything()).await;
    assert!(slugs[..3].contains(&s.catalog.bracelet.slug.to_owned()), "{slugs:?}");
}

pub async fn pages_follow_each_other_without_gaps(s: &Suite) {
    let mut seen = Vec::new();
    for page in 1..=4 {
        let query = SearchQuery { page, per_page: 3, ..everything() };
        let found = s.search(&query).await;
        assert_eq!(found.total, 8);
        seen.extend(found.items.into_iter().map(|card| card.slug));
    }
    assert_eq!(seen, s.slugs(&everything()).await);
    assert_eq!(seen.len(), 8);
}

pub async fn a_facet_ignores_its_own_filter_and_follows_the_others(s: &Suite) {
    let facets = s.search(&everything()).await.facets;
    assert_eq!(facets.province, [facet("52", 6), facet("32", 2)]);
    assert_eq!((facets.in_stock, facets.primary), (7, 3));
    assert_eq!(count(&facets.village, "52.02.09.2008"), 3);

    let wood = SearchQuery { categories: vec!["wood-bamboo-rattan".into()], ..everything() };
    let facets = s.search(&wood).await.facets;
    // its own filter does not hide the other category
    assert_eq!(facets.category, [facet("textile-batik-weaving", 5), facet("wood-bamboo-rattan", 3)]);
    assert_eq!(facets.province, [facet("52", 3)]);
    assert_eq!((facets.in_stock, facets.primary), (3, 1));

    let lombok_barat =
        SearchQuery { province: Some("52".into()), regency: Some("52.01".into()), in_stock: true, ..everything() };
    let facets = s.search(&lombok_barat).await.facets;
    assert_eq!(facets.category, [facet("textile-batik-weaving", 3)]);
    // a wider place's counts ignore the narrower choice
    assert_eq!(facets.province, [facet("52", 6), facet("32", 1)]);
    assert_eq!(facets.regency, [facet("52.01", 3), facet("52.02", 3)]);
    assert_eq!(facets.village, [facet("52.01.14.2006", 3)]);
    assert_eq!((facets.in_stock, facets.primary), (3, 1));

    let thread = SearchQuery { text: "benang".into(), price_max: Some(15_000), ..everything() };
    let facets = s.search(&thread).await.facets;
    assert_eq!(facets.category, [facet("textile-batik-weaving", 2)]);
}

fn facet(value: &str, count: u64) -> FacetValue {
    FacetValue { value: value.into(), count }
}

pub async fn a_filter_value_with_quotes_finds_nothing_and_breaks_nothing(s: &Suite) {
    for value in ["\" OR price_minor > 0 OR category = \"", "it's \\", "'", "\\\""] {
        let query = SearchQuery { bumdes: Some(value.into()), ..everything() };
        assert_eq!(s.search(&query).await.total, 0, "{value}");
        s.search(&typed(value)).await;
    }
}

pub async fn unpublishing_takes_a_product_out_and_publishing_brings_it_back(s: &Suite) {
    assert_eq!(s.found("bertutup").await.len(), 1);
    s.set_status(&s.catalog.basket, ListingStatus::Unpublished).await;
    assert!(s.found("bertutup").await.is_empty());
    assert_eq!(s.search(&everything()).await.total, 7);
    s.set_status(&s.catalog.basket, ListingStatus::Published).await;
    assert_eq!(s.found("bertutup").await.len(), 1);
}

pub async fn selling_the_last_piece_shows_in_the_stock_filter(s: &Suite) {
    let in_stock = SearchQuery { text: "kalung".into(), in_stock: true, ..everything() };
    assert_eq!(s.search(&in_stock).await.total, 1);
    let (id, variant, now) =
        (s.catalog.necklace.id.clone(), s.catalog.necklace.variant().id.clone(), s.app.app.clock.now());
    let done = s.app.app.write::<_, DbError>(move |conn| {
        diesel::update(stock_levels::table.find(&variant)).set(stock_levels::reserved.eq(1)).execute(conn)?;
        Ok(version::touch(conn, now, &id)?)
    });
    done.await.expect("the stock changes");
    s.catch_up().await;
    assert_eq!(s.search(&in_stock).await.total, 0);
    let card = s.search(&typed("kalung")).await.items.remove(0);
    assert!(!card.is_in_stock);
}
