//! A new index beside the old one, swapped in when it is complete: searches never see half of it.

use meilisearch_sdk::client::SwapIndexes;

use super::fill::Progress;
use super::{Meilisearch, PRIMARY_KEY, WRITE_LIMIT, within};
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;

impl Meilisearch {
    pub async fn rebuild(&self, app: &App, progress: Progress<'_>) -> anyhow::Result<()> {
        self.prepare(app).await?;
        let begun_at = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        let new = format!("{}_rebuild_{}", self.name, app.clock.now().and_utc().timestamp());
        self.ensure_index(&new, PRIMARY_KEY).await?;
        self.push_settings(&new).await?;
        self.fill(app, &new, -1, progress).await?;
        let swap = SwapIndexes { indexes: (self.name.clone(), new.clone()), rename: None };
        let task = within(WRITE_LIMIT, self.client.swap_indexes([&swap])).await?;
        self.done("swap", task).await?;
        // what other nodes wrote meanwhile went into the old index
        let seen = self.fill(app, &self.name, begun_at, &|_| {}).await?;
        self.note(seen).await?;
        let task = within(WRITE_LIMIT, self.index(&new).delete()).await?;
        self.done("removal of the old index", task).await?;
        Ok(())
    }
}
