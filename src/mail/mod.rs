//! Mail: what is written to whom, and how it leaves. Templates under `templates/email/`.
//!
//! A mail is a job that names its kind and what it is about; what it says is read when it is sent. Decides
//! nothing about orders: whoever changes one enqueues the mail in the same transaction.

mod compose;
mod letter;
mod mailer;
pub mod outbox;
mod page;
mod payout;
mod permits;
mod personal;
mod queries;
pub mod send;
mod stock;

pub use letter::Letter;
pub use mailer::Mailer;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::db::Timestamp;
use crate::i18n::Language;
use crate::ids::{
    AccessTokenId, BumdesId, CompanyInvitationId, ComplaintId, FulfillmentOrderId, InvitationId, MessageId, OrderId,
    PayoutId, RefundId, ShipmentId, UserId, VariantId,
};
use crate::notices::NoticeKind;

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
    /// To the buyer: these pieces are on their way, with courier and tracking number; or they can be picked up.
    Shipped { fulfillment_order_id: FulfillmentOrderId, shipment_id: Option<ShipmentId> },
    /// To the buyer: this BUMDes cannot deliver, its part is paid back.
    Rejected { fulfillment_order_id: FulfillmentOrderId },
    /// To the buyer: taken back as asked, and what happens to the money.
    OrderCancelled { order_id: OrderId },
    /// To the BUMDes: not to be packed any more.
    PartCancelled { fulfillment_order_id: FulfillmentOrderId },
    /// To the buyer: this money goes back by hand, to which account?
    PayeeAccountWanted { refund_id: RefundId },
    /// To the buyer: the money has left.
    RefundSent { refund_id: RefundId },
    /// To the BUMDes: a day is left for the next step.
    PartDue { fulfillment_order_id: FulfillmentOrderId },
    /// To the buyer: the BUMDes wrote about the order.
    MessageToBuyer { message_id: MessageId },
    /// To the BUMDes: the buyer wrote about the order.
    MessageToBumdes { message_id: MessageId },
    /// To the buyer: the complaint has arrived.
    ComplaintReceived { complaint_id: ComplaintId },
    /// To the BUMDes: what the buyer complains of.
    ComplaintOpened { complaint_id: ComplaintId },
    /// To the buyer: how the complaint ended.
    ComplaintClosed { complaint_id: ComplaintId },
    /// To the BUMDes: a payout has left for its bank account.
    PayoutPaid { payout_id: PayoutId },
    /// To the BUMDes: a payout did not arrive, and what to check.
    PayoutFailed { payout_id: PayoutId },
    /// To somebody asked to work for a BUMDes.
    Invitation { invitation_id: InvitationId },
    /// To somebody asked to work for a company.
    CompanyInvitation { invitation_id: CompanyInvitationId },
    /// To an address that asked for an account: the link that opens one.
    SignUp { email: String, language: Language, next: String, asked_at: Timestamp },
    /// To an address that asked for an account and has one.
    AlreadySignedUp { user_id: UserId },
    /// To somebody who forgot their password: the link to a new one.
    NewPassword { user_id: UserId, asked_at: Timestamp },
    /// To whoever made a token, or in whose name somebody did.
    TokenMade { token_id: AccessTokenId },
    /// To somebody who works here and wants to hear of it by mail.
    Notice { user_id: UserId, notice: NoticeKind, arguments: Value, link: String },
    /// To the BUMDes: these fell to the mark below which it wants to know.
    StockLow { bumdes_id: BumdesId, variant_ids: Vec<VariantId> },
    /// To the BUMDes: permits that end, and listings that went or came back for them, as told at that moment.
    Permits { bumdes_id: BumdesId, told_at: Timestamp },
}

impl Mail {
    /// The folder of its templates: `templates/email/<name>/{subject.txt,body.txt,body.html}`.
    fn template(&self) -> &'static str {
        match self {
            Self::OrderPlaced { .. } => "order_placed",
            Self::OrderPaid { .. } => "order_paid",
            Self::OrderExpired { .. } => "order_expired",
            Self::PaymentReturned { .. } => "payment_returned",
            Self::NewFulfillmentOrder { .. } => "new_fulfillment_order",
            Self::Shipped { .. } => "shipped",
            Self::Rejected { .. } => "rejected",
            Self::OrderCancelled { .. } => "order_cancelled",
            Self::PartCancelled { .. } => "part_cancelled",
            Self::PayeeAccountWanted { .. } => "payee_account_wanted",
            Self::RefundSent { .. } => "refund_sent",
            Self::PartDue { .. } => "part_due",
            Self::MessageToBuyer { .. } => "message_to_buyer",
            Self::MessageToBumdes { .. } => "message_to_bumdes",
            Self::ComplaintReceived { .. } => "complaint_received",
            Self::ComplaintOpened { .. } => "complaint_opened",
            Self::ComplaintClosed { .. } => "complaint_closed",
            Self::PayoutPaid { .. } => "payout_paid",
            Self::PayoutFailed { .. } => "payout_failed",
            Self::Invitation { .. }
            | Self::CompanyInvitation { .. }
            | Self::SignUp { .. }
            | Self::AlreadySignedUp { .. }
            | Self::NewPassword { .. }
            | Self::TokenMade { .. }
            | Self::Notice { .. } => "note",
            Self::StockLow { .. } => "stock_low",
            Self::Permits { .. } => "permits",
        }
    }

    /// To a person about their account or their work here: `personal.rs`.
    fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Invitation { .. }
                | Self::CompanyInvitation { .. }
                | Self::SignUp { .. }
                | Self::AlreadySignedUp { .. }
                | Self::NewPassword { .. }
                | Self::TokenMade { .. }
                | Self::Notice { .. }
        )
    }

    /// To the people who run a BUMDes, not to the buyer.
    fn is_for_seller(&self) -> bool {
        matches!(
            self,
            Self::NewFulfillmentOrder { .. }
                | Self::PartCancelled { .. }
                | Self::ComplaintOpened { .. }
                | Self::PartDue { .. }
                | Self::MessageToBumdes { .. }
        )
    }
}
