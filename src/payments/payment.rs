//! Rows of payments and refunds.

use diesel::prelude::*;
use serde::Serialize;

use super::method::Method;
use super::status::{PaymentStatus, Provider, RefundStatus};
use crate::db::Timestamp;
use crate::db::schema::{payments, refunds};
use crate::ids::{FulfillmentOrderId, OrderId, PaymentId, RefundId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = payments)]
pub struct Payment {
    pub id: PaymentId,
    pub order_id: OrderId,
    pub provider: Provider,
    pub method: Method,
    pub status: PaymentStatus,
    pub amount_minor: i64,
    pub refunded_minor: i64,
    /// what the gateway is expected to keep of it; below zero where the buyer pays on top (`transfer_suffix`)
    pub fee_minor: i64,
    /// a bank transfer's last digits, on top of the amount
    pub transfer_suffix_minor: Option<i64>,
    pub currency: String,
    /// the gateway's own id (Stripe: the Checkout Session; Midtrans: the order id we gave it)
    pub reference: Option<String>,
    /// where the buyer pays
    pub pay_url: Option<String>,
    /// what a refund names (Stripe: the PaymentIntent; Midtrans: the order id)
    pub charge_reference: Option<String>,
    pub paid_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Payment {
    /// What the buyer has to transfer.
    pub fn transfer_minor(&self) -> i64 {
        self.amount_minor + self.transfer_suffix_minor.unwrap_or(0)
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = refunds)]
pub struct Refund {
    pub id: RefundId,
    pub payment_id: PaymentId,
    /// the part it is about; none when it is about several
    pub fulfillment_order_id: Option<FulfillmentOrderId>,
    pub status: RefundStatus,
    /// `items_minor + shipping_minor`
    pub amount_minor: i64,
    pub items_minor: i64,
    pub shipping_minor: i64,
    /// the pieces went back to the stock
    pub is_restocked: bool,
    pub reason: String,
    /// the operator, where one decided it
    pub decided_by: Option<UserId>,
    /// the gateway's id of it, or what the operator noted of the transfer
    pub reference: Option<String>,
    /// where the buyer wants it sent, sealed: `payee_account.rs` opens it
    #[serde(skip)]
    pub payee_account: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
