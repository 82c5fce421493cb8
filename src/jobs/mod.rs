//! Jobs: the outbox. Enqueued in the transaction that makes the work, done by a worker afterwards, tried
//! again with growing pauses, kept as a dead letter when it cannot be done. Owns `jobs` and `leases`.
//!
//! A job is done at least once: a worker that dies with a job in hand loses its lock after
//! [`claim::LOCK_MINUTES`] and another one does it again. What a job does must bear that.

pub mod claim;
mod discard;
mod enqueue;
mod failure;
pub mod lease;
pub mod periodic;
pub mod queries;
mod retry;
mod run;
pub mod worker;

pub use discard::discard;
pub use enqueue::{enqueue, enqueue_at};
pub use failure::{Permanent, pause_after};
pub use retry::retry;

use serde::{Deserialize, Serialize};

use crate::ids::{CompanyId, OutboundDeliveryId, PaymentId, PictureId, PurchaseOrderShareId, RefundId};
use crate::mail::Mail;

/// What a worker can be asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    SendMail(Mail),
    /// Read a stored webhook event and act on it.
    ProcessWebhook {
        webhook_event_id: String,
    },
    /// Ask the gateway to send this refund.
    SendRefund {
        refund_id: RefundId,
    },
    /// Close an expired payment at the gateway.
    CancelPayment {
        payment_id: PaymentId,
    },
    /// Delete the files of a picture whose row is gone.
    RemovePicture {
        picture_id: PictureId,
        width: i32,
    },
    /// The gallery changes at this moment by time alone.
    RefreshGallery,
    /// Tell a company's system; `replay` is how often it was asked for again.
    DeliverWebhook {
        delivery_id: OutboundDeliveryId,
        replay: i32,
    },
    /// Find others who make what one BUMDes cannot.
    ReofferShare {
        share_id: PurchaseOrderShareId,
    },
    /// A company paid, and more than one order waited for it.
    PlacePaid {
        company_id: CompanyId,
    },
}

impl Job {
    /// The word in `jobs.kind`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::SendMail(_) => "send_mail",
            Self::ProcessWebhook { .. } => "process_webhook",
            Self::SendRefund { .. } => "send_refund",
            Self::CancelPayment { .. } => "cancel_payment",
            Self::RemovePicture { .. } => "remove_picture",
            Self::RefreshGallery => "refresh_gallery",
            Self::DeliverWebhook { .. } => "deliver_webhook",
            Self::ReofferShare { .. } => "reoffer_share",
            Self::PlacePaid { .. } => "place_paid",
        }
    }
}
