//! What can be told, and whom it is about. What is read of it is in `telling.rs`.

use chrono::NaiveDate;

use super::{CompanyChange, NoticeKind, TeamChange};
use crate::ids::{BumdesId, CompanyId, FulfillmentOrderId, OutboundEndpointId, UserId};
use crate::invoices::Invoice;
use crate::legality::Permit;
use crate::legality::told::Told;
use crate::payouts::Payout;
use crate::purchase_orders::{PurchaseOrder, PurchaseOrderStatus};

#[derive(Debug, Clone, Copy)]
pub enum Notice<'a> {
    NewOrder {
        part: &'a FulfillmentOrderId,
    },
    /// the next step of an order is overdue
    OrderLate {
        part: &'a FulfillmentOrderId,
    },
    ComplaintOpened {
        part: &'a FulfillmentOrderId,
    },
    PayoutPaid(&'a Payout),
    PayoutFailed(&'a Payout),
    /// `by` did it to whoever has this name, and needs no telling; `of` does, besides the owners
    TeamChanged {
        bumdes_id: &'a BumdesId,
        change: TeamChange,
        name: &'a str,
        by: &'a UserId,
        of: &'a UserId,
    },
    /// A product waits for the curators; `link` is where they look at it.
    ListingSubmitted {
        bumdes: &'a str,
        product: &'a str,
        link: &'a str,
    },
    ListingChangesRequested {
        bumdes_id: &'a BumdesId,
        product: &'a str,
        link: &'a str,
    },
    ListingPublished {
        bumdes_id: &'a BumdesId,
        product: &'a str,
        link: &'a str,
    },
    ListingRejected {
        bumdes_id: &'a BumdesId,
        product: &'a str,
        link: &'a str,
    },
    StockLow {
        bumdes_id: &'a BumdesId,
        product: &'a str,
    },
    PermitVerified(&'a Permit),
    PermitRefused {
        permit: &'a Permit,
        reason: &'a str,
    },
    PermitDue(&'a Told),
    /// A permit waits for the curators.
    PermitToCheck(&'a Permit),
    /// A BUMDes waits to be verified; `link` is where the curators look at it.
    BumdesRegistered {
        bumdes: &'a str,
        village: &'a str,
        link: &'a str,
    },
    /// Somebody wants to work for the BUMDes.
    JoinAsked {
        bumdes_id: &'a BumdesId,
        name: &'a str,
        email: &'a str,
    },
    /// What curators decided about the BUMDes (`verified`, `asked`, `refused`, `suspended`, `restored`), and why.
    StandingChanged {
        bumdes_id: &'a BumdesId,
        change: &'a str,
        reason: &'a str,
    },
    /// What an operator decided about a company, and why.
    CompanyDecided {
        company_id: &'a CompanyId,
        change: CompanyChange,
        reason: &'a str,
    },
    /// `by` did it to whoever has this name, and needs no telling; `of` does, besides the admins
    CompanyMembersChanged {
        company_id: &'a CompanyId,
        change: TeamChange,
        name: &'a str,
        by: &'a UserId,
        of: &'a UserId,
    },
    /// A company asks this BUMDes for an offer.
    QuoteAsked {
        bumdes_id: &'a BumdesId,
        number: &'a str,
        subject: &'a str,
        company: &'a str,
    },
    QuoteCountered {
        bumdes_id: &'a BumdesId,
        number: &'a str,
        subject: &'a str,
        company: &'a str,
    },
    RequestCancelled {
        bumdes_id: &'a BumdesId,
        number: &'a str,
        subject: &'a str,
        company: &'a str,
    },
    /// What a BUMDes said to a request (`offered`, `changed`, `withdrawn`, `declined`).
    QuoteAnswered {
        company_id: &'a CompanyId,
        number: &'a str,
        subject: &'a str,
        bumdes: &'a str,
        change: &'a str,
    },
    RequestClosed {
        company_id: &'a CompanyId,
        number: &'a str,
        subject: &'a str,
        answers: i64,
    },
    /// A company's system was not reached in so many attempts.
    WebhookGivenUp {
        company_id: &'a CompanyId,
        endpoint_id: &'a OutboundEndpointId,
        url: &'a str,
        attempts: i32,
    },
    /// `by` drew it up, and others must agree.
    PurchaseToApprove {
        by: &'a UserId,
        order: &'a PurchaseOrder,
    },
    /// Whoever's word it was, `by`, needs no telling.
    PurchaseDecided {
        by: Option<&'a UserId>,
        order: &'a PurchaseOrder,
        to: PurchaseOrderStatus,
        note: &'a str,
        /// the last day: to pay, or of what it waited for
        until: NaiveDate,
    },
    /// It was paid, but what was ordered is not there any more.
    PurchaseShort {
        order: &'a PurchaseOrder,
    },
    ShareDeclined {
        order: &'a PurchaseOrder,
        quantity: i64,
        bumdes: &'a str,
        reason: &'a str,
    },
    /// What was looked for in the place of such a share: `to` are the BUMDes that make `quantity` of it, `missing` is
    /// what nobody can.
    ShareMoved {
        order: &'a PurchaseOrder,
        quantity: i64,
        missing: i64,
        from: &'a str,
        to: &'a str,
    },
    /// `order` is the number of the purchase order.
    HandoverOpened {
        company_id: &'a CompanyId,
        number: &'a str,
        order: &'a str,
        bumdes: &'a str,
    },
    InvoiceIssued {
        invoice: &'a Invoice,
    },
    /// `left_minor` is to be paid of it.
    InvoiceDue {
        invoice: &'a Invoice,
        left_minor: i64,
    },
    /// `days` after it was due.
    InvoiceOverdue {
        invoice: &'a Invoice,
        left_minor: i64,
        days: i64,
    },
    /// So much came from the company, below zero it was sent back to it; `owed_minor` is what it owes now. With a reason
    /// it takes back the opposite, which was booked by mistake.
    TransferBooked {
        company_id: &'a CompanyId,
        amount_minor: i64,
        reference: &'a str,
        reason: Option<&'a str>,
        owed_minor: i64,
    },
}

impl Notice<'_> {
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::NewOrder { .. } => NoticeKind::NewOrder,
            Self::OrderLate { .. } => NoticeKind::OrderLate,
            Self::ComplaintOpened { .. } => NoticeKind::ComplaintOpened,
            Self::PayoutPaid(_) => NoticeKind::PayoutPaid,
            Self::PayoutFailed(_) => NoticeKind::PayoutFailed,
            Self::TeamChanged { .. } => NoticeKind::TeamChanged,
            Self::ListingSubmitted { .. } => NoticeKind::ListingSubmitted,
            Self::ListingChangesRequested { .. } => NoticeKind::ListingChangesRequested,
            Self::ListingPublished { .. } => NoticeKind::ListingPublished,
            Self::ListingRejected { .. } => NoticeKind::ListingRejected,
            Self::StockLow { .. } => NoticeKind::StockLow,
            Self::PermitVerified(_) => NoticeKind::PermitVerified,
            Self::PermitRefused { .. } => NoticeKind::PermitRefused,
            Self::PermitDue(_) => NoticeKind::PermitDue,
            Self::PermitToCheck(_) => NoticeKind::PermitToCheck,
            Self::BumdesRegistered { .. } => NoticeKind::BumdesRegistered,
            Self::JoinAsked { .. } => NoticeKind::JoinAsked,
            Self::StandingChanged { .. } => NoticeKind::StandingChanged,
            Self::CompanyDecided { .. } => NoticeKind::CompanyDecided,
            Self::CompanyMembersChanged { .. } => NoticeKind::CompanyMembersChanged,
            Self::QuoteAsked { .. } => NoticeKind::QuoteAsked,
            Self::QuoteCountered { .. } => NoticeKind::QuoteCountered,
            Self::RequestCancelled { .. } => NoticeKind::RequestCancelled,
            Self::QuoteAnswered { .. } => NoticeKind::QuoteAnswered,
            Self::RequestClosed { .. } => NoticeKind::RequestClosed,
            Self::WebhookGivenUp { .. } => NoticeKind::WebhookGivenUp,
            Self::PurchaseToApprove { .. } => NoticeKind::PurchaseToApprove,
            Self::PurchaseDecided { .. } | Self::PurchaseShort { .. } => NoticeKind::PurchaseDecided,
            Self::ShareDeclined { .. } => NoticeKind::ShareDeclined,
            Self::ShareMoved { .. } => NoticeKind::ShareMoved,
            Self::HandoverOpened { .. } => NoticeKind::HandoverOpened,
            Self::InvoiceIssued { .. } => NoticeKind::InvoiceIssued,
            Self::InvoiceDue { .. } => NoticeKind::InvoiceDue,
            Self::InvoiceOverdue { .. } => NoticeKind::InvoiceOverdue,
            Self::TransferBooked { .. } => NoticeKind::TransferBooked,
        }
    }

    /// The company whose people it concerns; none: it concerns others.
    pub(super) fn company_id(&self) -> Option<&CompanyId> {
        match self {
            Self::CompanyDecided { company_id, .. }
            | Self::CompanyMembersChanged { company_id, .. }
            | Self::QuoteAnswered { company_id, .. }
            | Self::RequestClosed { company_id, .. }
            | Self::WebhookGivenUp { company_id, .. }
            | Self::HandoverOpened { company_id, .. }
            | Self::TransferBooked { company_id, .. } => Some(company_id),
            Self::InvoiceIssued { invoice }
            | Self::InvoiceDue { invoice, .. }
            | Self::InvoiceOverdue { invoice, .. } => Some(&invoice.company_id),
            Self::PurchaseToApprove { order, .. }
            | Self::PurchaseDecided { order, .. }
            | Self::PurchaseShort { order }
            | Self::ShareDeclined { order, .. }
            | Self::ShareMoved { order, .. } => Some(&order.company_id),
            _ => None,
        }
    }

    /// Whoever did it: they know.
    pub(super) fn teller(&self) -> Option<&UserId> {
        match self {
            Self::TeamChanged { by, .. }
            | Self::CompanyMembersChanged { by, .. }
            | Self::PurchaseToApprove { by, .. } => Some(by),
            Self::PurchaseDecided { by, .. } => *by,
            _ => None,
        }
    }

    /// Somebody whom it concerns beside their role.
    pub(super) fn also(&self) -> Option<&UserId> {
        match self {
            Self::TeamChanged { of, .. } | Self::CompanyMembersChanged { of, .. } => Some(of),
            _ => None,
        }
    }
}
