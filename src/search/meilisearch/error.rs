//! What can go wrong between us and the server. What `wire.rs` finds travels through the SDK unchanged.

use std::time::Duration;

use meilisearch_sdk::errors::Error;
use reqwest::StatusCode;
use serde::Deserialize;

use crate::search::SearchError;

#[derive(Debug, thiserror::Error)]
pub enum MeilisearchError {
    #[error("no answer within {} ms", .0.as_millis())]
    Timeout(Duration),
    #[error("no connection: {}", innermost(.0))]
    Http(#[from] reqwest::Error),
    #[error("the answer is not understood: {0}")]
    Json(#[from] serde_json::Error),
    /// The server's own words; `code` as in Meilisearch's list of errors.
    #[error("answered {status}: {message}")]
    Answered { status: u16, code: String, message: String },
    #[error("the task {kind} failed: {message}")]
    Task { kind: &'static str, code: String, message: String },
    #[error("{0}")]
    Sdk(Error),
}

#[derive(Default, Deserialize)]
struct Refusal {
    #[serde(default)]
    message: String,
    #[serde(default)]
    code: String,
}

impl MeilisearchError {
    pub(super) fn answered(status: StatusCode, body: &[u8]) -> Self {
        let Refusal { message, code } = serde_json::from_slice(body).unwrap_or_default();
        let message = if message.is_empty() { status.to_string() } else { message };
        Self::Answered { status: status.as_u16(), code, message }
    }

    /// Another try may go better: nothing was wrong with the question.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Timeout(_) | Self::Http(_) => true,
            Self::Answered { status, .. } => *status >= 500 || *status == 429,
            Self::Json(_) | Self::Task { .. } | Self::Sdk(_) => false,
        }
    }

    /// The index, the document or the key is not there.
    pub fn is_missing(&self) -> bool {
        ["index_not_found", "document_not_found", "api_key_not_found"].iter().any(|code| self.is_code(code))
    }

    /// The key may not do this, or the server knows no keys.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Answered { status: 401 | 403, .. })
    }

    pub(super) fn is_code(&self, wanted: &str) -> bool {
        matches!(self, Self::Answered { code, .. } | Self::Task { code, .. } if code == wanted)
    }
}

/// reqwest tells the address first and the reason last; the address is in the settings already.
fn innermost(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

impl From<MeilisearchError> for Error {
    fn from(error: MeilisearchError) -> Self {
        Self::Other(Box::new(error))
    }
}

impl From<Error> for MeilisearchError {
    fn from(error: Error) -> Self {
        match error {
            Error::Other(ours) => match ours.downcast() {
                Ok(ours) => *ours,
                Err(other) => Self::Sdk(Error::Other(other)),
            },
            Error::ParseError(error) => Self::Json(error),
            Error::HttpError(error) => Self::Http(error),
            other => Self::Sdk(other),
        }
    }
}

impl From<MeilisearchError> for SearchError {
    fn from(error: MeilisearchError) -> Self {
        match error {
            MeilisearchError::Answered { status: 400..=499, .. } => Self::Refused(error.to_string()),
            other => Self::Unavailable(other.to_string()),
        }
    }
}
