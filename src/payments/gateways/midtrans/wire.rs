//! The line to Midtrans: two hosts, one key, a time limit for each call.
//! <https://docs.midtrans.com/reference/code-statuses>

use std::time::Duration;

use reqwest::RequestBuilder;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde_json::Value;

use crate::config::MidtransConfig;
use crate::payments::gateway::GatewayError;

pub(super) struct Wire {
    http: reqwest::Client,
    server_key: String,
    api_base: String,
    snap_base: String,
}

/// What Midtrans answered, with the status it means: the Core API answers some failures as 200 and says the status
/// in the body.
pub(super) struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Wire {
    pub fn new(config: &MidtransConfig) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(config.timeout_seconds)).build()?;
        Ok(Self {
            http,
            server_key: config.server_key.clone(),
            api_base: config.api_base.trim_end_matches('/').to_owned(),
            snap_base: config.snap_base.trim_end_matches('/').to_owned(),
        })
    }

    pub async fn get(&self, path: &str) -> Result<Answer, GatewayError> {
        self.send(self.http.get(format!("{}{path}", self.api_base))).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Answer, GatewayError> {
        self.send(self.http.post(format!("{}{path}", self.api_base)).body(body.to_string())).await
    }

    /// A page to pay on.
    pub async fn open_page(&self, body: &Value) -> Result<Answer, GatewayError> {
        let address = format!("{}/snap/v1/transactions", self.snap_base);
        self.send(self.http.post(address).body(body.to_string())).await
    }

    /// Whatever Midtrans itself answered; what says that it could not is an error already.
    async fn send(&self, request: RequestBuilder) -> Result<Answer, GatewayError> {
        let request = request
            .basic_auth(&self.server_key, Some(""))
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/json");
        let answer = request.send().await.map_err(unreachable)?;
        let http_status = answer.status().as_u16();
        let bytes = answer.bytes().await.map_err(unreachable)?;
        // an answer that cannot be read comes from something in between, not from Midtrans
        let body: Value = serde_json::from_slice(&bytes)
            .map_err(|_| GatewayError::Unavailable(format!("{http_status}: an answer that is no JSON")))?;
        let said = body["status_code"].as_str().and_then(|code| code.parse().ok());
        let status = said.unwrap_or(http_status);
        match status {
            408 | 409 | 429 | 500.. => Err(GatewayError::Unavailable(format!("{status}: {}", reason(&body)))),
            _ => Ok(Answer { status, body }),
        }
    }
}

/// The error names the address, and nothing of the key.
fn unreachable(error: reqwest::Error) -> GatewayError {
    GatewayError::Unavailable(error.to_string())
}

impl Answer {
    /// The body of a good answer; a refusal with Midtrans' reason else.
    pub fn accepted(self) -> Result<Value, GatewayError> {
        match self.status {
            200..=299 => Ok(self.body),
            status => Err(GatewayError::Refused(format!("{status}: {}", reason(&self.body)))),
        }
    }
}

/// The Core API says it in `status_message`, Snap in `error_messages`.
fn reason(body: &Value) -> String {
    let lines: Vec<&str> = match &body["error_messages"] {
        Value::Array(messages) => messages.iter().filter_map(Value::as_str).collect(),
        _ => body["status_message"].as_str().into_iter().collect(),
    };
    lines.join("; ").chars().take(300).collect()
}
