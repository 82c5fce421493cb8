//! The Meilisearch engine: Meilisearch's SDK over a line of our own (`wire.rs`).
//!
//! Every call has a time limit, and every write waits for its task: Meilisearch accepts a batch first and
//! may refuse it later. Searches go out with a key that can do nothing else (`keys.rs`).

mod asking;
mod document;
mod drift;
mod error;
mod fill;
mod filters;
mod keys;
mod reading;
mod rebuild;
mod searching;
mod settings;
mod task;
mod wire;

use std::sync::{Arc, RwLock};
use std::time::Duration;

use meilisearch_sdk::client::Client;
use meilisearch_sdk::indexes::Index;

pub use self::drift::{Difference, Drift};
pub use self::error::MeilisearchError;
pub use self::fill::Begin;
pub use self::keys::SearchKeySource;
use self::wire::{Key, Line, Wire};
use super::settings::Settings;
use super::vocabulary::Vocabulary;
use crate::config::SearchConfig;

/// For one request that writes, a batch of documents included.
const WRITE_LIMIT: Duration = Duration::from_secs(30);
/// For a question that nobody waits for on a page.
const READ_LIMIT: Duration = Duration::from_secs(5);
/// A server that is well says so at once.
const HEALTH_LIMIT: Duration = Duration::from_millis(1500);
const PRIMARY_KEY: &str = "product_id";

pub struct Meilisearch {
    wire: Wire,
    /// the admin key: documents, settings, tasks, indexes
    key: Option<Key>,
    configured_search_key: Option<Key>,
    /// what searches go out with; none until [`Meilisearch::obtain_search_key`]
    search_key: RwLock<Option<Key>>,
    /// the name that searches go to
    name: String,
    settings: Arc<Settings>,
    vocabulary: Arc<Vocabulary>,
}

impl Meilisearch {
    /// Asks nothing yet.
    pub fn new(
        url: &str,
        config: &SearchConfig,
        settings: Arc<Settings>,
        vocabulary: Arc<Vocabulary>,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            wire: Wire::new(url.trim_end_matches('/'))?,
            key: config.meilisearch_api_key.clone().map(Key),
            configured_search_key: config.meilisearch_search_key.clone().map(Key),
            search_key: RwLock::new(None),
            name: config.meilisearch_index.clone(),
            settings,
            vocabulary,
        })
    }

    /// Whether the server says that it is well.
    pub async fn check(&self) -> Result<(), MeilisearchError> {
        self.wire.client(None, HEALTH_LIMIT).health().await?;
        Ok(())
    }

    /// The server's version, `1.50.0`.
    pub async fn version(&self) -> Result<String, MeilisearchError> {
        Ok(self.reading().get_version().await?.pkg_version)
    }

    /// How many documents searches look through.
    pub async fn count(&self) -> Result<u64, MeilisearchError> {
        Ok(self.read_from(&self.name).get_stats().await?.number_of_documents as u64)
    }

    /// Makes the index unless it is there.
    async fn ensure_index(&self, name: &str, primary_key: &str) -> Result<(), MeilisearchError> {
        if self.has_index(name).await? {
            return Ok(());
        }
        let task = self.writing().create_index(name, Some(primary_key)).await?;
        match self.done("index creation", task).await {
            // another node was quicker
            Err(MeilisearchError::Task { code, .. }) if code == "index_already_exists" => Ok(()),
            other => other,
        }
    }

    async fn has_index(&self, name: &str) -> Result<bool, MeilisearchError> {
        match self.reading().get_raw_index(name).await.map_err(MeilisearchError::from) {
            Ok(_) => Ok(true),
            Err(error) if error.is_missing() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// For questions with the admin key.
    fn reading(&self) -> Client<Line> {
        self.wire.client(self.key.clone(), READ_LIMIT)
    }

    /// For changes.
    fn writing(&self) -> Client<Line> {
        self.wire.client(self.key.clone(), WRITE_LIMIT)
    }

    fn read_from(&self, index: &str) -> Index<Line> {
        self.reading().index(index)
    }

    fn write_to(&self, index: &str) -> Index<Line> {
        self.writing().index(index)
    }
}
