//! Rows of messages.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::order_messages;
use crate::ids::{FulfillmentOrderId, MessageId, UserId};

crate::text_enum! {
    /// Who wrote it.
    Author {
        Buyer = "buyer",
        Bumdes = "bumdes",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = order_messages)]
pub struct Message {
    pub id: MessageId,
    pub fulfillment_order_id: FulfillmentOrderId,
    pub author: Author,
    /// none: a guest, by the order's signed link
    #[serde(skip)]
    pub user_id: Option<UserId>,
    pub text: String,
    pub written_at: Timestamp,
    /// a buyer's: when the BUMDes wrote back, or saw that it need not
    pub answered_at: Option<Timestamp>,
}
