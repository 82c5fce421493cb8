//! The line to receivers: one request, no redirects, no proxy, nothing inside.

use std::error::Error;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use url::Url;

use super::address::{IsInside, OutsideNames};
use super::{Failure, Reach};
use crate::config::WebhooksConfig;

const CONNECTING: Duration = Duration::from_secs(5);
/// What is kept of an answer.
const MOST_ANSWER: usize = 500;

pub struct Sender {
    http: Client,
    pub reach: Reach,
}

/// One webhook as it goes out.
pub(super) struct Message<'a> {
    pub url: &'a str,
    pub id: &'a str,
    /// seconds since 1970
    pub timestamp: i64,
    pub signature: String,
    pub body: String,
}

/// What came of one attempt; without a failure it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub failure: Option<Failure>,
    pub code: Option<u16>,
    /// how it began
    pub answer: String,
}

impl Outcome {
    pub fn failed(failure: Failure) -> Self {
        Self { failure: Some(failure), code: None, answer: String::new() }
    }
}

impl Sender {
    pub fn new(config: &WebhooksConfig) -> anyhow::Result<Self> {
        let reach = Reach { allows_loopback: config.allows_loopback };
        let http = Client::builder()
            .user_agent("Etalase-Webhooks/1")
            .dns_resolver(std::sync::Arc::new(OutsideNames(reach)))
            // an answer cannot send us elsewhere, a proxy of this machine would look names up itself
            .redirect(Policy::none())
            .no_proxy()
            .https_only(!config.allows_loopback)
            // no line that was looked up long ago
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECTING)
            .timeout(config.timeout)
            .build()?;
        Ok(Self { http, reach })
    }

    pub(super) async fn send(&self, message: Message<'_>) -> Outcome {
        // numbers in an address are asked of nobody who looks names up
        let Some(url) = Url::parse(message.url).ok().filter(|url| self.reach.check(url).is_ok()) else {
            return Outcome::failed(Failure::Inside);
        };
        let asked = self
            .http
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", message.id)
            .header("webhook-timestamp", message.timestamp)
            .header("webhook-signature", message.signature)
            .body(message.body);
        match asked.send().await {
            Ok(response) => {
                let code = response.status();
                let failure = (!code.is_success()).then_some(Failure::Refused);
                Outcome { failure, code: Some(code.as_u16()), answer: beginning(response).await }
            }
            Err(error) => Outcome::failed(reason(&error)),
        }
    }
}

fn reason(error: &reqwest::Error) -> Failure {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(this) = cause {
        if this.is::<IsInside>() {
            return Failure::Inside;
        }
        cause = this.source();
    }
    if error.is_timeout() { Failure::TimedOut } else { Failure::Unreachable }
}

/// Whatever came before the line broke; without what no database keeps.
async fn beginning(mut response: Response) -> String {
    let mut bytes = Vec::new();
    while bytes.len() < MOST_ANSWER {
        match response.chunk().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) | Err(_) => break,
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(MOST_ANSWER).collect()
}
