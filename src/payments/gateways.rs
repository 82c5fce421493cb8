//! The gateways that the configuration turns on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gateway::Gateway;
use super::status::Provider;
use crate::config::Config;

#[derive(Clone, Default)]
pub struct Gateways {
    by_provider: BTreeMap<Provider, Arc<dyn Gateway>>,
}

impl Gateways {
    pub fn new(_config: &Config) -> anyhow::Result<Self> {
        Ok(Self::default())
    }

    /// What the checkout offers, in the order it offers them.
    pub fn offered(&self) -> Vec<Provider> {
        self.by_provider.keys().copied().collect()
    }

    pub fn get(&self, provider: Provider) -> Option<Arc<dyn Gateway>> {
        self.by_provider.get(&provider).cloned()
    }
}
