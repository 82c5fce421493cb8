//! Search: one trait, two engines, one configuration (`search-config/`). Every listing page reads from
//! here; the database answers for one product at a time.
//!
//! Owns the engines' indexes, which are copies: the truth stays in the database, and an index can be
//! thrown away and built again. Writes one table, `search_log`.

mod breaker;
mod directory;
pub mod document;
pub mod drift;
mod embedded;
pub mod engine;
pub mod follow;
pub mod highlight;
mod log;
pub mod meilisearch;
mod prices;
pub mod query;
mod reading;
mod related;
mod remote;
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

pub use engine::{SearchEngine, SearchError};
pub use query::{SearchQuery, Sort};
pub use related::related;
pub use results::{FacetValue, Facets, PriceBucket, ProductCard, SearchResults};

pub use self::breaker::Standing;
use self::directory::Directory;
use self::embedded::Embedded;
use self::log::SearchLog;
use self::meilisearch::Meilisearch;
use self::reading::Reading;
use self::remote::Remote;
use self::settings::Settings;
use crate::app::App;
use crate::clock::Clock;
use crate::config::SearchConfig;
use crate::db::DbError;
use crate::web::same_page::Searched;

/// The engines of this process: Meilisearch when it is configured, the embedded one always, which
/// answers while Meilisearch does not.
pub struct Search {
    embedded: Embedded,
    is_built: AtomicBool,
    /// the index has changed since the vocabulary was read
    has_to_learn: AtomicBool,
    directory: Directory,
    log: SearchLog,
    settings: Arc<Settings>,
    remote: Option<Remote>,
}

impl Search {
    /// Reads and checks `search-config/`. The index is empty until [`Search::catch_up`] has run.
    pub fn new(config: &SearchConfig, clock: &Clock) -> anyhow::Result<Self> {
        let settings = Arc::new(Settings::load()?);
        let embedded = Embedded::new(settings.clone())?;
        let remote = match &config.meilisearch_url {
            Some(url) => {
                let engine = Meilisearch::new(url, config, settings.clone(), embedded.vocabulary())?;
                Some(Remote::new(engine, clock.clone()))
            }
            None => None,
        };
        Ok(Self {
            embedded,
            is_built: AtomicBool::new(false),
            has_to_learn: AtomicBool::new(false),
            directory: Directory::default(),
            log: SearchLog::default(),
            settings,
            remote,
        })
    }

    /// Asks Meilisearch where it is configured and well, else the embedded engine.
    pub async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchError> {
        let query = &query.clone().within_bounds();
        let reading = &self.embedded.read(&query.text);
        let mut found = self.engines_search(query, reading).await?;
        found.did_you_mean = reading.spelled.clone();
        Ok(found)
    }

    async fn engines_search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        if let Some(remote) = &self.remote
            && let Some(found) = remote.search(query, reading).await
        {
            return Ok(found);
        }
        self.embedded.search(query, reading).await
    }

    /// How searches are read, for who marks or explains what they found.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Notes a search that somebody sent.
    pub fn note(&self, searched: &Searched) {
        self.log.note(searched.language, &searched.text, searched.found);
    }

    /// Writes the noted searches and reads what to suggest of them.
    pub async fn write_log(&self, app: &App) -> Result<(), DbError> {
        let (log, now) = (self.log.clone(), app.clock.now());
        match self.log.has_notes() {
            true => app.write::<_, DbError>(move |conn| Ok(log.write(conn, now)?)).await,
            false => app.read::<_, DbError>(move |conn| Ok(log.read(conn, now)?)).await,
        }
    }

    /// The engine that answers at this moment: `embedded` or `meilisearch`.
    pub fn answered_by(&self) -> &'static str {
        if self.standing().is_some_and(|standing| standing.is_closed) { "meilisearch" } else { "embedded" }
    }

    /// How Meilisearch stands, where one is configured: closed means that it answers.
    pub fn standing(&self) -> Option<Standing> {
        self.remote.as_ref().map(|remote| remote.breaker.standing())
    }

    /// The Meilisearch engine, where one is configured.
    pub fn meilisearch(&self) -> Option<&Meilisearch> {
        self.remote.as_ref().map(|remote| &remote.engine)
    }

    /// Builds Meilisearch's index anew and swaps it in; false where none is configured.
    pub async fn rebuild(&self, app: &App, progress: &(dyn Fn(usize) + Sync)) -> anyhow::Result<bool> {
        let Some(remote) = &self.remote else { return Ok(false) };
        remote.rebuild(app, progress).await?;
        Ok(true)
    }

    /// What Meilisearch is asked for this search, to measure what we add to its answer.
    pub fn questions(&self, query: &SearchQuery) -> Option<Vec<u8>> {
        let reading = self.embedded.read(&query.text);
        self.meilisearch().and_then(|m| serde_json::to_vec(&m.plan(query, &reading).questions()).ok())
    }

    /// Whether searches find what is there: not before the first index is built. Meilisearch may be away.
    pub async fn check(&self) -> Result<(), SearchError> {
        if self.is_built.load(Ordering::Acquire) {
            Ok(())
        } else {
            Err(SearchError::Unavailable("the index is being built".into()))
        }
    }
}
