//! Follows the catalogue's change feed: whatever changed goes into the engines, in order and in batches.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::rt;
use actix_web::web::Data;

use super::Search;
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;
use crate::web::page_cache::Changed;

const PAUSE: Duration = Duration::from_secs(1);
/// Shorter, because the server needs time of its own before a change is found.
const REMOTE_PAUSE: Duration = Duration::from_millis(400);
/// Pauses between two writings of what was searched for.
const LOG_EVERY: u32 = 30;

impl Search {
    /// Takes in everything that changed since the last call; the first call builds the whole index.
    /// Calls at the same time wait for each other, and a call without changes costs one small query.
    /// Fails when the embedded engine cannot follow; Meilisearch's failure is told and tried again at
    /// the next call.
    pub async fn catch_up(&self, app: &App) -> anyhow::Result<()> {
        self.pages_catch_up(app).await?;
        let _told = self.meilisearch_catches_up(app).await;
        Ok(())
    }

    /// Opens the index that an earlier process left, so that the first visitor finds what is there.
    pub async fn open(&self, app: &App) -> anyhow::Result<()> {
        self.embedded.open_once(app).await?;
        let (_, is_whole) = self.embedded.holds();
        self.is_built.store(is_whole, Ordering::Release);
        Ok(())
    }

    /// The embedded engine, and after it the pages: a list that is forgotten too early is rendered from the
    /// old index once more.
    async fn pages_catch_up(&self, app: &App) -> anyhow::Result<()> {
        let changes = app.page_cache.read_changes(app).await?;
        self.embedded_catches_up(app).await?;
        app.names.follow(app.read::<_, DbError>(|conn| Ok(version::both(conn)?)).await?);
        app.page_cache.acted_on(changes);
        Ok(())
    }

    /// Meilisearch alone, where one is configured. Its failure is told by the breaker, and what was missed is
    /// made good at a later call.
    pub async fn meilisearch_catches_up(&self, app: &App) -> anyhow::Result<()> {
        let Some(remote) = &self.remote else { return Ok(()) };
        let before = remote.seen().await;
        let caught_up = remote.catch_up(app).await;
        if remote.seen().await != before {
            // lists that were rendered from it meanwhile lack what it has taken in now
            app.page_cache.forget(&Changed::lists());
        }
        caught_up
    }

    async fn embedded_catches_up(&self, app: &App) -> anyhow::Result<()> {
        let (_, was_whole) = self.embedded.holds();
        let has_changed = self.embedded.catch_up(app).await?;
        self.is_built.store(true, Ordering::Release);
        if has_changed || !self.directory.is_loaded() {
            self.has_to_learn.store(true, Ordering::Release);
            self.directory.reload(app).await?;
        }
        if self.has_to_learn.load(Ordering::Acquire) && self.embedded.learn().await? {
            self.has_to_learn.store(false, Ordering::Release);
        }
        // a first build took more than following needs, which is given back at once
        self.embedded.rest(!was_whole).await
    }
}

/// Catches up every second, in the background, for as long as the process runs. A failure is told once,
/// not every second. Meilisearch has a loop of its own: filling it can take minutes.
pub fn spawn(app: Data<App>) {
    if app.search.meilisearch().is_some() {
        let app = app.clone();
        rt::spawn(async move {
            loop {
                let _told = app.search.meilisearch_catches_up(&app).await;
                rt::time::sleep(REMOTE_PAUSE).await;
            }
        });
    }
    rt::spawn(async move {
        let mut is_failing = false;
        for turn in (0..LOG_EVERY).cycle() {
            match app.search.pages_catch_up(&app).await {
                Ok(()) => is_failing = false,
                Err(error) if !is_failing => {
                    tracing::error!(error = format!("{error:#}"), "the search index does not follow the catalogue");
                    is_failing = true;
                }
                Err(_) => {}
            }
            if turn == 0
                && let Err(error) = app.search.write_log(&app).await
            {
                // notes of half a minute, for suggestions: not worth a retry
                tracing::warn!(%error, "the log of searches cannot be written");
            }
            rt::time::sleep(PAUSE).await;
        }
    });
}
