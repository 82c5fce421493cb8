//! What an engine must be able to do.

use async_trait::async_trait;

use super::{SearchQuery, SearchResults};

#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("the search engine does not answer: {0}")]
    Unavailable(String),
    #[error("the search engine refused: {0}")]
    Refused(String),
}

#[async_trait]
pub trait SearchEngine: Send + Sync {
    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchError>;

    /// Whether it answers.
    async fn check(&self) -> Result<(), SearchError>;
}
