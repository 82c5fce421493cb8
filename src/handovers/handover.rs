//! Rows of handovers.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::{handover_lines, handovers};
use crate::ids::{CompanyId, FulfillmentOrderId, HandoverId, OrderLineId, PurchaseOrderId, ShipmentId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = handovers)]
pub struct Handover {
    pub id: HandoverId,
    /// `BAST-2026-000001`
    pub number: String,
    pub shipment_id: ShipmentId,
    pub fulfillment_order_id: FulfillmentOrderId,
    pub company_id: CompanyId,
    pub purchase_order_id: PurchaseOrderId,
    pub opened_at: Timestamp,
    /// who took it at the door
    pub receiver_name: Option<String>,
    pub receiver_position: Option<String>,
    /// the buyer who signed for them
    pub signed_by: Option<UserId>,
    pub signed_at: Option<Timestamp>,
}

impl Handover {
    /// Of the delivery note that goes with the shipment.
    pub fn delivery_note(&self) -> String {
        delivery_note(&self.number)
    }
}

pub fn delivery_note(number: &str) -> String {
    number.replacen("BAST", "SJ", 1)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = handover_lines)]
pub struct HandoverLine {
    pub handover_id: HandoverId,
    pub order_line_id: OrderLineId,
    pub sent: i64,
    /// none: not signed yet
    pub received: Option<i64>,
    /// of what is short, so much was taken off the company's account
    pub credited: i64,
    pub reason: String,
}
