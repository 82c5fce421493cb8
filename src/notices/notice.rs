//! What can be told, and what is read of it when it is.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::NoticeKind;
use crate::db::DbConn;
use crate::db::schema::{bumdes, fulfillment_orders, orders};
use crate::ids::{BumdesId, CompanyId, FulfillmentOrderId, OutboundEndpointId, UserId};
use crate::invoices::Invoice;
use crate::legality::Permit;
use crate::legality::told::Told;
use crate::payouts::Payout;
use crate::purchase_orders::{PurchaseOrder, PurchaseOrderStatus};

/// What happened in a team; the words choose by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamChange {
    Joined,
    RolesChanged,
    Removed,
    Left,
    HandedOver,
}

impl TeamChange {
    fn word(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::RolesChanged => "roles",
            Self::Removed => "removed",
            Self::Left => "left",
            Self::HandedOver => "owner",
        }
    }
}

/// What an operator decided about a company; the words choose by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyChange {
    Approved,
    Refused,
    Suspended,
    Restored,
    Terms,
}

impl CompanyChange {
    fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Suspended => "suspended",
            Self::Restored => "restored",
            Self::Terms => "terms",
        }
    }
}

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
}

/// What a row and a mail keep of it.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    /// none: for the house's own people
    pub bumdes_id: Option<BumdesId>,
    pub arguments: Value,
    pub link: String,
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
            Self::PurchaseDecided { .. } => NoticeKind::PurchaseDecided,
            Self::ShareDeclined { .. } => NoticeKind::ShareDeclined,
            Self::ShareMoved { .. } => NoticeKind::ShareMoved,
            Self::HandoverOpened { .. } => NoticeKind::HandoverOpened,
            Self::InvoiceIssued { .. } => NoticeKind::InvoiceIssued,
            Self::InvoiceDue { .. } => NoticeKind::InvoiceDue,
            Self::InvoiceOverdue { .. } => NoticeKind::InvoiceOverdue,
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
            | Self::HandoverOpened { company_id, .. } => Some(company_id),
            Self::InvoiceIssued { invoice }
            | Self::InvoiceDue { invoice, .. }
            | Self::InvoiceOverdue { invoice, .. } => Some(&invoice.company_id),
            Self::PurchaseToApprove { order, .. }
            | Self::PurchaseDecided { order, .. }
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

    pub(super) fn telling(&self, conn: &mut DbConn) -> QueryResult<Telling> {
        match *self {
            Self::NewOrder { part } | Self::OrderLate { part } | Self::ComplaintOpened { part } => of_part(conn, part),
            Self::PayoutPaid(payout) | Self::PayoutFailed(payout) => Ok(Telling {
                bumdes_id: Some(payout.bumdes_id.clone()),
                arguments: json!({ "number": payout.number, "amount_minor": payout.amount_minor }),
                link: format!("/portal/bumdes/money/payouts/{}", payout.number),
            }),
            Self::TeamChanged { bumdes_id, change, name, .. } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "change": change.word(), "name": name }),
                link: "/portal/bumdes/team".into(),
            }),
            Self::ListingSubmitted { bumdes, product, link } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "bumdes": bumdes, "product": product }),
                link: link.into(),
            }),
            Self::ListingChangesRequested { bumdes_id, product, link }
            | Self::ListingPublished { bumdes_id, product, link }
            | Self::ListingRejected { bumdes_id, product, link } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "product": product }),
                link: link.into(),
            }),
            Self::StockLow { bumdes_id, product } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "product": product }),
                link: "/portal/bumdes/stock?low=1".into(),
            }),
            Self::PermitVerified(permit) => Ok(of_permit(permit, "")),
            Self::PermitRefused { permit, reason } => Ok(of_permit(permit, reason)),
            Self::PermitToCheck(permit) => to_check(conn, permit),
            Self::PermitDue(told) => Ok(Telling {
                bumdes_id: Some(told.bumdes_id.clone()),
                arguments: json!({
                    "what": told.what,
                    "permit": format!("{} {}", told.kind, told.number),
                    "ends_on": told.ends_on,
                    "product": told.product,
                    "others": if told.more == 0 { "none" } else { "some" },
                    "more": told.more,
                }),
                link: "/portal/bumdes/permits".into(),
            }),
            Self::BumdesRegistered { bumdes, village, link } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "bumdes": bumdes, "village": village }),
                link: link.into(),
            }),
            Self::JoinAsked { bumdes_id, name, email } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "name": name, "email": email }),
                link: "/portal/bumdes/team".into(),
            }),
            Self::StandingChanged { bumdes_id, change, reason } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "change": change, "reason": reason }),
                link: "/portal/bumdes/registration".into(),
            }),
            Self::CompanyDecided { change, reason, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "change": change.word(), "reason": reason }),
                link: "/portal/wholesale/company".into(),
            }),
            Self::CompanyMembersChanged { change, name, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "change": change.word(), "name": name }),
                link: "/portal/wholesale/members".into(),
            }),
            Self::QuoteAsked { bumdes_id, number, subject, company }
            | Self::QuoteCountered { bumdes_id, number, subject, company }
            | Self::RequestCancelled { bumdes_id, number, subject, company } => Ok(Telling {
                bumdes_id: Some(bumdes_id.clone()),
                arguments: json!({ "number": number, "subject": subject, "company": company }),
                link: format!("/portal/bumdes/requests/{number}"),
            }),
            Self::QuoteAnswered { number, subject, bumdes, change, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "number": number, "subject": subject, "bumdes": bumdes, "change": change }),
                link: format!("/portal/wholesale/requests/{number}"),
            }),
            Self::RequestClosed { number, subject, answers, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "number": number, "subject": subject, "answers": answers }),
                link: format!("/portal/wholesale/requests/{number}"),
            }),
            Self::WebhookGivenUp { endpoint_id, url, attempts, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "url": url, "attempts": attempts }),
                link: format!("/portal/wholesale/webhooks/{endpoint_id}"),
            }),
            Self::PurchaseToApprove { order, .. } => {
                Ok(of_purchase(order, json!({ "number": order.number, "total_minor": order.total_minor })))
            }
            Self::PurchaseDecided { order, to, note, .. } => Ok(of_purchase(
                order,
                json!({
                    "number": order.number, "change": to.as_str(), "reason": note, "first_minor": order.first_minor,
                    "until_on": order.valid_until,
                }),
            )),
            Self::ShareMoved { order, quantity, missing, from, to } => {
                let change = match (quantity, missing) {
                    (0, _) => "none",
                    (_, 0) => "all",
                    _ => "some",
                };
                Ok(of_purchase(
                    order,
                    json!({
                        "number": order.number, "change": change, "n": quantity, "missing": missing,
                        "unit": order.unit, "bumdes": from, "to": to,
                    }),
                ))
            }
            Self::HandoverOpened { number, order, bumdes, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({ "number": number, "order": order, "bumdes": bumdes }),
                link: format!("/portal/wholesale/handovers/{number}"),
            }),
            Self::InvoiceIssued { invoice } => Ok(of_invoice(invoice, invoice.total_minor, 0)),
            Self::InvoiceDue { invoice, left_minor } => Ok(of_invoice(invoice, left_minor, 0)),
            Self::InvoiceOverdue { invoice, left_minor, days } => Ok(of_invoice(invoice, left_minor, days)),
            Self::ShareDeclined { order, quantity, bumdes, reason } => Ok(of_purchase(
                order,
                json!({ "number": order.number, "bumdes": bumdes, "n": quantity, "unit": order.unit, "reason": reason }),
            )),
        }
    }
}

fn of_purchase(order: &PurchaseOrder, arguments: Value) -> Telling {
    Telling { bumdes_id: None, arguments, link: format!("/portal/wholesale/orders/{}", order.number) }
}

fn of_invoice(invoice: &Invoice, left_minor: i64, days: i64) -> Telling {
    let arguments = json!({
        "number": invoice.number, "seller": invoice.seller_name, "left_minor": left_minor, "due_on": invoice.due_on,
        "days": days,
    });
    Telling { bumdes_id: None, arguments, link: format!("/portal/wholesale/invoices/{}", invoice.number) }
}

fn of_permit(permit: &Permit, reason: &str) -> Telling {
    let arguments = json!({ "permit": format!("{} {}", permit.kind, permit.number), "reason": reason });
    let link = format!("/portal/bumdes/permits/{}", permit.id);
    Telling { bumdes_id: Some(permit.bumdes_id.clone()), arguments, link }
}

fn to_check(conn: &mut DbConn, permit: &Permit) -> QueryResult<Telling> {
    let name: String = bumdes::table.find(&permit.bumdes_id).select(bumdes::name).first(conn)?;
    let arguments = json!({ "permit": format!("{} {}", permit.kind, permit.number), "bumdes": name });
    Ok(Telling { bumdes_id: None, arguments, link: format!("/portal/curator/permits/{}", permit.id) })
}

fn of_part(conn: &mut DbConn, id: &FulfillmentOrderId) -> QueryResult<Telling> {
    let (bumdes_id, number, status, items_minor, shipping_minor, buyer): (BumdesId, String, String, i64, i64, String) =
        fulfillment_orders::table
            .inner_join(orders::table)
            .filter(fulfillment_orders::id.eq(id))
            .select((
                fulfillment_orders::bumdes_id,
                fulfillment_orders::number,
                fulfillment_orders::status,
                fulfillment_orders::items_total_minor,
                fulfillment_orders::shipping_minor,
                orders::buyer_name,
            ))
            .first(conn)?;
    let total_minor = items_minor + shipping_minor;
    Ok(Telling {
        bumdes_id: Some(bumdes_id),
        link: format!("/portal/bumdes/orders/{number}"),
        arguments: json!({ "number": number, "status": status, "total_minor": total_minor, "buyer": buyer }),
    })
}
