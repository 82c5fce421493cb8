//! Pages that are the same for everybody, kept as bytes: rendered once per catalogue version, language and address.
//!
//! Owns no truth: every entry can be thrown away at any moment. Never sees a page that was not made by
//! `Visitor::shared_page`, and never answers whoever has a message waiting. What changed is read from the database
//! every second (`follow.rs`), on each node by itself; a page that was rendered while something changed is handed
//! out once and not kept.

pub mod address;
pub mod change;
pub mod compress;
mod entry;
mod flight;
mod middleware;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use actix_web::http::header::{HeaderName, HeaderValue};
use metrics::{Counter, counter};
use moka::sync::Cache;
use tokio::sync::Semaphore;

pub use change::Changed;
pub use entry::Entry;
pub use middleware::middleware;

use self::flight::Flights;
use crate::web::headers;

/// However quiet the catalogue is: what is missed by the change feed is not told for ever.
const LONGEST: std::time::Duration = std::time::Duration::from_secs(60 * 60);

pub struct PageCache {
    /// `None` when it is switched off
    pages: Option<Cache<String, Arc<Entry>>>,
    /// counts what was forgotten; who stores holds it for reading, who forgets for writing
    generation: RwLock<u64>,
    flights: Flights,
    feed: tokio::sync::Mutex<Option<change::Seen>>,
    /// as many pages are compressed at once as there are processors
    compressors: Semaphore,
    rendered: AtomicU64,
    security: Vec<(HeaderName, HeaderValue)>,
    outcomes: Outcomes,
}

/// `etalase_page_cache_total` by outcome.
struct Outcomes {
    hit: Counter,
    not_modified: Counter,
    miss: Counter,
    /// rendered for one person, or an answer that is not kept
    pass: Counter,
}

impl PageCache {
    /// `bytes` is what all entries may take together; 0 switches it off.
    pub fn new(bytes: u64, is_https: bool) -> Self {
        let pages = (bytes > 0).then(|| {
            Cache::builder()
                .max_capacity(bytes)
                .weigher(|key: &String, entry: &Arc<Entry>| {
                    u32::try_from(key.len() + entry.weight()).unwrap_or(u32::MAX)
                })
                .time_to_live(LONGEST)
                .build()
        });
        let outcome = |name: &'static str| counter!("etalase_page_cache_total", "outcome" => name);
        Self {
            pages,
            generation: RwLock::new(0),
            flights: Flights::default(),
            feed: tokio::sync::Mutex::new(None),
            compressors: Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)),
            rendered: AtomicU64::new(0),
            security: headers::security_list(is_https),
            outcomes: Outcomes {
                hit: outcome("hit"),
                not_modified: outcome("not_modified"),
                miss: outcome("miss"),
                pass: outcome("pass"),
            },
        }
    }

    pub fn is_on(&self) -> bool {
        self.pages.is_some()
    }

    /// How many pages were rendered to be kept since the start.
    pub fn rendered(&self) -> u64 {
        self.rendered.load(Ordering::Relaxed)
    }

    /// Bytes of all entries by the cache's own reckoning.
    pub fn bytes(&self) -> u64 {
        self.pages.as_ref().map_or(0, |pages| {
            pages.run_pending_tasks();
            pages.weighted_size()
        })
    }

    fn get(&self, key: &str) -> Option<Arc<Entry>> {
        self.pages.as_ref()?.get(key)
    }

    /// What [`PageCache::store`] wants to know from before the page was rendered.
    fn generation(&self) -> u64 {
        *self.generation.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Keeps the page, unless something was forgotten since `generation`: it may show what was before.
    fn store(&self, key: &str, entry: &Arc<Entry>, generation: u64) -> bool {
        let Some(pages) = &self.pages else { return false };
        let current = self.generation.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if *current != generation {
            return false;
        }
        pages.insert(key.to_owned(), entry.clone());
        true
    }

    /// Forgets what shows something that changed. Pages in the making are not kept.
    pub fn forget(&self, changed: &Changed) {
        let Some(pages) = &self.pages else { return };
        if changed.is_empty() {
            return;
        }
        *self.generation.write().unwrap_or_else(|poisoned| poisoned.into_inner()) += 1;
        if changed.everything {
            return pages.invalidate_all();
        }
        for (key, entry) in pages.iter() {
            if entry.keys().iter().any(|key| changed.keys.contains(key)) {
                pages.invalidate(key.as_str());
            }
        }
    }
}
