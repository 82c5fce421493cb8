//! Everything a mail may tell, read at once.
//!
//! A mail about one fulfillment order reads that part's lines and no other's.

use diesel::prelude::*;

use super::Mail;
use crate::complaints::Complaint;
use crate::db::schema::{
    bumdes, complaints, deadlines, fulfillment_orders, order_lines, order_messages, orders, payments, refunds, regions,
    user_roles, users, villages,
};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::shipment::{self, Parcel};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use crate::i18n::Language;
use crate::ids::{BumdesId, ComplaintId, FulfillmentOrderId, MessageId, OrderId, PaymentId, RefundId, ShipmentId};
use crate::orders::{Order, OrderLine};
use crate::payments::{Payment, Refund};

pub(super) struct Facts {
    pub order: Order,
    /// the regions of the address, from the province down to the village
    pub region_names: Vec<String>,
    /// the whole order's parts, or the one part that the mail is about
    pub parts: Vec<Part>,
    pub has_other_parts: bool,
    pub payment: Option<Payment>,
    /// what goes back for what the mail is about
    pub refund_minor: Option<i64>,
    /// the refund that the mail is about
    pub refund: Option<Refund>,
    /// the complaint that the mail is about
    pub complaint: Option<Complaint>,
    /// the parcel that the mail is about
    pub parcel: Option<Parcel>,
    /// the message that the mail brings
    pub message: Option<String>,
    /// until when the next step is to be done
    pub due_at: Option<Timestamp>,
}

pub(super) struct Part {
    pub fulfillment_order: FulfillmentOrder,
    pub bumdes: Bumdes,
    pub lines: Vec<OrderLine>,
}

pub(super) struct Bumdes {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub village: String,
    pub village_code: String,
    pub regency: String,
    /// what the people who run it read
    pub language: Language,
}

/// None when the order is not there; mails about payouts and stock are about none (`payout.rs`, `stock.rs`).
pub(super) fn facts(conn: &mut DbConn, mail: &Mail) -> QueryResult<Option<Facts>> {
    match mail {
        Mail::OrderPlaced { order_id }
        | Mail::OrderPaid { order_id }
        | Mail::OrderExpired { order_id }
        | Mail::OrderCancelled { order_id }
        | Mail::PaymentReturned { order_id } => of_order(conn, order_id).optional(),
        Mail::Shipped { fulfillment_order_id, shipment_id } => {
            of_shipment(conn, fulfillment_order_id, shipment_id.as_ref()).optional()
        }
        Mail::PartDue { fulfillment_order_id } => of_deadline(conn, fulfillment_order_id).optional(),
        Mail::NewFulfillmentOrder { fulfillment_order_id }
        | Mail::PartCancelled { fulfillment_order_id }
        | Mail::Rejected { fulfillment_order_id } => of_part(conn, fulfillment_order_id).optional(),
        Mail::PayeeAccountWanted { refund_id } | Mail::RefundSent { refund_id } => {
            of_refund(conn, refund_id).optional()
        }
        Mail::MessageToBuyer { message_id } | Mail::MessageToBumdes { message_id } => {
            of_message(conn, message_id).optional()
        }
        Mail::ComplaintReceived { complaint_id }
        | Mail::ComplaintOpened { complaint_id }
        | Mail::ComplaintClosed { complaint_id } => of_complaint(conn, complaint_id).optional(),
        // about no order: payout.rs, permits.rs, personal.rs, stock.rs
        _ => Ok(None),
    }
}

fn of_refund(conn: &mut DbConn, id: &RefundId) -> QueryResult<Facts> {
    let (refund, order_id): (Refund, OrderId) = refunds::table
        .inner_join(payments::table)
        .filter(refunds::id.eq(id))
        .select((Refund::as_select(), payments::order_id))
        .first(conn)?;
    let facts = of_order(conn, &order_id)?;
    Ok(Facts { refund_minor: Some(refund.amount_minor), refund: Some(refund), ..facts })
}

fn of_complaint(conn: &mut DbConn, id: &ComplaintId) -> QueryResult<Facts> {
    let complaint: Complaint = complaints::table.find(id).select(Complaint::as_select()).first(conn)?;
    let facts = of_part(conn, &complaint.fulfillment_order_id)?;
    Ok(Facts { complaint: Some(complaint), ..facts })
}

/// With the parcel, or the latest where a mail from before parcels had rows asks.
fn of_shipment(conn: &mut DbConn, part: &FulfillmentOrderId, id: Option<&ShipmentId>) -> QueryResult<Facts> {
    let mut parcels = shipment::parcels(conn, &[part])?.remove(part).unwrap_or_default();
    let at = parcels.iter().position(|parcel| Some(&parcel.id) == id);
    let parcel = match at {
        Some(at) => Some(parcels.swap_remove(at)),
        None => parcels.pop(),
    };
    Ok(Facts { parcel, ..of_part(conn, part)? })
}

fn of_message(conn: &mut DbConn, id: &MessageId) -> QueryResult<Facts> {
    let (part, text): (FulfillmentOrderId, String) = order_messages::table
        .find(id)
        .select((order_messages::fulfillment_order_id, order_messages::text))
        .first(conn)?;
    Ok(Facts { message: Some(text), ..of_part(conn, &part)? })
}

fn of_deadline(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Facts> {
    let due_at = deadlines::table.find(part).select(deadlines::due_at).first(conn)?;
    Ok(Facts { due_at: Some(due_at), ..of_part(conn, part)? })
}

fn of_order(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Facts> {
    let rows: Vec<FulfillmentOrder> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order_id))
        .order(fulfillment_orders::number)
        .select(FulfillmentOrder::as_select())
        .load(conn)?;
    let parts = rows.into_iter().map(|row| part(conn, row)).collect::<QueryResult<_>>()?;
    with_parts(conn, order_id, parts, None)
}

fn of_part(conn: &mut DbConn, id: &FulfillmentOrderId) -> QueryResult<Facts> {
    let row: FulfillmentOrder = fulfillment_orders::table.find(id).select(FulfillmentOrder::as_select()).first(conn)?;
    let order_id = row.order_id.clone();
    let part = part(conn, row)?;
    with_parts(conn, &order_id, vec![part], Some(id))
}

fn with_parts(
    conn: &mut DbConn,
    order_id: &OrderId,
    parts: Vec<Part>,
    only: Option<&FulfillmentOrderId>,
) -> QueryResult<Facts> {
    let order: Order = orders::table.find(order_id).select(Order::as_select()).first(conn)?;
    let payment: Option<Payment> =
        payments::table.filter(payments::order_id.eq(order_id)).select(Payment::as_select()).first(conn).optional()?;
    let refund_minor = match &payment {
        Some(payment) => refund(conn, &payment.id, only)?,
        None => None,
    };
    let delivered_by_others: i64 = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order_id))
        .filter(fulfillment_orders::id.ne_all(parts.iter().map(|p| &p.fulfillment_order.id)))
        .filter(fulfillment_orders::status.ne_all([FulfillmentStatus::Rejected, FulfillmentStatus::Cancelled]))
        .count()
        .get_result(conn)?;
    Ok(Facts {
        region_names: region_names(conn, &order.region_code)?,
        has_other_parts: delivered_by_others > 0,
        order,
        parts,
        payment,
        refund_minor,
        refund: None,
        complaint: None,
        parcel: None,
        message: None,
        due_at: None,
    })
}

fn part(conn: &mut DbConn, fulfillment_order: FulfillmentOrder) -> QueryResult<Part> {
    let lines = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(&fulfillment_order.id))
        .order((order_lines::sku, order_lines::id))
        .select(OrderLine::as_select())
        .load(conn)?;
    let bumdes = bumdes_of(conn, &fulfillment_order.bumdes_id)?;
    Ok(Part { fulfillment_order, bumdes, lines })
}

pub(super) fn bumdes_of(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Bumdes> {
    let (name, email, phone, village_code, village) = bumdes::table
        .inner_join(villages::table)
        .filter(bumdes::id.eq(id))
        .select((bumdes::name, bumdes::email, bumdes::phone, bumdes::village_code, villages::name))
        .first::<(String, String, String, String, String)>(conn)?;
    let language: Option<Language> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(id).and(users::is_active))
        .order((users::created_at, users::id))
        .select(users::language)
        .first(conn)
        .optional()?;
    let regency = region_names(conn, &village_code)?.into_iter().nth(1).unwrap_or_default();
    Ok(Bumdes { name, email, phone, village, village_code, regency, language: language.unwrap_or(Language::Id) })
}

/// What goes back for one part, or for the whole order.
fn refund(conn: &mut DbConn, payment_id: &PaymentId, part: Option<&FulfillmentOrderId>) -> QueryResult<Option<i64>> {
    let of_payment = refunds::table.filter(refunds::payment_id.eq(payment_id)).select(refunds::amount_minor);
    match part {
        Some(part) => of_payment.filter(refunds::fulfillment_order_id.eq(part)).order(refunds::id.desc()).first(conn),
        None => of_payment.filter(refunds::fulfillment_order_id.is_null()).order(refunds::id.desc()).first(conn),
    }
    .optional()
}

/// `52.02.09.2008` → the names of 52, 52.02, 52.02.09 and 52.02.09.2008.
fn region_names(conn: &mut DbConn, code: &str) -> QueryResult<Vec<String>> {
    let ends = code.match_indices('.').map(|(at, _)| at).chain([code.len()]);
    let codes: Vec<&str> = ends.map(|end| &code[..end]).collect();
    regions::table.filter(regions::code.eq_any(codes)).order(regions::level).select(regions::name).load(conn)
}
