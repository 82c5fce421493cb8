//! Meilisearch as this process sees it: whether it is asked, and how it is kept up to date beside other
//! nodes that do the same.
//!
//! One node writes at a time, the one that holds the lease. Which one does not matter: whoever sees a change
//! first claims the lease, reads in the index's state what others have done meanwhile, and does the rest. A
//! node that dies with the lease in hand loses it after seconds, and its successor begins where the state says.

use std::time::Duration;

use tokio::sync::Mutex;

use super::breaker::Breaker;
use super::meilisearch::{Begin, Meilisearch};
use super::reading::Reading;
use super::{SearchQuery, SearchResults};
use crate::app::App;
use crate::catalog::version;
use crate::clock::Clock;
use crate::db::{DbError, Timestamp};
use crate::i18n::Language;
use crate::jobs::lease::{self, Lease};

/// An index that is so far behind the catalogue answers no more until it has caught up.
const MOST_BEHIND_SECONDS: i64 = 30;

pub(super) struct Remote {
    pub engine: Meilisearch,
    pub breaker: Breaker,
    followed: Mutex<Followed>,
}

#[derive(Default)]
struct Followed {
    /// the newest version known to be in the index; `None` until the index was looked at
    seen: Option<i64>,
    /// since when the catalogue is ahead of it
    behind_since: Option<Timestamp>,
}

impl Remote {
    pub fn new(engine: Meilisearch, clock: Clock) -> Self {
        Self { engine, breaker: Breaker::new(clock), followed: Mutex::default() }
    }

    /// The newest version known to be in the index.
    pub async fn seen(&self) -> Option<i64> {
        self.followed.lock().await.seen
    }

    /// `None` when the embedded engine must answer. A failure of Meilisearch is the operator's to hear of,
    /// not the buyer's.
    pub async fn search(&self, query: &SearchQuery, reading: &Reading) -> Option<SearchResults> {
        if !self.breaker.is_closed() {
            return None;
        }
        match self.engine.find(query, reading).await {
            Ok(found) => {
                self.breaker.search_answered();
                Some(found)
            }
            Err(error) => {
                self.breaker.search_failed(&error);
                None
            }
        }
    }

    /// Brings the index up to date, or sees that another node does; tries a server that failed before.
    pub async fn catch_up(&self, app: &App) -> anyhow::Result<()> {
        if !self.breaker.is_to_be_tried() {
            return Ok(());
        }
        let caught_up = self.follow(app).await;
        if let Err(error) = &caught_up {
            self.breaker.open(&format!("{error:#}"));
        }
        caught_up
    }

    async fn follow(&self, app: &App) -> anyhow::Result<()> {
        let mut followed = self.followed.lock().await;
        let current = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        let is_first_look = !self.breaker.is_closed();
        if is_first_look {
            // it may have been restored or replaced while it was away
            followed.seen = None;
            self.engine.check().await?;
            self.engine.obtain_search_key().await?;
        }
        if followed.seen.is_none_or(|seen| seen < current) {
            followed.seen = match lease::claim(app, Lease::SearchIndex).await? {
                Some(held) => Some(held.during(app, self.write(app, is_first_look)).await?),
                None => self.written_by_others(current, followed.seen).await?,
            };
        }
        let now = app.clock.now();
        if followed.seen.is_some_and(|seen| seen >= current) {
            followed.behind_since = None;
            if is_first_look {
                self.try_a_search().await?;
                self.breaker.close();
            }
        } else if now - *followed.behind_since.get_or_insert(now) >= chrono::TimeDelta::seconds(MOST_BEHIND_SECONDS) {
            anyhow::bail!("the index is behind the catalogue for more than {MOST_BEHIND_SECONDS} seconds");
        }
        Ok(())
    }

    async fn write(&self, app: &App, is_first_look: bool) -> anyhow::Result<i64> {
        if is_first_look {
            self.engine.prepare().await?;
        }
        match self.engine.begin(app).await? {
            Begin::After(version) => self.engine.fill_live(app, version).await,
            Begin::Anew => {
                tracing::info!("the index on Meilisearch is built anew");
                let version = self.engine.build_next(app, &|_| {}).await?;
                self.engine.swap_in(app, version).await
            }
        }
    }

    /// Another node holds the lease: what it has noted counts.
    async fn written_by_others(&self, current: i64, seen: Option<i64>) -> anyhow::Result<Option<i64>> {
        let noted = self.engine.complete_up_to().await?;
        Ok(noted.filter(|version| *version <= current || seen.is_some()).or(seen))
    }

    /// A server may say that it is well and answer no search all the same.
    async fn try_a_search(&self) -> anyhow::Result<()> {
        let query = SearchQuery { per_page: 1, ..SearchQuery::new(Language::Id) };
        self.engine.find(&query, &Reading::default()).await?;
        Ok(())
    }

    /// The whole index anew, swapped in. Searches and other nodes go on meanwhile.
    pub async fn rebuild(&self, app: &App, progress: &(dyn Fn(usize) + Sync)) -> anyhow::Result<()> {
        let building = lease::claim(app, Lease::SearchRebuild).await?;
        let Some(building) = building else { anyhow::bail!("the index is being rebuilt already") };
        building.during(app, self.rebuild_alone(app, progress)).await
    }

    async fn rebuild_alone(&self, app: &App, progress: &(dyn Fn(usize) + Sync)) -> anyhow::Result<()> {
        let version = self.engine.build_next(app, progress).await?;
        let writing = lease::wait_for(app, Lease::SearchIndex, Duration::from_secs(120)).await?;
        writing.during(app, self.engine.swap_in(app, version)).await?;
        Ok(())
    }
}
