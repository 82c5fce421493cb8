use std::time::Duration;

use super::{ConfigError, Source};

/// What is sent to the systems of companies.
#[derive(Debug, Clone)]
pub struct WebhooksConfig {
    /// `ETALASE_WEBHOOKS_TO_LOOPBACK`: 1 lets webhooks go to this machine, by `http://` too; for development
    pub allows_loopback: bool,
    /// `ETALASE_WEBHOOK_TIMEOUT_SECONDS`, default 10: how long a receiver may take
    pub timeout: Duration,
}

impl WebhooksConfig {
    pub(super) fn read(source: &Source) -> Result<Self, ConfigError> {
        let seconds = source.within("ETALASE_WEBHOOK_TIMEOUT_SECONDS", 10_u64, 1..=30)?;
        Ok(Self {
            allows_loopback: source.flag("ETALASE_WEBHOOKS_TO_LOOPBACK")?,
            timeout: Duration::from_secs(seconds),
        })
    }
}
