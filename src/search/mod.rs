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
pub mod query;
pub mod results;
pub mod settings;
mod source;
mod stem;
pub mod suggest;
mod synonyms;
mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Mutex;

pub use engine::{SearchEngine, SearchError};
pub use query::{SearchQuery, Sort};
pub use results::{FacetValue, Facets, ProductCard, SearchResults};
pub use source::short_regency_name;

use self::directory::Directory;
use self::embedded::Embedded;
use self::settings::Settings;
use crate::config::SearchConfig;

/// The engines of this process: Meilisearch when it is configured, the embedded one always.
pub struct Search {
    embedded: Embedded,
    directory: Directory,
    /// the newest catalogue version the embedded index holds; held while it catches up
    seen: Mutex<Option<i64>>,
    is_built: AtomicBool,
}

impl Search {
    /// Reads and checks `search-config/`. The index is empty until [`Search::catch_up`] has run.
    pub fn new(_config: &SearchConfig) -> anyhow::Result<Self> {
        let settings = Arc::new(Settings::load()?);
        Ok(Self {
            embedded: Embedded::new(settings)?,
            directory: Directory::default(),
            seen: Mutex::new(None),
            is_built: AtomicBool::new(false),
        })
    }

    pub async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchError> {
        self.embedded.search(query).await
    }

    /// The engine that answers at this moment: `embedded` or `meilisearch`.
    pub fn answered_by(&self) -> &'static str {
        "embedded"
    }

    /// Whether searches find what is there: not before the first index is built.
    pub async fn check(&self) -> Result<(), SearchError> {
        if self.is_built.load(Ordering::Acquire) {
            Ok(())
        } else {
            Err(SearchError::Unavailable("the index is being built".into()))
        }
    }
}
