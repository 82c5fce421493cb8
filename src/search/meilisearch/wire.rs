//! Requests of our own to the server: searches, keys, settings and what the SDK does not carry. Connections
//! stay open between requests, no proxy is looked up, and every call has its time limit.

use std::fmt;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::MeilisearchError;

/// A key of the server. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub String);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

pub struct Wire {
    http: reqwest::Client,
    url: String,
}

/// Longer than the pause between two buyers, shorter than servers and routers keep an idle line.
const IDLE: Duration = Duration::from_secs(50);
const CONNECT_LIMIT: Duration = Duration::from_millis(500);

impl Wire {
    pub fn new(url: &str) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .http1_only()
            .tcp_nodelay(true)
            .connect_timeout(CONNECT_LIMIT)
            .pool_idle_timeout(IDLE)
            .build()?;
        Ok(Self { http, url: url.to_owned() })
    }

    pub async fn get<T: DeserializeOwned>(
        &self,
        key: Option<&Key>,
        path: &str,
        limit: Duration,
    ) -> Result<T, MeilisearchError> {
        let body = self.send(Method::GET, key, path, None::<&()>, limit).await?;
        Ok(serde_json::from_slice(&body)?)
    }

    pub async fn post<T: DeserializeOwned>(
        &self,
        key: Option<&Key>,
        path: &str,
        body: &impl Serialize,
        limit: Duration,
    ) -> Result<T, MeilisearchError> {
        let body = self.send(Method::POST, key, path, Some(body), limit).await?;
        Ok(serde_json::from_slice(&body)?)
    }

    pub async fn send(
        &self,
        method: Method,
        key: Option<&Key>,
        path: &str,
        body: Option<&impl Serialize>,
        limit: Duration,
    ) -> Result<Vec<u8>, MeilisearchError> {
        let body = body.map(serde_json::to_vec).transpose()?;
        self.send_json(method, key, path, body, limit).await
    }

    /// The answer's bytes; an answer that is no success is an error with the server's words.
    pub async fn send_json(
        &self,
        method: Method,
        key: Option<&Key>,
        path: &str,
        body: Option<Vec<u8>>,
        limit: Duration,
    ) -> Result<Vec<u8>, MeilisearchError> {
        let mut request = self.http.request(method, format!("{}{path}", self.url));
        if let Some(Key(key)) = key {
            request = request.bearer_auth(key);
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let call = async {
            let answer = request.send().await?;
            let status = answer.status();
            let body = answer.bytes().await?;
            if status.is_success() {
                return Ok(body.to_vec());
            }
            Err(MeilisearchError::answered(status, &body))
        };
        tokio::time::timeout(limit, call).await.unwrap_or(Err(MeilisearchError::Timeout(limit)))
    }
}
