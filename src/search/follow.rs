//! Follows the catalogue's change feed: whatever changed goes into the engines, in order and in batches.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::rt;
use actix_web::web::Data;

use super::{Remote, Search, source};
use crate::app::App;
use crate::db::DbError;

/// Products read and indexed at once.
const BATCH: i64 = 1000;
const PAUSE: Duration = Duration::from_secs(1);

impl Search {
    /// Takes in everything that changed since the last call; the first call builds the whole index.
    /// Calls at the same time wait for each other, and a call without changes costs one small query.
    /// Fails when the embedded engine cannot follow; Meilisearch's failure is told and tried again at
    /// the next call.
    pub async fn catch_up(&self, app: &App) -> anyhow::Result<()> {
        // pages are told last: a list that is forgotten too early is rendered from the old index once more
        let changes = app.page_cache.read_changes(app).await?;
        self.embedded_catches_up(app).await?;
        // what the database answers need not wait for a server that may be slow
        app.page_cache.forget(&changes.changed);
        if let Some(remote) = &self.remote {
            match remote.catch_up(app).await {
                Ok(()) => remote.is_back(),
                Err(error) => remote.fell_ill(&format!("{error:#}")),
            }
        }
        app.page_cache.acted_on(changes);
        Ok(())
    }

    async fn embedded_catches_up(&self, app: &App) -> anyhow::Result<()> {
        let mut seen = self.embedded_seen.lock().await;
        let before = *seen;
        loop {
            let after = seen.unwrap_or(-1);
            let changes = app.read::<_, DbError>(move |conn| Ok(source::changes_after(conn, after, BATCH)?)).await?;
            let Some(version) = changes.last_version else { break };
            self.embedded.apply(Arc::new(changes)).await?;
            *seen = Some(version);
        }
        if *seen != before || !self.is_built.load(Ordering::Acquire) {
            self.directory.reload(app).await?;
            self.has_to_learn.store(true, Ordering::Release);
        }
        if self.has_to_learn.load(Ordering::Acquire) && self.embedded.learn().await? {
            self.has_to_learn.store(false, Ordering::Release);
        }
        self.is_built.store(true, Ordering::Release);
        Ok(())
    }
}

impl Remote {
    async fn catch_up(&self, app: &App) -> anyhow::Result<()> {
        let mut seen = self.seen.lock().await;
        if !self.is_well.load(Ordering::Acquire) {
            // it may have been restored or replaced while it was away
            *seen = None;
            self.engine.check().await?;
        }
        let from = match *seen {
            Some(version) => version,
            None => self.engine.prepare(app).await?,
        };
        let to = self.engine.fill_live(app, from).await?;
        *seen = Some(to);
        Ok(())
    }
}

/// Catches up every second, in the background, for as long as the process runs. A failure is told once,
/// not every second.
pub fn spawn(app: Data<App>) {
    rt::spawn(async move {
        let mut is_failing = false;
        loop {
            match app.search.catch_up(&app).await {
                Ok(()) => is_failing = false,
                Err(error) if !is_failing => {
                    tracing::error!(error = format!("{error:#}"), "the search index does not follow the catalogue");
                    is_failing = true;
                }
                Err(_) => {}
            }
            rt::time::sleep(PAUSE).await;
        }
    });
}
