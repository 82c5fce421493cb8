//! The engine inside the process: a tantivy index in mapped files, built from the database once and kept up
//! to date by the change feed.
//!
//! On disk, because a million products must not be indexed at every start; yet a copy that can be thrown
//! away: whatever does not belong to this database, these settings and this program is built anew
//! (`stamp.rs`), and a node without a disk to write to keeps its index in memory.

mod asked;
mod collect;
mod dictionary;
mod folder;
mod following;
mod live;
mod reading;
mod rows;
mod schema;
mod similar;
mod stamp;
mod view;

use std::ops::RangeInclusive;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::{self, Arc, PoisonError, RwLock};
use std::time::Instant;

use actix_web::web;
use async_trait::async_trait;
use tokio::sync::Mutex;

use self::collect::{By, TieBreaker};
use self::dictionary::LastReading;
use self::folder::Folder;
use self::live::Live;
use self::reading::Reader;
use self::schema::Fields;
pub use self::similar::Like;
use self::stamp::{MadeOf, Stamp};
use super::document::ProductDocument;
use super::reading::Reading;
use super::settings::Settings;
use super::source::Changes;
use super::vocabulary::Vocabulary;
use super::{ProductCard, SearchEngine, SearchError, SearchQuery, SearchResults};
use crate::db::{Db, DbError};

/// Up to so many products a search is quicker than the way to another thread and back.
const INLINE_UP_TO: u64 = 20_000;

#[derive(Clone)]
pub struct Embedded {
    inner: Arc<Inner>,
    is_open: Arc<Mutex<bool>>,
    /// held by whoever takes changes in
    turn: Arc<Mutex<()>>,
}

struct Inner {
    settings: Arc<Settings>,
    fields: Fields,
    tie_breakers: Vec<TieBreaker>,
    /// empty and in memory until [`Embedded::open`]
    live: RwLock<Arc<Live>>,
    vocabulary: Arc<Vocabulary>,
    vocabulary_read: sync::Mutex<LastReading>,
}

impl Embedded {
    pub fn new(settings: Arc<Settings>) -> anyhow::Result<Self> {
        let vocabulary = Arc::default();
        let vocabulary_read = sync::Mutex::default();
        let fields = Fields::new(&settings);
        let tie_breakers = settings.ranking.tie_breakers.iter().filter_map(|rule| tie_breaker(rule)).collect();
        let nothing = Live::create(None, &fields, &settings, Stamp::empty(MadeOf::nothing()))?;
        let live = RwLock::new(Arc::new(nothing));
        let inner = Inner { settings, fields, tie_breakers, live, vocabulary, vocabulary_read };
        Ok(Self { inner: Arc::new(inner), is_open: Arc::default(), turn: Arc::default() })
    }

    /// Opens the index under `root`, or makes an empty one there; where that cannot be, in memory.
    /// Blocks, for milliseconds.
    fn open(&self, root: &Path, db: &Db) -> anyhow::Result<()> {
        let folder = match Folder::take(root) {
            Ok(folder) => folder.map(Arc::new),
            Err(error) => {
                tracing::warn!(folder = %root.display(), %error, "no search index can be kept there: it is built in memory");
                None
            }
        };
        let made_of = db.read::<_, DbError>(|conn| Ok(MadeOf::now(conn, db.backend())?))?;
        let read = |folder| unless_broken(|| Live::open(folder, &self.inner.fields, &self.inner.settings));
        let opened = folder.as_ref().and_then(|folder| match read(folder) {
            Ok(live) => live,
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "the search index cannot be read and is built anew");
                None
            }
        });
        if let Some(live) = opened {
            match db.read::<_, DbError>(|conn| Ok(live.stamp().objection(conn, &made_of)?))? {
                None => {
                    self.inner.replace(live);
                    return Ok(());
                }
                Some(reason) => tracing::info!(reason, "the search index is built anew"),
            }
        }
        self.inner.begin(folder.as_ref(), made_of)
    }

    /// Throws the index away and begins an empty one in its place.
    fn begin_anew(&self, made_of: MadeOf) -> anyhow::Result<()> {
        let live = self.inner.live();
        live.rest(&self.inner.settings, true).unwrap_or_else(|error| tracing::debug!("{error:#}"));
        self.inner.begin(live.folder(), made_of)
    }

    /// The newest catalogue version it holds, -1 for none, and whether it was built to the end.
    pub fn holds(&self) -> (i64, bool) {
        let stamp = self.inner.live().stamp();
        (stamp.version, stamp.is_whole)
    }

    /// Whether a search failed because a file is not what was written.
    async fn is_broken(&self) -> anyhow::Result<bool> {
        let live = self.inner.live();
        if !live.is_suspected() {
            return Ok(false);
        }
        Ok(web::block(move || unless_broken(|| Ok(live.is_broken())).unwrap_or(true)).await?)
    }

    /// Writes the changes; they are found after [`Embedded::commit`]. No product with a version in `new` may
    /// be in the index already.
    async fn write(&self, changes: Arc<Changes>, new: RangeInclusive<i64>) -> anyhow::Result<()> {
        let inner = self.inner.clone();
        let is_new = move |document: &ProductDocument| new.contains(&document.version);
        web::block(move || {
            inner.live().write(&inner.fields, &inner.settings, &changes.documents, &changes.removed, is_new)
        })
        .await?
    }

    /// Everything that was written is found as soon as this returns, and still there after a crash.
    async fn commit(&self, made_of: MadeOf, changes: &Changes, is_whole: bool) -> anyhow::Result<()> {
        let inner = self.inner.clone();
        let version = changes.last_version.unwrap_or_else(|| inner.live().stamp().version);
        let witness = changes.last_product.clone().or_else(|| inner.live().stamp().witness);
        let stamp = Stamp { made_of, version, witness, is_whole };
        web::block(move || inner.live().commit(stamp, &inner.settings)).await?
    }

    /// Gives back what only writing needs, some time after the last change or `at_once`.
    pub async fn rest(&self, at_once: bool) -> anyhow::Result<()> {
        let inner = self.inner.clone();
        let _turn = self.turn.lock().await;
        if !inner.live().may_rest(at_once) {
            return Ok(());
        }
        web::block(move || inner.live().rest(&inner.settings, at_once)).await?
    }

    /// Reads the vocabulary anew unless that was done a moment ago; says whether it did.
    pub async fn learn(&self) -> anyhow::Result<bool> {
        let inner = self.inner.clone();
        web::block(move || inner.learn()).await?
    }

    /// What a text asks for, by the words that this index knows.
    pub fn read(&self, text: &str) -> Reading {
        let searcher = &self.inner.live().view().searcher;
        let words = self.inner.vocabulary.words();
        let index = Reader { searcher, fields: &self.inner.fields, words: &words };
        crate::search::reading::Reader { settings: &self.inner.settings, words: &words, index: &index }.read(text)
    }

    /// At most `wanted` products that are most like another. Blocks, like the searches within a page.
    pub fn similar(&self, like: &Like, wanted: usize) -> anyhow::Result<Vec<ProductCard>> {
        let view = self.inner.live().view();
        let words = self.inner.vocabulary.words();
        let found = similar::similar(&view, &self.inner.fields, &words, like, wanted)?;
        found.into_iter().map(|address| view.card(address, &self.inner.fields)).collect()
    }

    pub fn vocabulary(&self) -> Arc<Vocabulary> {
        self.inner.vocabulary.clone()
    }
}

impl Inner {
    fn live(&self) -> Arc<Live> {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, live: Live) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(live);
    }

    fn begin(&self, folder: Option<&Arc<Folder>>, made_of: MadeOf) -> anyhow::Result<()> {
        self.replace(Live::create(folder, &self.fields, &self.settings, Stamp::empty(made_of))?);
        Ok(())
    }

    fn learn(&self) -> anyhow::Result<bool> {
        let mut last = self.vocabulary_read.lock().unwrap_or_else(PoisonError::into_inner);
        if !last.is_due() {
            return Ok(false);
        }
        let began = Instant::now();
        self.vocabulary.replace(dictionary::read(&self.live().view().searcher, &self.fields, &self.settings)?);
        last.note(began);
        Ok(true)
    }

    fn search(&self, live: &Live, query: &SearchQuery, reading: &Reading) -> anyhow::Result<SearchResults> {
        let view = live.view();
        let words = self.vocabulary.words();
        let text = Reader { searcher: &view.searcher, fields: &self.fields, words: &words }.query(reading)?;
        let found = view.find(query, text.as_ref(), &self.tie_breakers, &self.settings)?;
        let cards: anyhow::Result<Vec<_>> =
            found.best.iter().map(|address| view.card(*address, &self.fields)).collect();
        Ok(SearchResults { items: cards?, total: found.total, facets: found.facets, did_you_mean: None })
    }
}

#[async_trait]
impl SearchEngine for Embedded {
    async fn search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        let live = self.inner.live();
        let done = if live.view().products() <= INLINE_UP_TO {
            unless_broken(|| self.inner.search(&live, query, reading))
        } else {
            let (inner, live, query, reading) = (self.inner.clone(), live.clone(), query.clone(), reading.clone());
            let done = web::block(move || unless_broken(|| inner.search(&live, &query, &reading))).await;
            done.map_err(|e| SearchError::Unavailable(e.to_string()))?
        };
        done.map_err(|error| {
            tracing::error!(error = format!("{error:#}"), "a search failed");
            live.suspect();
            SearchError::Refused(format!("{error:#}"))
        })
    }

    async fn check(&self) -> Result<(), SearchError> {
        Ok(())
    }
}

/// tantivy panics over some files that were cut off: as bad as an error, and no worse.
fn unless_broken<T>(read: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    done.unwrap_or_else(|_| Err(anyhow::anyhow!("a file of the index is not what it should be")))
}

/// `field:asc` or `field:desc`, checked when the settings were read. The id is the last of all keys anyway.
fn tie_breaker(rule: &str) -> Option<TieBreaker> {
    let (field, direction) = rule.split_once(':')?;
    let by = match field {
        schema::PRICE => By::Price,
        schema::PRIMARY_RANK => By::Primary,
        schema::PUBLISHED_AT => By::PublishedAt,
        schema::SOLD_COUNT => By::SoldCount,
        _ => return None,
    };
    Some(TieBreaker { by, is_descending: direction == "desc" })
}
