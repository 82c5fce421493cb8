//! An index that was changed from outside is found out and mended.

mod meilisearch {
    use std::time::Duration;

    use etalase::search::drift;
    use etalase::search::meilisearch::{Difference, Drift};
    use reqwest::Method;
    use serde_json::{Value, json};

    use super::super::engine::everything;
    use super::super::suite::Suite;
    use etalase::catalog::ListingStatus;

    async fn seen(suite: &Suite) -> Drift {
        suite.app.app.search.meilisearch().unwrap().drift(&suite.app.app).await.unwrap()
    }

    /// One document is lost, one is falsified, one is another shop's, one is sold no more.
    async fn spoil(suite: &Suite) {
        let index = suite.index();
        let documents = format!("/indexes/{}/documents", index.name);
        let of = |id: &str| format!("{documents}/{id}");
        let (_, kept) = index.ask(&index.key, Method::GET, &of(suite.catalog.necklace.id.as_str()), &Value::Null).await;
        suite.set_status(&suite.catalog.necklace, ListingStatus::Unpublished).await;
        index.change(Method::POST, &documents, &json!([kept])).await;
        index.change(Method::DELETE, &of(suite.catalog.basket.id.as_str()), &Value::Null).await;
        let falsified = json!([{"product_id": suite.catalog.bracelet.id, "hash": "0", "price_minor": 1}]);
        index.change(Method::PUT, &documents, &falsified).await;
        index.change(Method::POST, &documents, &json!([{"product_id": "stray", "hash": "0"}])).await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn an_index_that_followed_the_catalogue_has_no_drift() {
        let suite = Suite::meilisearch().await;
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        let drift = seen(&suite).await;
        assert!(drift.is_none(), "{drift:?}");
        assert_eq!((drift.in_database, drift.in_index), (7, 7));
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn every_kind_of_difference_is_found_and_mended() {
        let suite = Suite::meilisearch().await;
        spoil(&suite).await;
        let drift = seen(&suite).await;
        let (catalog, products) = (&suite.catalog, &drift.products);
        assert_eq!(products.get(catalog.basket.id.as_str()), Some(&Difference::Missing));
        assert_eq!(products.get(catalog.bracelet.id.as_str()), Some(&Difference::Different));
        assert_eq!(products.get(catalog.necklace.id.as_str()), Some(&Difference::NotForSale));
        assert_eq!((products.len(), drift.strays.as_slice()), (3, ["stray".to_owned()].as_slice()));

        drift::mend(&suite.app.app).await.unwrap();
        suite.catch_up().await;
        assert!(seen(&suite).await.is_none());
        assert_eq!(suite.search(&everything()).await.total, 7);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn it_runs_once_a_night_on_one_node() {
        let suite = Suite::meilisearch().await;
        let other = suite.another_node().await;
        let run = |app: &crate::support::TestApp| {
            let app = app.app.clone();
            async move { drift::run_if_due(&app).await.unwrap().is_some() }
        };
        assert!(run(&suite.app).await, "it was never run");
        assert!(!run(&suite.app).await && !run(&other).await);
        other.advance(Duration::from_secs(24 * 60 * 60));
        assert!(run(&other).await);
        other.stop().await;
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_change_on_its_way_is_no_drift_and_an_index_nobody_keeps_is_told() {
        let suite = Suite::meilisearch().await;
        suite.write_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        let search = &suite.app.app.search;
        let (seen, ()) = futures_util::join!(search.meilisearch().unwrap().drift(&suite.app.app), suite.catch_up());
        assert!(seen.unwrap().is_none());

        suite.write_status(&suite.catalog.necklace, ListingStatus::Unpublished).await;
        let error = search.meilisearch().unwrap().drift(&suite.app.app).await.unwrap_err().to_string();
        assert!(error.contains("does not follow"), "{error}");
        suite.finish().await;
    }
}
