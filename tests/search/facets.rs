//! What every engine must count beside the filters for makers, permits and prices.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::db::DbError;
use etalase::db::schema::products;
use etalase::search::{FacetValue, Facets, SearchQuery};

use super::engine::everything;
use super::suite::Suite;
use crate::support::factories::catalog::Item;

const DARMAJI: &str = "maker-darmaji";
const SENGGIGI: &str = "maker-senggigi";
const TRUSMI: &str = "maker-trusmi-kulon";

fn value(value: &str, count: u64) -> FacetValue {
    FacetValue { value: value.into(), count }
}

/// The counts of the price ranges that hold something, by where they begin.
fn prices(facets: &Facets) -> Vec<(i64, u64)> {
    facets.price.iter().filter(|range| range.count > 0).map(|range| (range.from, range.count)).collect()
}

pub async fn makers_and_prices_are_counted_under_the_other_filters(s: &Suite) {
    let facets = s.search(&everything()).await.facets;
    assert_eq!(facets.maker, [value(DARMAJI, 3), value(SENGGIGI, 3), value(TRUSMI, 2)]);
    assert_eq!(prices(&facets), [(0, 2), (25_000, 3), (100_000, 2), (1_000_000, 1)]);
    assert_eq!(facets.price.last().unwrap().to, None);

    // each ignores its own filter and follows the other's
    let query = SearchQuery { makers: vec![DARMAJI.into()], price_max: Some(49_999), ..everything() };
    let found = s.search(&query).await;
    assert_eq!(found.total, 2);
    assert_eq!(found.facets.maker, [value(SENGGIGI, 3), value(DARMAJI, 2)]);
    assert_eq!(prices(&found.facets), [(25_000, 2), (100_000, 1)]);
    assert_eq!(found.facets.province, [value("52", 2)]);

    let either = SearchQuery { makers: vec![DARMAJI.into(), TRUSMI.into()], ..everything() };
    assert_eq!(s.search(&either).await.total, 5);
    let nobody = SearchQuery { makers: vec!["nobody".into()], ..everything() };
    let found = s.search(&nobody).await;
    assert_eq!((found.total, found.facets.maker.len()), (0, 3));
}

pub async fn every_chosen_permit_must_hold(s: &Suite) {
    permit(s, &s.catalog.basket, "BPOM", "yes").await;
    permit(s, &s.catalog.bracelet, "none", "yes").await;
    permit(s, &s.catalog.batik, "SNI", "na").await;
    let facets = s.search(&everything()).await.facets;
    assert_eq!(facets.permit, [value("halal", 2), value("bpom", 1), value("sni", 1)]);

    let asked =
        |permits: &[&str]| SearchQuery { permits: permits.iter().map(|p| (*p).into()).collect(), ..everything() };
    let found = s.search(&asked(&["halal"])).await;
    assert_eq!(found.total, 2);
    assert_eq!(found.facets.permit, [value("halal", 2), value("bpom", 1)]);
    assert_eq!(found.facets.maker, [value(DARMAJI, 1), value(SENGGIGI, 1)]);
    assert_eq!(s.slugs(&asked(&["halal", "bpom"])).await, [s.catalog.basket.slug]);
    assert_eq!(s.search(&asked(&["halal", "sni"])).await.total, 0);
    assert_eq!(s.search(&asked(&["pirt"])).await.total, 0);
}

async fn permit(s: &Suite, item: &Item, kind: &'static str, halal: &'static str) {
    let (id, now) = (item.id.clone(), s.app.app.clock.now());
    let done = s.app.app.write::<_, DbError>(move |conn| {
        let permits = (products::permit_kind.eq(kind), products::halal.eq(halal));
        diesel::update(products::table.find(&id)).set(permits).execute(conn)?;
        etalase::legality::state_from_file(conn, now, std::slice::from_ref(&id))?;
        Ok(version::touch(conn, now, &id)?)
    });
    done.await.expect("the permits change");
    s.catch_up().await;
}
