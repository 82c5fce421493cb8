//! What an engine must be able to do.

use async_trait::async_trait;

use super::reading::Reading;
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
    /// The products that `reading`, made of the query's text, asks for, under the query's filters.
    async fn search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError>;

    /// Whether it answers.
    async fn check(&self) -> Result<(), SearchError>;
}
