//! Keeps the server's index in step with the catalogue.
//!
//! How far it has come is written beside it, in an index `<name>_state` with one document: a server
//! restored from an older dump then says so itself, and a node that dies between the commit of a change and
//! its indexing loses nothing, because whoever writes next begins where that document says. One node writes
//! at a time (see `remote.rs`).

use std::collections::VecDeque;

use meilisearch_sdk::task_info::TaskInfo;
use serde::{Deserialize, Serialize};

use super::document::MeilisearchDocument;
use super::{Meilisearch, MeilisearchError, PRIMARY_KEY};
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;
use crate::search::document::DOCUMENT_FORMAT;
use crate::search::source::{self, Changes};

/// Products read and sent at once; a few megabytes.
const BATCH: i64 = 1000;
/// Batches that the server may have in its queue: it takes neighbours in together, which is faster.
const QUEUED: usize = 8;

/// Told after each batch: products looked at so far.
pub type Progress<'a> = &'a (dyn Fn(usize) + Sync);

#[derive(Debug, Serialize, Deserialize)]
struct State {
    id: String,
    /// the catalogue's version up to which the index is complete
    version: i64,
    format: u32,
    /// the price ranges that its documents were sorted into
    #[serde(default)]
    price_bounds: Vec<i64>,
}

/// How the index is to be brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// it holds everything up to this version
    After(i64),
    /// its documents have another shape, or are another catalogue's: nothing in it can be trusted
    Anew,
}

impl Meilisearch {
    /// Makes the index and its settings ready.
    pub async fn prepare(&self) -> Result<(), MeilisearchError> {
        self.ensure_index(&self.name, PRIMARY_KEY).await?;
        self.ensure_index(&self.state_name(), "id").await?;
        self.push_settings(&self.name).await?;
        Ok(())
    }

    /// Where whoever may write now must begin.
    pub async fn begin(&self, app: &App) -> anyhow::Result<Begin> {
        let current = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        match self.state().await? {
            None => Ok(Begin::After(-1)),
            Some(state) if state.format > DOCUMENT_FORMAT => {
                anyhow::bail!("a newer version of this program keeps the index: restart this one as that version")
            }
            Some(state) if self.is_ours(&state) && state.version <= current => Ok(Begin::After(state.version)),
            Some(_) => Ok(Begin::Anew),
        }
    }

    /// The catalogue's version up to which the index is complete, if it is in our shape.
    pub async fn complete_up_to(&self) -> Result<Option<i64>, MeilisearchError> {
        let state = self.state().await?;
        Ok(state.filter(|state| self.is_ours(state)).map(|state| state.version))
    }

    /// Whether its documents have the shape that we give them.
    fn is_ours(&self, state: &State) -> bool {
        state.format == DOCUMENT_FORMAT && state.price_bounds == self.settings.prices.bounds
    }

    /// Brings the live index from version `seen` to the catalogue's newest, which it returns.
    pub async fn fill_live(&self, app: &App, seen: i64) -> anyhow::Result<i64> {
        // the newest number need not be a product's, and there may be no product at all
        let current = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        let newest = self.fill(app, &self.name, seen, &|_| {}).await?.max(current);
        if newest != seen {
            self.note(newest).await?;
        }
        Ok(newest)
    }

    /// Sends all that changed after `seen` to the index `name`; returns the newest version sent.
    pub async fn fill(&self, app: &App, name: &str, seen: i64, progress: Progress<'_>) -> anyhow::Result<i64> {
        let (mut seen, mut count) = (seen, 0);
        let mut queued = VecDeque::new();
        loop {
            let changes = app.read::<_, DbError>(move |conn| Ok(source::changes_after(conn, seen, BATCH)?)).await?;
            let Some(version) = changes.last_version else { break };
            self.send(name, &changes, &mut queued).await?;
            while queued.len() > QUEUED {
                self.next_done(&mut queued).await?;
            }
            seen = version;
            count += changes.documents.len() + changes.removed.len();
            progress(count);
        }
        while !queued.is_empty() {
            self.next_done(&mut queued).await?;
        }
        Ok(seen)
    }

    async fn next_done(&self, queued: &mut VecDeque<(&'static str, TaskInfo)>) -> Result<(), MeilisearchError> {
        match queued.pop_front() {
            Some((kind, task)) => self.done(kind, task).await,
            None => Ok(()),
        }
    }

    /// Notes how far the live index has come.
    pub async fn note(&self, version: i64) -> Result<(), MeilisearchError> {
        let price_bounds = self.settings.prices.bounds.clone();
        let state = State { id: "catalogue".into(), version, format: DOCUMENT_FORMAT, price_bounds };
        let task = self.write_to(&self.state_name()).add_documents(&[state], Some("id")).await?;
        self.done("state", task).await
    }

    async fn send(
        &self,
        name: &str,
        changes: &Changes,
        queued: &mut VecDeque<(&'static str, TaskInfo)>,
    ) -> Result<(), MeilisearchError> {
        if !changes.documents.is_empty() {
            let documents: Vec<MeilisearchDocument> =
                changes.documents.iter().map(|d| MeilisearchDocument::new(d, &self.settings)).collect();
            let task = self.write_to(name).add_documents(&documents, Some(PRIMARY_KEY)).await?;
            queued.push_back(("documents", task));
        }
        if !changes.removed.is_empty() {
            let task = self.write_to(name).delete_documents(&changes.removed).await?;
            queued.push_back(("deletion", task));
        }
        Ok(())
    }

    async fn state(&self) -> Result<Option<State>, MeilisearchError> {
        let state = self.read_from(&self.state_name()).get_document("catalogue").await;
        match state.map_err(MeilisearchError::from) {
            Ok(state) => Ok(Some(state)),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn state_name(&self) -> String {
        format!("{}_state", self.name)
    }
}
