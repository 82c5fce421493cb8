//! Rows of payments and refunds.

use diesel::prelude::*;
use serde::Serialize;

use super::status::{PaymentStatus, Provider, RefundStatus};
use crate::db::Timestamp;
use crate::db::schema::{payments, refunds};
use crate::ids::{FulfillmentOrderId, OrderId, PaymentId, RefundId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = payments)]
pub struct Payment {
    pub id: PaymentId,
    pub order_id: OrderId,
    pub provider: Provider,
    pub status: PaymentStatus,
    pub amount_minor: i64,
    pub refunded_minor: i64,
    pub currency: String,
    /// the gateway's own id (Stripe: the Checkout Session)
    pub reference: Option<String>,
    /// where the buyer pays
    pub pay_url: Option<String>,
    /// what a refund names (Stripe: the PaymentIntent)
    pub charge_reference: Option<String>,
    pub paid_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = refunds)]
pub struct Refund {
    pub id: RefundId,
    pub payment_id: PaymentId,
    /// the rejected part; none when the whole payment goes back
    pub fulfillment_order_id: Option<FulfillmentOrderId>,
    pub status: RefundStatus,
    pub amount_minor: i64,
    pub reason: String,
    pub reference: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
