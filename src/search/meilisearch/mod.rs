//! The Meilisearch engine: reached through its SDK, except for settings, which the SDK does not carry whole.
//!
//! Every call has a time limit of ours (the SDK has none), and every write waits for its task: Meilisearch
//! accepts a batch first and may refuse it later.

mod document;
mod fill;
mod filters;
mod reading;
mod rebuild;
mod searching;
mod settings;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use meilisearch_sdk::client::Client;
use meilisearch_sdk::errors::{Error, ErrorCode};
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::Task;

use super::SearchError;
use super::settings::Settings;
use super::vocabulary::Vocabulary;

/// A buyer waits no longer than this for an answer.
const SEARCH_LIMIT: Duration = Duration::from_millis(1500);
/// For one request that writes, a batch of documents included.
const WRITE_LIMIT: Duration = Duration::from_secs(30);
/// For a batch to be indexed, behind others in the server's queue.
const TASK_LIMIT: Duration = Duration::from_secs(600);
const TASK_PAUSE: Duration = Duration::from_millis(50);
const PRIMARY_KEY: &str = "product_id";

#[derive(Debug, thiserror::Error)]
pub enum MeilisearchError {
    #[error("no answer within {} ms", .0.as_millis())]
    Timeout(Duration),
    #[error(transparent)]
    Sdk(#[from] Error),
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    #[error("the task {kind} failed: {reason}")]
    Task { kind: &'static str, reason: String },
    #[error("the settings were refused: {0}")]
    Settings(String),
}

pub struct Meilisearch {
    client: Client,
    http: reqwest::Client,
    url: String,
    key: Option<String>,
    /// the name that searches go to
    name: String,
    settings: Arc<Settings>,
    vocabulary: Arc<Vocabulary>,
}

impl Meilisearch {
    pub fn new(
        url: &str,
        key: Option<&str>,
        name: &str,
        settings: Arc<Settings>,
        vocabulary: Arc<Vocabulary>,
    ) -> anyhow::Result<Self> {
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self {
            client: Client::new(url.clone(), key)?,
            http: reqwest::Client::builder().timeout(WRITE_LIMIT).build()?,
            url,
            key: key.map(str::to_owned),
            name: name.to_owned(),
            settings,
            vocabulary,
        })
    }

    /// Whether the server says that it is well.
    pub async fn check(&self) -> Result<(), MeilisearchError> {
        within(SEARCH_LIMIT, self.client.health()).await?;
        Ok(())
    }

    fn index(&self, name: &str) -> Index {
        self.client.index(name)
    }

    /// Waits until the task is done; a failed one is an error with the server's reason.
    async fn done(&self, kind: &'static str, task: TaskInfo) -> Result<(), MeilisearchError> {
        let wait = self.client.wait_for_task(task, Some(TASK_PAUSE), Some(TASK_LIMIT));
        match within(TASK_LIMIT, wait).await? {
            Task::Failed { content } => Err(MeilisearchError::Task { kind, reason: content.error.to_string() }),
            _ => Ok(()),
        }
    }

    /// Makes the index unless it is there.
    async fn ensure_index(&self, name: &str, primary_key: &str) -> Result<(), MeilisearchError> {
        match within(WRITE_LIMIT, self.client.get_index(name)).await {
            Ok(_) => return Ok(()),
            Err(error) if is_missing(&error) => {}
            Err(error) => return Err(error),
        }
        let task = within(WRITE_LIMIT, self.client.create_index(name, Some(primary_key))).await?;
        match self.done("index creation", task).await {
            // another node was quicker
            Err(MeilisearchError::Task { reason, .. }) if reason.contains("already exists") => Ok(()),
            other => other,
        }
    }
}

async fn within<T>(limit: Duration, call: impl Future<Output = Result<T, Error>>) -> Result<T, MeilisearchError> {
    match tokio::time::timeout(limit, call).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(MeilisearchError::Timeout(limit)),
    }
}

/// Whether the error says that an index or a document is not there.
fn is_missing(error: &MeilisearchError) -> bool {
    match error {
        MeilisearchError::Sdk(Error::Meilisearch(e)) => {
            matches!(e.error_code, ErrorCode::IndexNotFound | ErrorCode::DocumentNotFound)
        }
        _ => false,
    }
}

impl From<MeilisearchError> for SearchError {
    fn from(error: MeilisearchError) -> Self {
        match error {
            MeilisearchError::Sdk(Error::Meilisearch(e)) => Self::Refused(e.to_string()),
            other => Self::Unavailable(other.to_string()),
        }
    }
}
