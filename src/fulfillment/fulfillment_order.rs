//! Rows of fulfillment orders.

use diesel::prelude::*;
use serde::Serialize;

use super::status::FulfillmentStatus;
use crate::db::Timestamp;
use crate::db::schema::fulfillment_orders;
use crate::ids::{BumdesId, FulfillmentOrderId, OrderId};
use crate::shipping::{Delivery, Zone};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = fulfillment_orders)]
pub struct FulfillmentOrder {
    pub id: FulfillmentOrderId,
    pub order_id: OrderId,
    pub bumdes_id: BumdesId,
    /// the order's number with a part: `ET-261122-7K3QF2-1`
    pub number: String,
    pub status: FulfillmentStatus,
    pub delivery: Delivery,
    pub shipping_zone: Zone,
    pub items_total_minor: i64,
    pub shipping_minor: i64,
    pub weight_g: i64,
    pub rejection_reason: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
