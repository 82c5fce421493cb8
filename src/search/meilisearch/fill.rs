//! Keeps the server's index in step with the catalogue.
//!
//! How far it has come is written beside it, in an index `<name>_state` with one document: a server
//! restored from an older dump then says so itself. Two nodes may write the same change; each follows the
//! feed by itself and in order, so the newest state is the last one either of them writes.

use serde::{Deserialize, Serialize};

use super::document::MeilisearchDocument;
use super::{Meilisearch, MeilisearchError, PRIMARY_KEY, WRITE_LIMIT, is_missing, within};
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;
use crate::search::document::DOCUMENT_FORMAT;
use crate::search::source::{self, Changes};

/// Products read and sent at once; a few megabytes.
const BATCH: i64 = 1000;

/// Told after each batch: products looked at so far.
pub type Progress<'a> = &'a (dyn Fn(usize) + Sync);

#[derive(Debug, Serialize, Deserialize)]
struct State {
    id: String,
    /// the catalogue's version up to which the index is complete
    version: i64,
    format: u32,
}

impl Meilisearch {
    /// Makes the index and its settings ready and says from which version on it must be filled.
    pub async fn prepare(&self, app: &App) -> anyhow::Result<i64> {
        self.ensure_index(&self.name, PRIMARY_KEY).await?;
        self.ensure_index(&self.state_name(), "id").await?;
        self.push_settings(&self.name).await?;
        let current = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        match self.state().await? {
            Some(state) if state.format == DOCUMENT_FORMAT && state.version <= current => Ok(state.version),
            // another format, or another catalogue's: nothing in it can be trusted
            _ => {
                let task = within(WRITE_LIMIT, self.index(&self.name).delete_all_documents()).await?;
                self.done("emptying", task).await?;
                Ok(-1)
            }
        }
    }

    /// Brings the live index from version `seen` to the catalogue's newest, which it returns.
    pub async fn fill_live(&self, app: &App, seen: i64) -> anyhow::Result<i64> {
        let newest = self.fill(app, &self.name, seen, &|_| {}).await?;
        if newest != seen {
            self.note(newest).await?;
        }
        Ok(newest)
    }

    /// Sends all that changed after `seen` to the index `name`; returns the newest version sent.
    pub async fn fill(&self, app: &App, name: &str, seen: i64, progress: Progress<'_>) -> anyhow::Result<i64> {
        let (mut seen, mut count) = (seen, 0);
        loop {
            let changes = app.read::<_, DbError>(move |conn| Ok(source::changes_after(conn, seen, BATCH)?)).await?;
            let Some(version) = changes.last_version else { return Ok(seen) };
            self.send(name, &changes).await?;
            seen = version;
            count += changes.documents.len() + changes.removed.len();
            progress(count);
        }
    }

    /// Notes how far the live index has come.
    pub async fn note(&self, version: i64) -> Result<(), MeilisearchError> {
        let state = State { id: "catalogue".into(), version, format: DOCUMENT_FORMAT };
        let index = self.index(&self.state_name());
        let task = within(WRITE_LIMIT, index.add_or_replace(&[state], Some("id"))).await?;
        self.done("state", task).await
    }

    async fn send(&self, name: &str, changes: &Changes) -> Result<(), MeilisearchError> {
        let index = self.index(name);
        if !changes.documents.is_empty() {
            let documents: Vec<MeilisearchDocument> =
                changes.documents.iter().map(|d| MeilisearchDocument::new(d, &self.settings)).collect();
            let task = within(WRITE_LIMIT, index.add_or_replace(&documents, Some(PRIMARY_KEY))).await?;
            self.done("documents", task).await?;
        }
        if !changes.removed.is_empty() {
            let task = within(WRITE_LIMIT, index.delete_documents(&changes.removed)).await?;
            self.done("deletion", task).await?;
        }
        Ok(())
    }

    async fn state(&self) -> Result<Option<State>, MeilisearchError> {
        match within(WRITE_LIMIT, self.index(&self.state_name()).get_document::<State>("catalogue")).await {
            Ok(state) => Ok(Some(state)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn state_name(&self) -> String {
        format!("{}_state", self.name)
    }
}
