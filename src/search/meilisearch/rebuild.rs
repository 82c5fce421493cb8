//! A new index beside the old one, swapped in when it is complete: searches never see half of it.

use meilisearch_sdk::client::SwapIndexes;

use super::fill::Progress;
use super::{Meilisearch, MeilisearchError, PRIMARY_KEY};
use crate::app::App;

impl Meilisearch {
    /// Fills a new index while the old one goes on answering and following; returns the version up to
    /// which it is complete. What an earlier rebuild left behind when it broke off is thrown away.
    pub async fn build_next(&self, app: &App, progress: Progress<'_>) -> anyhow::Result<i64> {
        self.prepare().await?;
        let next = self.next_name();
        self.delete_index(&next).await?;
        self.ensure_index(&next, PRIMARY_KEY).await?;
        self.push_settings(&next).await?;
        self.fill(app, &next, -1, progress).await
    }

    /// Makes the new index the live one. Nobody else may write meanwhile: the new index then has all that
    /// the old one had, and what is noted of the old one holds for the new one, whenever this breaks off.
    pub async fn swap_in(&self, app: &App, complete_up_to: i64) -> anyhow::Result<i64> {
        let next = self.next_name();
        let seen = self.fill(app, &next, complete_up_to, &|_| {}).await?;
        let swap = SwapIndexes { indexes: (self.name.clone(), next.clone()), rename: None };
        let task = self.writing().swap_indexes([&swap]).await?;
        self.done("swap", task).await?;
        self.note(seen).await?;
        self.delete_index(&next).await?;
        Ok(seen)
    }

    async fn delete_index(&self, name: &str) -> Result<(), MeilisearchError> {
        if !self.has_index(name).await? {
            return Ok(());
        }
        let task = self.writing().delete_index(name).await?;
        self.done("removal of an index", task).await
    }

    fn next_name(&self) -> String {
        format!("{}_next", self.name)
    }
}
