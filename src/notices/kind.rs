//! The kinds of notices: whom each concerns, and how they hear of it unless they choose otherwise.

use crate::accounts::BumdesRole;
use crate::companies::CompanyRole;
use crate::web::SignedIn;

crate::text_enum! {
    /// In words: `notice-<kind>` with its arguments, `notice-next-<kind>`, and `notice-kind-<kind>` on the page of
    /// choices.
    NoticeKind {
        NewOrder = "new_order",
        OrderLate = "order_late",
        ComplaintOpened = "complaint_opened",
        PayoutPaid = "payout_paid",
        PayoutFailed = "payout_failed",
        TeamChanged = "team_changed",
        ListingSubmitted = "listing_submitted",
        ListingChangesRequested = "listing_changes_requested",
        ListingPublished = "listing_published",
        ListingRejected = "listing_rejected",
        StockLow = "stock_low",
        PermitVerified = "permit_verified",
        PermitRefused = "permit_refused",
        /// a permit ends or is needed, a listing left for want of one or came back
        PermitDue = "permit_due",
        PermitToCheck = "permit_to_check",
        BumdesRegistered = "bumdes_registered",
        JoinAsked = "join_asked",
        StandingChanged = "standing_changed",
        CompanyDecided = "company_decided",
        CompanyMembersChanged = "company_members_changed",
        /// a company asks for an offer
        QuoteAsked = "quote_asked",
        /// a company asks for other terms
        QuoteCountered = "quote_countered",
        RequestCancelled = "request_cancelled",
        /// a BUMDes offered, changed or withdrew its offer, or declined
        QuoteAnswered = "quote_answered",
        /// the time for answers is over
        RequestClosed = "request_closed",
        /// a company's system could not be told
        WebhookGivenUp = "webhook_given_up",
        PurchaseToApprove = "purchase_to_approve",
        /// approved and ordered, or not
        PurchaseDecided = "purchase_decided",
        /// a BUMDes cannot make its share of an order
        ShareDeclined = "share_declined",
        /// others make it, or nobody can
        ShareMoved = "share_moved",
        /// a delivery is on its way and is to be signed for
        HandoverOpened = "handover_opened",
        InvoiceIssued = "invoice_issued",
        /// it is to be paid in three days
        InvoiceDue = "invoice_due",
        InvoiceOverdue = "invoice_overdue",
        /// a company's payment arrived, or what it paid ahead was sent back
        TransferBooked = "transfer_booked",
    }
}

/// Whom a kind concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// those of the BUMDes who hold one of these
    Roles(&'static [BumdesRole]),
    /// everybody who keeps the gallery
    Curators,
    /// those of the company who hold one of these
    Company(&'static [CompanyRole]),
}

impl NoticeKind {
    pub fn audience(self) -> Audience {
        use BumdesRole::{Finance, Orders, Owner, Stock};
        match self {
            Self::NewOrder
            | Self::OrderLate
            | Self::ComplaintOpened
            | Self::QuoteAsked
            | Self::QuoteCountered
            | Self::RequestCancelled => Audience::Roles(&[Owner, Orders]),
            Self::QuoteAnswered
            | Self::RequestClosed
            | Self::ShareDeclined
            | Self::ShareMoved
            | Self::HandoverOpened => Audience::Company(&[CompanyRole::Buyer]),
            Self::InvoiceIssued | Self::InvoiceDue | Self::InvoiceOverdue | Self::TransferBooked => {
                Audience::Company(&[CompanyRole::Finance])
            }
            Self::PurchaseDecided => Audience::Company(&[CompanyRole::Buyer, CompanyRole::Finance]),
            Self::PurchaseToApprove => Audience::Company(&[CompanyRole::Approver]),
            Self::PayoutPaid | Self::PayoutFailed => Audience::Roles(&[Owner, Finance]),
            Self::TeamChanged | Self::JoinAsked => Audience::Roles(&[Owner]),
            Self::StandingChanged => Audience::Roles(BumdesRole::ALL),
            Self::ListingSubmitted | Self::PermitToCheck | Self::BumdesRegistered => Audience::Curators,
            Self::ListingChangesRequested
            | Self::ListingPublished
            | Self::ListingRejected
            | Self::StockLow
            | Self::PermitVerified
            | Self::PermitRefused
            | Self::PermitDue => Audience::Roles(&[Owner, Stock]),
            Self::CompanyDecided => Audience::Company(CompanyRole::ALL),
            Self::CompanyMembersChanged | Self::WebhookGivenUp => Audience::Company(&[CompanyRole::Admin]),
        }
    }

    /// By mail unless chosen otherwise: where somebody waits for an answer. Of orders, complaints, payouts, low stock
    /// and permits that end the BUMDes's own address hears anyway.
    pub fn is_mailed_at_first(self) -> bool {
        matches!(
            self,
            Self::OrderLate
                | Self::ListingChangesRequested
                | Self::ListingPublished
                | Self::ListingRejected
                | Self::PermitVerified
                | Self::PermitRefused
                | Self::BumdesRegistered
                | Self::JoinAsked
                | Self::StandingChanged
                | Self::CompanyDecided
                | Self::QuoteAsked
                | Self::QuoteCountered
                | Self::RequestCancelled
                | Self::QuoteAnswered
                | Self::RequestClosed
                | Self::WebhookGivenUp
                | Self::PurchaseToApprove
                | Self::PurchaseDecided
                | Self::ShareDeclined
                | Self::ShareMoved
                | Self::HandoverOpened
                | Self::InvoiceIssued
                | Self::InvoiceDue
                | Self::InvoiceOverdue
                | Self::TransferBooked
        )
    }

    /// Whether the BUMDes's own address gets a mail about the same thing.
    pub fn is_mailed_to_the_bumdes(self) -> bool {
        matches!(
            self,
            Self::NewOrder
                | Self::ComplaintOpened
                | Self::PayoutPaid
                | Self::PayoutFailed
                | Self::StockLow
                | Self::PermitDue
        )
    }

    pub fn concerns(self, user: &SignedIn) -> bool {
        match self.audience() {
            Audience::Roles(roles) => user.bumdes_id.is_some() && roles.iter().any(|role| user.may.act_as(*role)),
            Audience::Curators => user.is_curator,
            Audience::Company(roles) => {
                user.company.as_ref().is_some_and(|there| roles.iter().any(|role| there.may.act_as(*role)))
            }
        }
    }
}
