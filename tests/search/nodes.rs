//! Several nodes on one database and one index on Meilisearch.

mod meilisearch {
    use std::time::{Duration, Instant};

    use chrono::TimeDelta;
    use etalase::catalog::ListingStatus;
    use etalase::db::DbError;
    use etalase::jobs::lease::{self, Lease};
    use etalase::search::follow;

    use super::super::engine::{everything, typed};
    use super::super::suite::Suite;
    use crate::support::TestApp;

    async fn found(app: &TestApp, text: &str) -> u64 {
        let total = app.app.search.search(&typed(text)).await.unwrap().total;
        assert_eq!(app.app.search.answered_by(), "meilisearch");
        total
    }

    async fn catch_up(app: &TestApp) {
        app.app.search.catch_up(&app.app).await.unwrap();
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_change_on_one_node_is_found_on_every_node() {
        let suite = Suite::meilisearch().await;
        let other = suite.another_node().await;
        catch_up(&other).await;
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        catch_up(&other).await;
        assert_eq!((found(&suite.app, "bertutup").await, found(&other, "bertutup").await), (0, 0));
        suite.set_status(&suite.catalog.basket, ListingStatus::Published).await;
        catch_up(&other).await;
        assert_eq!((found(&suite.app, "bertutup").await, found(&other, "bertutup").await), (1, 1));
        other.stop().await;
        suite.finish().await;
    }

    /// With the loops that `serve` runs. It takes a second and what the server needs; the limit leaves
    /// room for a busy machine.
    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn the_loops_of_both_nodes_find_a_new_product_within_seconds() {
        let suite = Suite::meilisearch().await;
        let other = suite.another_node().await;
        catch_up(&other).await;
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        follow::spawn(suite.app.app.clone());
        follow::spawn(other.app.clone());
        suite.write_status(&suite.catalog.basket, ListingStatus::Published).await;
        let published_at = Instant::now();
        for app in [&suite.app, &other] {
            while found(app, "bertutup").await == 0 {
                assert!(published_at.elapsed() < Duration::from_secs(10), "it is not found");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        println!("found on both nodes after {} ms", published_at.elapsed().as_millis());
        other.stop().await;
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_node_that_dies_between_commit_and_indexing_loses_nothing() {
        let suite = Suite::meilisearch().await;
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        suite.write_status(&suite.catalog.basket, ListingStatus::Published).await;
        // the first node indexes no more; another one starts
        let started = suite.another_node().await;
        catch_up(&started).await;
        assert_eq!(found(&started, "bertutup").await, 1);
        started.stop().await;
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_node_that_dies_with_the_lease_in_hand_holds_the_others_up_for_seconds_alone() {
        let suite = Suite::meilisearch().await;
        let (app, now) = (&suite.app.app, suite.app.app.clock.now());
        let until = now + TimeDelta::seconds(6);
        let take = move |conn: &mut _| Ok(lease::take(conn, now, Lease::SearchIndex, "dead", until)?);
        assert!(app.write::<_, DbError>(take).await.unwrap());

        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        assert_eq!(found(&suite.app, "bertutup").await, 1, "the index is another node's to write");
        suite.app.advance(Duration::from_secs(7));
        catch_up(&suite.app).await;
        assert_eq!(found(&suite.app, "bertutup").await, 0);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn an_index_that_stays_behind_does_not_answer() {
        let suite = Suite::meilisearch().await;
        let (app, now) = (&suite.app.app, suite.app.app.clock.now());
        let until = now + TimeDelta::hours(1);
        let take = move |conn: &mut _| Ok(lease::take(conn, now, Lease::SearchIndex, "stuck", until)?);
        assert!(app.write::<_, DbError>(take).await.unwrap());
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        suite.app.advance(Duration::from_secs(31));
        catch_up(&suite.app).await;
        assert_eq!(app.search.answered_by(), "embedded");
        assert_eq!(app.search.search(&typed("bertutup")).await.unwrap().total, 0);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_rebuild_swaps_a_whole_index_in_and_loses_nothing_that_another_node_writes_meanwhile() {
        let suite = Suite::meilisearch().await;
        let other = suite.another_node().await;
        catch_up(&other).await;
        let changes = async {
            for status in [ListingStatus::Unpublished, ListingStatus::Published, ListingStatus::Unpublished] {
                suite.set_status(&suite.catalog.basket, status).await;
            }
            suite.set_status(&suite.catalog.necklace, ListingStatus::Unpublished).await;
        };
        let nothing = |_| {};
        let (rebuilt, ()) = futures_util::join!(other.app.search.rebuild(&other.app, &nothing), changes);
        assert!(rebuilt.unwrap());
        catch_up(&other).await;
        catch_up(&suite.app).await;
        for app in [&suite.app, &other] {
            assert_eq!(app.app.search.search(&everything()).await.unwrap().total, 6);
            assert_eq!(found(app, "menganyam").await, 2);
        }
        other.stop().await;
        suite.finish().await;
    }
}
