//! Search: one trait, two engines, one configuration (`search-config/`). Every listing page reads from
//! here; the database answers for one product at a time.
//!
//! Owns the engines' indexes, which are copies: the truth stays in the database, and an index can be
//! thrown away and built again. Writes no table.

mod directory;
pub mod document;
mod embedded;
pub mod engine;
pub mod follow;
mod meilisearch;
mod prices;
pub mod query;
mod reading;
pub mod results;
pub mod settings;
pub mod source;
mod spelling;
pub mod stem;
pub mod suggest;
mod synonyms;
mod vocabulary;
pub mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Mutex;

pub use engine::{SearchEngine, SearchError};
pub use query::{SearchQuery, Sort};
pub use results::{FacetValue, Facets, PriceBucket, ProductCard, SearchResults};

use self::directory::Directory;
use self::embedded::Embedded;
use self::meilisearch::Meilisearch;
use self::reading::Reading;
use self::settings::Settings;
use crate::config::SearchConfig;

/// The engines of this process: Meilisearch when it is configured, the embedded one always, which
/// answers while Meilisearch does not.
pub struct Search {
    embedded: Embedded,
    /// the newest catalogue version the embedded index holds; held while it catches up
    embedded_seen: Mutex<Option<i64>>,
    is_built: AtomicBool,
    /// the index has changed since the vocabulary was read
    has_to_learn: AtomicBool,
    directory: Directory,
    remote: Option<Remote>,
}

/// Meilisearch, and what this process knows about it.
struct Remote {
    engine: Meilisearch,
    /// the newest version sent; `None` before the index was looked at, and again after a failure
    seen: Mutex<Option<i64>>,
    /// it holds the catalogue and answered when it was last asked
    is_well: AtomicBool,
    /// its failure was told, and its recovery was not yet
    is_told: AtomicBool,
}

impl Search {
    /// Reads and checks `search-config/`. The index is empty until [`Search::catch_up`] has run.
    pub fn new(config: &SearchConfig) -> anyhow::Result<Self> {
        let settings = Arc::new(Settings::load()?);
        let embedded = Embedded::new(settings.clone())?;
        let remote = match &config.meilisearch_url {
            Some(url) => {
                let key = config.meilisearch_api_key.as_deref();
                let engine =
                    Meilisearch::new(url, key, &config.meilisearch_index, settings.clone(), embedded.vocabulary())?;
                Some(Remote::new(engine))
            }
            None => None,
        };
        Ok(Self {
            embedded,
            embedded_seen: Mutex::new(None),
            is_built: AtomicBool::new(false),
            has_to_learn: AtomicBool::new(false),
            directory: Directory::default(),
            remote,
        })
    }

    /// Asks Meilisearch where it is configured and well, else the embedded engine. A failure of
    /// Meilisearch is the operator's to hear of, not the buyer's: the embedded engine answers at once.
    pub async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchError> {
        let query = &query.clone().within_bounds();
        let reading = &self.embedded.read(&query.text);
        let mut found = self.engines_search(query, reading).await?;
        found.did_you_mean = reading.spelled.clone();
        Ok(found)
    }

    async fn engines_search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        if let Some(remote) = self.well_remote() {
            match remote.engine.search(query, reading).await {
                Ok(found) => return Ok(found),
                Err(error) => remote.fell_ill(&error),
            }
        }
        self.embedded.search(query, reading).await
    }

    /// The engine that answers at this moment: `embedded` or `meilisearch`.
    pub fn answered_by(&self) -> &'static str {
        if self.well_remote().is_some() { "meilisearch" } else { "embedded" }
    }

    /// The Meilisearch engine, where one is configured.
    pub fn meilisearch(&self) -> Option<&Meilisearch> {
        self.remote.as_ref().map(|remote| &remote.engine)
    }

    /// Whether searches find what is there: not before the first index is built. Meilisearch may be away.
    pub async fn check(&self) -> Result<(), SearchError> {
        if self.is_built.load(Ordering::Acquire) {
            Ok(())
        } else {
            Err(SearchError::Unavailable("the index is being built".into()))
        }
    }

    fn well_remote(&self) -> Option<&Remote> {
        self.remote.as_ref().filter(|remote| remote.is_well.load(Ordering::Acquire))
    }
}

impl Remote {
    fn new(engine: Meilisearch) -> Self {
        Self { engine, seen: Mutex::new(None), is_well: AtomicBool::new(false), is_told: AtomicBool::new(false) }
    }

    /// Nobody waits for it again until it has caught up (see `follow.rs`). Told once, counted always.
    fn fell_ill(&self, error: &dyn std::fmt::Display) {
        self.is_well.store(false, Ordering::Release);
        metrics::counter!("etalase_search_meilisearch_failures_total").increment(1);
        if !self.is_told.swap(true, Ordering::AcqRel) {
            tracing::warn!(%error, "Meilisearch fails: the embedded engine answers until it is back");
        }
    }

    fn is_back(&self) {
        self.is_well.store(true, Ordering::Release);
        if self.is_told.swap(false, Ordering::AcqRel) {
            tracing::info!("Meilisearch is back and answers again");
        }
    }
}
