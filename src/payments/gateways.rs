//! The gateways that the configuration turns on.

mod by_hand;
mod midtrans;
mod on_account;
mod simulator;
mod stripe;
mod stripe_error;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gateway::Gateway;
use super::status::Provider;
use crate::config::Config;
use by_hand::ByHand;
use on_account::OnAccount;

#[derive(Clone, Default)]
pub struct Gateways {
    by_provider: BTreeMap<Provider, Arc<dyn Gateway>>,
}

impl Gateways {
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let mut gateways = Self::default();
        if let Some(midtrans) = &config.payments.midtrans {
            gateways.add(Arc::new(midtrans::Midtrans::new(midtrans)?));
        }
        if let Some(stripe) = &config.payments.stripe {
            gateways.add(Arc::new(stripe::Stripe::new(stripe)?));
        }
        if config.payments.bank_account.is_some() {
            gateways.add(Arc::new(ByHand(Provider::BankTransfer)));
        }
        // each BUMDes says for itself whether it takes cash
        gateways.add(Arc::new(ByHand(Provider::CashOnDelivery)));
        gateways.add(Arc::new(OnAccount));
        if config.payments.simulator {
            gateways.add(Arc::new(simulator::Simulator));
        }
        Ok(gateways)
    }

    fn add(&mut self, gateway: Arc<dyn Gateway>) {
        self.by_provider.insert(gateway.provider(), gateway);
    }

    /// Who can take a buyer's money at the checkout.
    pub fn offered(&self) -> Vec<Provider> {
        self.by_provider.keys().copied().filter(|provider| *provider != Provider::OnAccount).collect()
    }

    pub fn get(&self, provider: Provider) -> Option<Arc<dyn Gateway>> {
        self.by_provider.get(&provider).cloned()
    }
}
