//! Mail: what is written to whom, and how it leaves. Templates under `templates/email/`.

mod mailer;
pub mod send;

pub use mailer::Mailer;

use serde::{Deserialize, Serialize};

use crate::ids::{FulfillmentOrderId, OrderId};

/// A mail to be written and sent, as a job keeps it: the kind and the id of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Mail {
    /// To the buyer: the order is placed, how and until when to pay.
    OrderPlaced { order_id: OrderId },
    /// To the buyer: paid, these BUMDes send it.
    OrderPaid { order_id: OrderId },
    /// To the buyer: not paid in time, nothing was taken.
    OrderExpired { order_id: OrderId },
    /// To the buyer: the money came too late and goes back.
    PaymentReturned { order_id: OrderId },
    /// To the BUMDes: its part of a paid order, its own lines only.
    NewFulfillmentOrder { fulfillment_order_id: FulfillmentOrderId },
    /// To the buyer: on its way, with courier and tracking number.
    Shipped { fulfillment_order_id: FulfillmentOrderId },
    /// To the buyer: this BUMDes cannot deliver, its part is paid back.
    Rejected { fulfillment_order_id: FulfillmentOrderId },
}
