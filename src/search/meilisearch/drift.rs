//! Whether the index holds what the database holds: every document carries a hash of itself, and the two
//! sides are compared batch by batch, so that a million products need no memory.

use std::collections::{BTreeMap, HashMap};

use meilisearch_sdk::documents::DocumentsQuery;
use serde::{Deserialize, Serialize};

use super::document::MeilisearchDocument;
use super::{Meilisearch, MeilisearchError};
use crate::app::App;
use crate::catalog::version;
use crate::db::DbError;
use crate::search::source;

/// As in `fill.rs`.
const BATCH: i64 = 1000;
/// Documents of the index looked at together when there are more of them than there should be.
const PAGE: usize = 1000;

/// What a comparison found.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// products for sale
    pub in_database: u64,
    pub in_index: u64,
    /// products whose copy is not what it should be
    pub products: BTreeMap<String, Difference>,
    /// documents that belong to no product in the database
    pub strays: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Difference {
    /// for sale and not in the index
    Missing,
    /// in the index with other contents
    Different,
    /// in the index and not for sale
    NotForSale,
}

impl Drift {
    pub fn is_none(&self) -> bool {
        self.products.is_empty() && self.strays.is_empty()
    }

    fn count(&self, difference: Difference) -> u64 {
        self.products.values().filter(|d| **d == difference).count() as u64
    }
}

#[derive(Deserialize)]
struct Row {
    product_id: String,
    /// none in a document of an older shape
    #[serde(default)]
    hash: String,
}

/// A batch of products whose copies differ, which may be no more than a change on its way.
struct Batch {
    for_sale: u64,
    differing: BTreeMap<String, Difference>,
    last_version: i64,
}

impl Meilisearch {
    /// Compares everything. What differs is looked at again when the index has caught up with the catalogue
    /// of the first look; fails when it does not catch up.
    pub async fn drift(&self, app: &App) -> anyhow::Result<Drift> {
        let mut drift = Drift::default();
        let mut suspicious = Vec::new();
        let mut after = -1;
        while let Some(batch) = self.compare(app, after).await? {
            drift.in_database += batch.for_sale;
            let next = batch.last_version;
            if !batch.differing.is_empty() {
                suspicious.push((after, batch));
            }
            after = next;
        }
        if !suspicious.is_empty() {
            self.wait_until_complete(app).await?;
        }
        for (after, first) in suspicious {
            let again = self.compare(app, after).await?.map(|batch| batch.differing).unwrap_or_default();
            drift.products.extend(again.into_iter().filter(|(id, _)| first.differing.contains_key(id)));
        }
        drift.in_index = self.count().await?;
        let explained = drift.in_database + drift.count(Difference::NotForSale);
        if drift.in_index + drift.count(Difference::Missing) > explained {
            drift.strays = self.unknown(app).await?;
        }
        Ok(drift)
    }

    /// Takes documents out that belong to no product.
    pub async fn remove(&self, ids: &[String]) -> Result<(), MeilisearchError> {
        for ids in ids.chunks(PAGE) {
            let task = self.write_to(&self.name).delete_documents(ids).await?;
            self.done("deletion", task).await?;
        }
        Ok(())
    }

    async fn compare(&self, app: &App, after: i64) -> anyhow::Result<Option<Batch>> {
        let changes = app.read::<_, DbError>(move |conn| Ok(source::changes_after(conn, after, BATCH)?)).await?;
        let Some(last_version) = changes.last_version else { return Ok(None) };
        let wanted: HashMap<&str, String> = changes
            .documents
            .iter()
            .map(|document| (document.product_id.as_str(), MeilisearchDocument::new(document, &self.settings).hash))
            .collect();
        let ids: Vec<&str> = wanted.keys().copied().chain(changes.removed.iter().map(String::as_str)).collect();
        let there: HashMap<String, String> = self.hashes(&ids).await?;
        let difference = |id: &str| match (wanted.get(id), there.get(id)) {
            (Some(wanted), Some(there)) if wanted == there => None,
            (Some(_), Some(_)) => Some(Difference::Different),
            (Some(_), None) => Some(Difference::Missing),
            (None, Some(_)) => Some(Difference::NotForSale),
            (None, None) => None,
        };
        Ok(Some(Batch {
            for_sale: wanted.len() as u64,
            differing: ids.iter().filter_map(|id| Some(((*id).to_owned(), difference(id)?))).collect(),
            last_version,
        }))
    }

    async fn hashes(&self, ids: &[&str]) -> Result<HashMap<String, String>, MeilisearchError> {
        let index = self.read_from(&self.name);
        let mut asked = DocumentsQuery::new(&index);
        asked.with_ids(ids.iter().copied()).with_fields(["product_id", "hash"]).with_limit(ids.len());
        let found = asked.execute::<Row>().await?.results;
        Ok(found.into_iter().map(|row| (row.product_id, row.hash)).collect())
    }

    /// Documents whose product is not in the database at all.
    async fn unknown(&self, app: &App) -> anyhow::Result<Vec<String>> {
        let (mut unknown, mut offset) = (Vec::new(), 0);
        let index = self.read_from(&self.name);
        loop {
            let mut asked = DocumentsQuery::new(&index);
            asked.with_fields(["product_id"]).with_limit(PAGE).with_offset(offset);
            let found = asked.execute::<Row>().await.map_err(MeilisearchError::from)?.results;
            let ids: Vec<String> = found.into_iter().map(|row| row.product_id).collect();
            if ids.is_empty() {
                return Ok(unknown);
            }
            offset += ids.len();
            let known = ids.clone();
            let known = app.read::<_, DbError>(move |conn| Ok(version::known(conn, &known)?)).await?;
            unknown.extend(ids.into_iter().filter(|id| !known.contains(id)));
        }
    }

    async fn wait_until_complete(&self, app: &App) -> anyhow::Result<()> {
        let wanted = app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await?;
        for _ in 0..50 {
            if self.complete_up_to().await?.is_some_and(|version| version >= wanted) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        anyhow::bail!("the index does not follow the catalogue: is 'etalase serve' running?")
    }
}
