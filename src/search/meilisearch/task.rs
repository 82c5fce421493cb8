//! Tasks: the server takes a write at once and does it later, in the order they came.

use std::time::Duration;

use serde::Deserialize;

use super::error::Refusal;
use super::{Meilisearch, MeilisearchError};

/// For a batch to be indexed, behind others in the server's queue.
const TASK_LIMIT: Duration = Duration::from_secs(600);
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

/// What the server says when it has taken a write.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taken {
    task_uid: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct State {
    status: Status,
    #[serde(default)]
    error: Option<Refusal>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Status {
    Enqueued,
    Processing,
    Succeeded,
    Failed,
    Canceled,
}

impl Meilisearch {
    /// Waits until the task is done; one that failed or was cancelled is an error with the server's reason.
    pub(super) async fn done(&self, kind: &'static str, task: Taken) -> Result<(), MeilisearchError> {
        let address = format!("/tasks/{}", task.task_uid);
        let waiting = async {
            let mut pause = FIRST_PAUSE;
            loop {
                let State { status, error } = self.get(&address).await?;
                match status {
                    Status::Succeeded => return Ok(()),
                    Status::Enqueued | Status::Processing => {}
                    Status::Failed => {
                        let Refusal { message, code } = error.unwrap_or_default();
                        return Err(MeilisearchError::Task { kind, code, message });
                    }
                    Status::Canceled => {
                        let message = "it was cancelled".into();
                        return Err(MeilisearchError::Task { kind, code: String::new(), message });
                    }
                }
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        };
        tokio::time::timeout(TASK_LIMIT, waiting).await.unwrap_or(Err(MeilisearchError::Timeout(TASK_LIMIT)))
    }
}
