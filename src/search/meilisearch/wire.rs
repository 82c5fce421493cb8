//! The line to the server, as the SDK's HTTP client: connections stay open between requests, no proxy is looked
//! up, and every request has its time limit, which the SDK's own client does not.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::io::{AsyncRead, AsyncReadExt};
use meilisearch_sdk::client::Client;
use meilisearch_sdk::errors::Error;
use meilisearch_sdk::request::{HttpClient, Method};
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

/// All clients share its connections.
#[derive(Debug)]
pub struct Wire {
    http: reqwest::Client,
    url: String,
}

/// One way to use the wire: with this key, for no longer than this. The SDK is told no key, because it
/// would print it.
#[derive(Debug, Clone)]
pub struct Line {
    http: reqwest::Client,
    key: Option<Key>,
    limit: Duration,
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

    pub fn client(&self, key: Option<Key>, limit: Duration) -> Client<Line> {
        Client::new_with_client(&self.url, None::<String>, Line { http: self.http.clone(), key, limit })
    }
}

#[async_trait]
impl HttpClient for Line {
    async fn stream_request<Query, Body, Output>(
        &self,
        url: &str,
        method: Method<Query, Body>,
        content_type: &str,
        _expected_status_code: u16,
    ) -> Result<Output, Error>
    where
        Query: Serialize + Send + Sync,
        Body: AsyncRead + Send + Sync + 'static,
        Output: DeserializeOwned + 'static,
    {
        let query = yaup::to_string(method.query())?;
        let mut request = self.http.request(verb(&method), format!("{url}{query}"));
        if let Some(Key(key)) = &self.key {
            request = request.bearer_auth(key);
        }
        if let Some(body) = method.into_body() {
            // what we send is in memory already, and a body of known length goes out in one piece
            let mut bytes = Vec::new();
            std::pin::pin!(body).read_to_end(&mut bytes).await.map_err(|error| Error::Other(Box::new(error)))?;
            request = request.header(CONTENT_TYPE, content_type).body(bytes);
        }
        let call = async {
            let answer = request.send().await?;
            let status = answer.status();
            let body = answer.bytes().await?;
            // the SDK's kind of error has no status and forgets codes that it does not know
            if status.is_success() { Ok(body) } else { Err(MeilisearchError::answered(status, &body)) }
        };
        let answer = tokio::time::timeout(self.limit, call).await;
        let body = answer.unwrap_or(Err(MeilisearchError::Timeout(self.limit)))?;
        let body: &[u8] = if body.is_empty() { b"null" } else { &body };
        Ok(serde_json::from_slice(body)?)
    }

    /// Pauses between two looks at a task are tokio's, no thread's.
    fn is_tokio(&self) -> bool {
        true
    }
}

fn verb<Query, Body>(method: &Method<Query, Body>) -> reqwest::Method {
    match method {
        Method::Get { .. } => reqwest::Method::GET,
        Method::Post { .. } => reqwest::Method::POST,
        Method::Patch { .. } => reqwest::Method::PATCH,
        Method::Put { .. } => reqwest::Method::PUT,
        Method::Delete { .. } => reqwest::Method::DELETE,
    }
}
