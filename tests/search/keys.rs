//! The key of the searches can search and nothing else.

mod meilisearch {
    use etalase::search::meilisearch::SearchKeySource;
    use reqwest::Method;
    use serde_json::{Value, json};

    use super::super::engine::{Engine, everything};
    use super::super::suite::Suite;
    use crate::support::factories::catalog;

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn searches_go_out_with_a_key_that_cannot_write() {
        let suite = Suite::meilisearch().await;
        let index = suite.index();
        let key = index.search_key().await.expect("the app made a key");
        assert_eq!(key["actions"], json!(["search"]));
        let key = key["key"].as_str().unwrap();
        let search = json!({"queries": [{"indexUid": index.name, "q": ""}]});
        assert_eq!(index.ask(key, Method::POST, "/multi-search", &search).await.0, 200);
        let documents = format!("/indexes/{}/documents", index.name);
        assert_eq!(index.ask(key, Method::POST, &documents, &json!([{"product_id": "x"}])).await.0, 403);
        assert_eq!(index.ask(key, Method::DELETE, &documents, &Value::Null).await.0, 403);
        assert_eq!(index.ask(key, Method::GET, "/keys", &Value::Null).await.0, 403);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn two_nodes_share_one_key() {
        let suite = Suite::meilisearch().await;
        let other = suite.another_node().await;
        let engines = [suite.app.app.search.meilisearch().unwrap(), other.app.search.meilisearch().unwrap()];
        for engine in engines {
            assert_eq!(engine.obtain_search_key().await.unwrap(), SearchKeySource::Scoped);
        }
        other.stop().await;
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn an_admin_key_that_may_not_manage_keys_searches_itself() {
        let engine = Engine::meilisearch().await;
        let index = engine.index();
        let wanted = json!({
            "name": "writes", "indexes": [format!("{}*", index.name)], "expiresAt": null,
            "actions": ["search", "documents.*", "indexes.*", "settings.*", "tasks.get", "stats.get"],
        });
        let (status, key) = index.ask(&index.key, Method::POST, "/keys", &wanted).await;
        assert_eq!(status, 201, "{key}");
        let settings = [
            ("MEILISEARCH_URL", index.url.as_str()),
            ("MEILISEARCH_API_KEY", key["key"].as_str().unwrap()),
            ("MEILISEARCH_INDEX", &index.name),
        ];
        let app = engine.app.another_node(&settings).await;
        catalog::small(&app).await;
        let meilisearch = app.app.search.meilisearch().unwrap();
        assert_eq!(meilisearch.obtain_search_key().await.unwrap(), SearchKeySource::Admin);
        assert_eq!(app.app.search.search(&everything()).await.unwrap().total, 8);
        assert_eq!(app.app.search.answered_by(), "meilisearch");
        app.stop().await;
        let address = format!("/keys/{}", key["uid"].as_str().unwrap());
        index.ask(&index.key, Method::DELETE, &address, &Value::Null).await;
        engine.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_configured_search_key_is_used_and_a_wrong_one_leaves_the_answers_to_the_embedded_engine() {
        let engine = Engine::meilisearch().await;
        let index = engine.index();
        for (key, answered_by) in [(index.key.as_str(), "meilisearch"), ("wrong", "embedded")] {
            let settings = [
                ("MEILISEARCH_URL", index.url.as_str()),
                ("MEILISEARCH_API_KEY", &index.key),
                ("MEILISEARCH_SEARCH_KEY", key),
                ("MEILISEARCH_INDEX", &index.name),
            ];
            let app = engine.app.another_node(&settings).await;
            app.app.search.catch_up(&app.app).await.unwrap();
            assert_eq!(app.app.search.answered_by(), answered_by);
            let reason = app.app.search.standing().unwrap().reason;
            assert_eq!(reason.is_some(), answered_by == "embedded", "{reason:?}");
            assert!(!reason.unwrap_or_default().contains("wrong"), "the key is told to nobody");
            app.stop().await;
        }
        engine.finish().await;
    }
}
