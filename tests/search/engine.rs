//! An app on one of the two engines, with an empty catalogue.

use etalase::i18n::Language;
use etalase::search::{SearchQuery, SearchResults};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::TestApp;

pub struct Engine {
    pub app: TestApp,
    /// the index on the server that this test made
    index: Option<MeilisearchIndex>,
}

pub struct MeilisearchIndex {
    pub url: String,
    /// the admin key
    pub key: String,
    pub name: String,
}

impl MeilisearchIndex {
    fn settings<'a>(&'a self, url: &'a str) -> [(&'static str, &'a str); 3] {
        [("MEILISEARCH_URL", url), ("MEILISEARCH_API_KEY", &self.key), ("MEILISEARCH_INDEX", &self.name)]
    }

    /// Asks the server directly, with this key; returns the status and the answer.
    pub async fn ask(&self, key: &str, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let request = reqwest::Client::new().request(method, format!("{}{path}", self.url)).bearer_auth(key);
        let answer = request.json(body).send().await.expect("the server answers");
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or_default())
    }

    /// [`Self::ask`] with the admin key, for something the server does later: waits until it is done.
    pub async fn change(&self, method: Method, path: &str, body: &Value) {
        let (status, task) = self.ask(&self.key, method, path, body).await;
        assert!(status < 300, "{path}: {status} {task}");
        let address = format!("/tasks/{}", task["taskUid"]);
        loop {
            let (_, task) = self.ask(&self.key, Method::GET, &address, &Value::Null).await;
            match task["status"].as_str() {
                Some("succeeded") => return,
                Some("failed" | "canceled") => panic!("{path}: {task}"),
                _ => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            }
        }
    }

    /// The key that the app made for its searches.
    pub async fn search_key(&self) -> Option<Value> {
        let (_, keys) = self.ask(&self.key, Method::GET, "/keys?limit=1000", &Value::Null).await;
        let keys = keys["results"].as_array().cloned().unwrap_or_default();
        keys.into_iter().find(|key| key["indexes"] == json!([self.name]))
    }

    async fn remove(&self) {
        for name in [self.name.clone(), format!("{}_state", self.name), format!("{}_next", self.name)] {
            self.ask(&self.key, Method::DELETE, &format!("/indexes/{name}"), &Value::Null).await;
        }
        if let Some(key) = self.search_key().await {
            let address = format!("/keys/{}", key["uid"].as_str().expect("a uid"));
            self.ask(&self.key, Method::DELETE, &address, &Value::Null).await;
        }
    }
}

impl Engine {
    pub async fn embedded() -> Self {
        Self { app: TestApp::start().await, index: None }
    }

    /// On an index of its own.
    pub async fn meilisearch() -> Self {
        Self::meilisearch_at(&setting("MEILISEARCH_URL")).await
    }

    /// [`Self::meilisearch`], with the app reaching the server by `url`.
    pub async fn meilisearch_at(url: &str) -> Self {
        let index = MeilisearchIndex {
            url: setting("MEILISEARCH_URL"),
            key: setting("MEILISEARCH_API_KEY"),
            name: format!("test_{}", uuid::Uuid::now_v7().simple()),
        };
        let app = TestApp::start_with(&index.settings(url)).await;
        Self { app, index: Some(index) }
    }

    /// Another node on the same database and the same index.
    pub async fn another_node(&self) -> TestApp {
        let index = self.index();
        self.app.another_node(&index.settings(&index.url)).await
    }

    /// The index on the server, where this engine is Meilisearch.
    pub fn index(&self) -> &MeilisearchIndex {
        self.index.as_ref().expect("this engine is Meilisearch")
    }

    pub async fn catch_up(&self) {
        self.app.app.search.catch_up(&self.app.app).await.expect("the index catches up");
    }

    pub async fn search(&self, query: &SearchQuery) -> SearchResults {
        let found = self.app.app.search.search(query).await.expect("the engine answers");
        let answered_by = self.app.app.search.answered_by();
        assert_eq!(answered_by, if self.index.is_some() { "meilisearch" } else { "embedded" });
        found
    }

    pub async fn slugs(&self, query: &SearchQuery) -> Vec<String> {
        self.search(query).await.items.into_iter().map(|card| card.slug).collect()
    }

    /// The slugs that a text finds, sorted.
    pub async fn found(&self, text: &str) -> Vec<String> {
        let mut slugs = self.slugs(&typed(text)).await;
        slugs.sort();
        slugs
    }

    pub async fn first(&self, text: &str) -> String {
        self.slugs(&typed(text)).await.into_iter().next().unwrap_or_default()
    }

    pub async fn finish(self) {
        if let Some(index) = &self.index {
            index.remove().await;
        }
        self.app.stop().await;
    }
}

fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"))
}

pub fn everything() -> SearchQuery {
    SearchQuery::new(Language::Id)
}

pub fn typed(text: &str) -> SearchQuery {
    SearchQuery { text: text.into(), ..everything() }
}
