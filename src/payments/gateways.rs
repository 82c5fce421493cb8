//! The gateways that the configuration turns on.

mod bank_transfer;
mod simulator;
mod stripe;
mod stripe_error;

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
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let mut gateways = Self::default();
        if let Some(stripe) = &config.payments.stripe {
            gateways.add(Arc::new(stripe::Stripe::new(stripe)?));
        }
        if config.payments.bank_account.is_some() {
            gateways.add(Arc::new(bank_transfer::BankTransfer));
        }
        if config.payments.simulator {
            gateways.add(Arc::new(simulator::Simulator));
        }
        Ok(gateways)
    }

    fn add(&mut self, gateway: Arc<dyn Gateway>) {
        self.by_provider.insert(gateway.provider(), gateway);
    }

    /// What the checkout offers, in the order it offers them.
    pub fn offered(&self) -> Vec<Provider> {
        self.by_provider.keys().copied().collect()
    }

    pub fn get(&self, provider: Provider) -> Option<Arc<dyn Gateway>> {
        self.by_provider.get(&provider).cloned()
    }
}
