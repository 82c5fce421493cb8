//! An app on one of the two engines, with an empty catalogue.

use etalase::i18n::Language;
use etalase::search::{SearchQuery, SearchResults};

use crate::support::TestApp;

pub struct Engine {
    pub app: TestApp,
    /// the index on the server that this test made
    index: Option<MeilisearchIndex>,
}

struct MeilisearchIndex {
    url: String,
    key: String,
    name: String,
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
        let app = TestApp::start_with(&[
            ("MEILISEARCH_URL", url),
            ("MEILISEARCH_API_KEY", &index.key),
            ("MEILISEARCH_INDEX", &index.name),
        ])
        .await;
        Self { app, index: Some(index) }
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
            let http = reqwest::Client::new();
            for name in [index.name.clone(), format!("{}_state", index.name)] {
                let address = format!("{}/indexes/{name}", index.url);
                http.delete(address).bearer_auth(&index.key).send().await.expect("the server answers");
            }
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
