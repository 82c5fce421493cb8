//! What a row and a mail keep of a notice: the arguments of its sentence, and where it leads.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::Notice;
use crate::db::DbConn;
use crate::db::schema::{bumdes, fulfillment_orders, orders};
use crate::ids::{BumdesId, FulfillmentOrderId};
use crate::invoices::Invoice;
use crate::legality::Permit;
use crate::purchase_orders::{PurchaseOrder, PurchaseOrderStatus};

#[derive(Debug, Clone)]
pub(super) struct Telling {
    /// none: for the house's own people
    pub bumdes_id: Option<BumdesId>,
    pub arguments: Value,
    pub link: String,
}

impl Notice<'_> {
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
            Self::PurchaseDecided { order, to, note, until, .. } => Ok(of_purchase(
                order,
                json!({
                    "number": order.number, "change": change_of(order, to), "reason": note,
                    "first_minor": order.first_minor, "until_on": until,
                }),
            )),
            Self::PurchaseShort { order } => Ok(of_purchase(
                order,
                json!({
                    "number": order.number, "change": "short", "reason": "", "first_minor": order.first_minor,
                    "until_on": order.valid_until,
                }),
            )),
            Self::TransferBooked { amount_minor, reference, reason, owed_minor, .. } => Ok(Telling {
                bumdes_id: None,
                arguments: json!({
                    "change": match (reason, amount_minor > 0) {
                        (None, true) => "received",
                        (None, false) => "returned",
                        (Some(_), true) => "not_returned",
                        (Some(_), false) => "not_received",
                    },
                    "amount_minor": amount_minor.abs(),
                    "reference": reference,
                    "reason": reason.unwrap_or_default(),
                    "stands": match owed_minor.signum() { 1 => "owing", 0 => "even", _ => "ahead" },
                    "left_minor": owed_minor.abs(),
                }),
                link: "/portal/wholesale/account".into(),
            }),
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
                json!({
                    "number": order.number, "bumdes": bumdes, "n": quantity, "unit": order.unit, "reason": reason,
                    "of": if order.is_from_catalogue() { "catalogue" } else { "quotes" },
                }),
            )),
        }
    }
}

/// The words choose by it: what lapses had quotes, or prices of the catalogue.
fn change_of(order: &PurchaseOrder, to: PurchaseOrderStatus) -> &'static str {
    match to {
        PurchaseOrderStatus::Cancelled if order.status == PurchaseOrderStatus::AwaitingPayment => "unpaid",
        PurchaseOrderStatus::Cancelled if order.is_from_catalogue() => "prices_ended",
        to => to.as_str(),
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
