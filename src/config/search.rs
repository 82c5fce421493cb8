use std::path::PathBuf;

use super::{ConfigError, Source};

#[derive(Clone)]
pub struct SearchConfig {
    /// `MEILISEARCH_URL`: without it the embedded engine answers
    pub meilisearch_url: Option<String>,
    /// `MEILISEARCH_API_KEY`: documents, settings, tasks, indexes; never in a search if it can be helped
    pub meilisearch_api_key: Option<String>,
    /// `MEILISEARCH_SEARCH_KEY`: for searches alone; without it one is made with the admin key
    pub meilisearch_search_key: Option<String>,
    /// `MEILISEARCH_INDEX`, default `products`
    pub meilisearch_index: String,
    /// `ETALASE_SEARCH_DIR`: where the embedded engine keeps its index; default `search/` beside the SQLite
    /// file, `var/search` with PostgreSQL
    pub folder: Option<PathBuf>,
}

impl std::fmt::Debug for SearchConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SearchConfig({:?}, keys …)", self.meilisearch_url)
    }
}

impl SearchConfig {
    pub(super) fn read(source: &Source) -> Result<Self, ConfigError> {
        Ok(Self {
            meilisearch_url: source.web_address("MEILISEARCH_URL")?,
            meilisearch_api_key: source.get("MEILISEARCH_API_KEY"),
            meilisearch_search_key: source.get("MEILISEARCH_SEARCH_KEY"),
            folder: source.get("ETALASE_SEARCH_DIR").map(PathBuf::from),
            meilisearch_index: source.get("MEILISEARCH_INDEX").unwrap_or_else(|| "products".into()),
        })
    }
}
