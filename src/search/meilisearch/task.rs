//! Tasks: the server takes a write at once and does it later, in the order they came.

use std::time::Duration;

use meilisearch_sdk::errors::Error;
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::Task;

use super::{Meilisearch, MeilisearchError};

/// For a batch to be indexed, behind others in the server's queue.
const TASK_LIMIT: Duration = Duration::from_secs(600);
/// A change of a few products is done within this, and is looked for often; a batch of many is not.
const SOON: Duration = Duration::from_millis(200);
const SHORT_PAUSE: Duration = Duration::from_millis(10);
const LONG_PAUSE: Duration = Duration::from_millis(150);

impl Meilisearch {
    /// Waits until the task is done; one that failed or was cancelled is an error with the server's reason.
    pub(super) async fn done(&self, kind: &'static str, task: TaskInfo) -> Result<(), MeilisearchError> {
        let client = self.reading();
        let waiting = async {
            match client.wait_for_task(&task, Some(SHORT_PAUSE), Some(SOON)).await {
                Err(Error::Timeout) => client.wait_for_task(&task, Some(LONG_PAUSE), Some(TASK_LIMIT)).await,
                seen => seen,
            }
        };
        // the SDK counts its pauses and not the requests between them
        let seen = tokio::time::timeout(TASK_LIMIT, waiting).await.unwrap_or(Err(Error::Timeout));
        outcome(kind, seen)
    }
}

fn outcome(kind: &'static str, seen: Result<Task, Error>) -> Result<(), MeilisearchError> {
    match seen {
        Ok(Task::Failed { content }) => {
            let error = content.error;
            Err(MeilisearchError::Task { kind, code: error.error_code.to_string(), message: error.error_message })
        }
        Ok(_) => Ok(()),
        Err(Error::Timeout) => Err(MeilisearchError::Timeout(TASK_LIMIT)),
        // the SDK knows no such state and does not understand the answer
        Err(Error::ParseError(error)) if error.to_string().contains("`canceled`") => {
            Err(MeilisearchError::Task { kind, code: String::new(), message: "it was cancelled".into() })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn told(status: &str, error: Value) -> Result<(), MeilisearchError> {
        let task = json!({
            "uid": 7, "batchUid": 7, "indexUid": "products", "status": status, "type": "documentAdditionOrUpdate",
            "canceledBy": null, "details": {"receivedDocuments": 1, "indexedDocuments": 0}, "error": error,
            "duration": "PT0.02S", "enqueuedAt": "2026-11-22T21:00:00.1Z", "startedAt": "2026-11-22T21:00:00.2Z",
            "finishedAt": "2026-11-22T21:00:00.3Z",
        });
        outcome("documents", serde_json::from_value(task).map_err(Error::from))
    }

    #[test]
    fn a_task_that_failed_or_was_cancelled_is_an_error_with_the_reason() {
        assert!(told("succeeded", Value::Null).is_ok());
        let reason = json!({"message": "no disk", "code": "no_space_left_on_device", "type": "system", "link": ""});
        let failed = told("failed", reason).unwrap_err();
        assert_eq!(failed.to_string(), "the task documents failed: no disk");
        assert!(failed.is_code("no_space_left_on_device"));
        let cancelled = told("canceled", Value::Null).unwrap_err();
        assert_eq!(cancelled.to_string(), "the task documents failed: it was cancelled");
    }
}
