//! Rows of orders and their lines.

use diesel::prelude::*;
use serde::Serialize;

use super::status::OrderStatus;
use crate::db::Timestamp;
use crate::db::schema::{order_lines, orders};
use crate::i18n::Language;
use crate::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, ProductId, UserId, VariantId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = orders)]
pub struct Order {
    pub id: OrderId,
    /// what people read out on the phone: `ET-261122-7K3QF2`
    pub number: String,
    pub cart_id: CartId,
    pub user_id: Option<UserId>,
    pub status: OrderStatus,
    pub language: Language,
    pub buyer_name: String,
    pub buyer_email: String,
    pub buyer_phone: String,
    pub address_line: String,
    /// the level-4 region it is delivered to
    pub region_code: String,
    pub postal_code: String,
    pub note: String,
    pub currency: String,
    pub items_total_minor: i64,
    pub shipping_total_minor: i64,
    pub total_minor: i64,
    /// until then the stock is held for the payment
    pub expires_at: Timestamp,
    pub paid_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What was bought, with the words and the price of that moment.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = order_lines)]
pub struct OrderLine {
    pub id: OrderLineId,
    pub order_id: OrderId,
    pub fulfillment_order_id: FulfillmentOrderId,
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub sku: String,
    pub name_id: String,
    pub name_en: String,
    pub option_value: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
    pub total_minor: i64,
    /// what it is counted in
    pub unit: String,
}
