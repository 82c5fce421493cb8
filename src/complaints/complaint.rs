//! Rows of complaints.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::complaints;
use crate::ids::{ComplaintId, FulfillmentOrderId, UserId};

crate::text_enum! {
    /// How a complaint ended.
    Outcome {
        /// The buyer gets money back.
        Refunded = "refunded",
        /// Put right in another way: a new piece, an agreement.
        Settled = "settled",
        /// There is nothing to put right.
        Declined = "declined",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = complaints)]
pub struct Complaint {
    pub id: ComplaintId,
    pub fulfillment_order_id: FulfillmentOrderId,
    /// none: a guest, by the order's signed link
    pub opened_by: Option<UserId>,
    pub text: String,
    pub opened_at: Timestamp,
    /// open until then
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<UserId>,
    pub outcome: Option<Outcome>,
    /// what the buyer is told
    pub answer: Option<String>,
}
