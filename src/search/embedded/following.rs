//! The embedded index follows the change feed from wherever its last commit stands: a crash between a
//! change and its commit loses nothing. The first build is the same walk from the beginning, in large
//! commits.

use std::ops::RangeInclusive;
use std::sync::Arc;

use actix_web::web;

use super::{Embedded, MadeOf};
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;
use crate::search::source::{self, Changes};

/// Products read and written at once.
const BATCH: i64 = 2_000;
/// Products between commits while there is more to read. A build that is cut off goes on from there.
const COMMIT_EVERY: usize = 250_000;

impl Embedded {
    /// Opens the index of this database once; later calls do nothing.
    pub async fn open_once(&self, app: &App) -> anyhow::Result<()> {
        let mut is_open = self.is_open.lock().await;
        if !*is_open {
            let (embedded, db) = (self.clone(), app.db.clone());
            let root = app.config.search_folder();
            web::block(move || embedded.open(&root, &db)).await??;
            *is_open = true;
        }
        Ok(())
    }

    /// Takes in everything after the last commit. Tells whether there was anything.
    pub async fn catch_up(&self, app: &App) -> anyhow::Result<bool> {
        self.open_once(app).await?;
        let _turn = self.turn.lock().await;
        if self.is_broken().await? {
            tracing::error!("a file of the search index is broken: it is built anew");
            let made_of = made_of(app).await?;
            let embedded = self.clone();
            web::block(move || embedded.begin_anew(made_of)).await??;
        }
        let (held, was_whole) = self.holds();
        let new = self.certainly_new(app, held).await?;
        let mut changes = Arc::new(changes_after(app, held).await?);
        if changes.last_version.is_none() && was_whole {
            return Ok(false);
        }
        let (mut uncommitted, mut total) = (0, 0);
        while let Some(version) = changes.last_version {
            // the next ones are read while these are written
            let (written, next) = tokio::join!(self.write(changes.clone(), new.clone()), changes_after(app, version));
            written?;
            let next = Arc::new(next?);
            let count = changes.documents.len() + changes.removed.len();
            (uncommitted, total) = (uncommitted + count, total + count);
            if next.last_version.is_none() {
                break;
            }
            if uncommitted >= COMMIT_EVERY {
                self.commit(made_of(app).await?, &changes, was_whole).await?;
                tracing::info!(products = total, "building the search index");
                uncommitted = 0;
            }
            changes = next;
        }
        self.commit(made_of(app).await?, &changes, true).await?;
        Ok(true)
    }

    /// The versions whose products cannot be in the index yet: at the first build, those that were there
    /// when it began. A product that changes meanwhile takes a higher number and is read again.
    async fn certainly_new(&self, app: &App, held: i64) -> Result<RangeInclusive<i64>, DbError> {
        if held >= 0 {
            return Ok(RangeInclusive::new(1, 0));
        }
        Ok(0..=app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?)
    }
}

async fn changes_after(app: &App, version: i64) -> Result<Changes, DbError> {
    app.read::<_, DbError>(move |conn| Ok(source::changes_after(conn, version, BATCH)?)).await
}

async fn made_of(app: &App) -> Result<MadeOf, DbError> {
    let backend = app.db.backend().clone();
    app.read::<_, DbError>(move |conn| Ok(MadeOf::now(conn, &backend)?)).await
}
