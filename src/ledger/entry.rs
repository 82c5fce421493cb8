//! One line of a booking: an account, whom it is about, how much.

use super::account::Account;
use crate::ids::{BumdesId, FulfillmentOrderId, OrderLineId, ProducerId};
use crate::payments::Provider;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub account: Account,
    pub bumdes_id: Option<BumdesId>,
    pub producer_id: Option<ProducerId>,
    pub fulfillment_order_id: Option<FulfillmentOrderId>,
    pub order_line_id: Option<OrderLineId>,
    /// positive debits, negative credits
    pub amount_minor: i64,
}

impl Entry {
    /// About nobody in particular.
    pub fn new(account: Account, amount_minor: i64) -> Self {
        Self {
            account,
            bumdes_id: None,
            producer_id: None,
            fulfillment_order_id: None,
            order_line_id: None,
            amount_minor,
        }
    }

    /// What a gateway holds for us: grows with a debit.
    pub fn gateway(provider: Provider, amount_minor: i64) -> Self {
        Self::new(Account::Gateway(provider), amount_minor)
    }

    /// What we owe a buyer back, until it is sent: grows with a credit.
    pub fn buyer_refundable(amount_minor: i64) -> Self {
        Self::new(Account::BuyerRefundable, amount_minor)
    }

    /// What we owe a BUMDes: grows with a credit.
    pub fn payable(account: Account, bumdes_id: BumdesId, producer_id: Option<ProducerId>, amount_minor: i64) -> Self {
        Self { bumdes_id: Some(bumdes_id), producer_id, ..Self::new(account, amount_minor) }
    }
}
