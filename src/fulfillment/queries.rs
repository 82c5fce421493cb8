//! Reads for the pages of a BUMDes. Each takes the scope: what belongs to others is not found.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;

use super::deadline::Due;
use super::row::Found;
use super::shipment::{self, Parcel};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::complaints::{self, Complaint};
use crate::db::schema::{
    bumdes, deadlines, fulfillment_orders, order_events, order_lines, orders, payments, regions, reservations,
};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{BumdesId, FulfillmentOrderId, OrderLineId, VariantId};
use crate::messages::{self, Author, Message};
use crate::orders::{Order, OrderLine};
use crate::payments::{PaymentStatus, Provider};
use crate::web::BumdesScope;

/// Its own, from when it was told of them: an order that was never paid is not its business, unless it was to take
/// the money itself.
#[diesel::dsl::auto_type]
pub(crate) fn own_rows<'a>(scope: &'a BumdesScope) -> _ {
    let id: &'a BumdesId = scope.bumdes_id();
    let unpaid: [FulfillmentStatus; 2] = FulfillmentStatus::UNPAID;
    let cancelled: FulfillmentStatus = FulfillmentStatus::Cancelled;
    let cash: Provider = Provider::CashOnDelivery;
    let by_cash = payments::table.filter(payments::order_id.eq(orders::id).and(payments::provider.eq(cash)));
    fulfillment_orders::table.inner_join(orders::table).filter(fulfillment_orders::bumdes_id.eq(id)).filter(
        fulfillment_orders::status.ne_all(unpaid).or(fulfillment_orders::status
            .eq(cancelled)
            .and(orders::paid_at.is_not_null().or(diesel::dsl::exists(by_cash)))),
    )
}

/// One change on the timeline of a part.
#[derive(Debug, Serialize, Queryable)]
pub struct TimelineEntry {
    pub kind: String,
    pub note: Option<String>,
    pub created_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub struct OrderForBumdes {
    pub part: FulfillmentOrder,
    pub order_number: String,
    pub buyer_name: String,
    pub buyer_phone: String,
    pub address_line: String,
    /// from village to province
    pub places: Vec<String>,
    pub region_code: String,
    pub postal_code: String,
    pub note: String,
    /// the buyer's
    pub language: Language,
    pub paid_at: Timestamp,
    /// to be taken with the parcel; none where it is paid, or over
    pub cash_minor: Option<i64>,
    pub total_minor: i64,
    pub lines: Vec<OrderLine>,
    /// of the lines, what was to be made when it was ordered
    pub made_to_order: Vec<VariantId>,
    pub timeline: Vec<TimelineEntry>,
    /// oldest first
    pub complaints: Vec<Complaint>,
    /// oldest first
    pub messages: Vec<Message>,
    /// the buyer waits for words
    pub has_question: bool,
    pub due: Option<Due>,
    /// the same as a time
    pub due_at: Option<Timestamp>,
    /// oldest first
    pub parcels: Vec<Parcel>,
    /// pieces on their way or there, and all that are to be sent
    pub sent: i64,
    pub pieces: i64,
    /// what of each line is to be sent still
    pub left: BTreeMap<OrderLineId, i64>,
    pub seller: Seller,
    /// where it is sent from
    pub seller_places: Vec<String>,
}

/// Who ships, as the papers print it.
#[derive(Debug, Serialize, Queryable)]
pub struct Seller {
    pub name: String,
    pub phone: String,
    pub village_code: String,
}

/// The one by this number, if it is its own.
pub fn own_id(conn: &mut DbConn, scope: &BumdesScope, number: &str) -> QueryResult<Option<FulfillmentOrderId>> {
    own_rows(scope).filter(fulfillment_orders::number.eq(number)).select(fulfillment_orders::id).first(conn).optional()
}

/// A paid part of an order with everything its BUMDes needs, and nothing of the other parts.
pub fn order_for_bumdes(
    conn: &mut DbConn,
    scope: &BumdesScope,
    now: Timestamp,
    number: &str,
) -> QueryResult<Option<OrderForBumdes>> {
    let found: Option<Found> = own_rows(scope)
        .left_join(deadlines::table)
        .filter(fulfillment_orders::number.eq(number))
        .select((FulfillmentOrder::as_select(), Order::as_select(), deadlines::due_at.nullable()))
        .first(conn)
        .optional()?;
    let Some((part, order, due_at)) = found else { return Ok(None) };
    let lines = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(&part.id))
        .order(order_lines::sku)
        .select(OrderLine::as_select())
        .load(conn)?;
    let made_to_order = reservations::table
        .filter(reservations::order_id.eq(&order.id).and(reservations::month.is_not_null()))
        .select(reservations::variant_id)
        .load(conn)?;
    // what others did with their parts is not this BUMDes's to read
    let of_the_order: &[&str] = match part.status {
        FulfillmentStatus::Cancelled => &["paid", "on_account", "cancelled"],
        _ => &["paid", "on_account"],
    };
    let timeline = order_events::table
        .filter(order_events::order_id.eq(&order.id))
        .filter(
            order_events::fulfillment_order_id.eq(&part.id).or(order_events::kind.eq_any(of_the_order.iter().copied())),
        )
        .order((order_events::created_at, order_events::id))
        .select((order_events::kind, order_events::note, order_events::created_at))
        .load::<TimelineEntry>(conn)?
        .into_iter()
        // the note of the payment is about the whole order, which is not this BUMDes's to read
        .map(|entry| if entry.kind == "paid" { TimelineEntry { note: None, ..entry } } else { entry })
        .collect();
    let seller: Seller = bumdes::table
        .find(scope.bumdes_id())
        .select((bumdes::name, bumdes::phone, bumdes::village_code))
        .first(conn)?;
    let messages = messages::queries::of_parts(conn, [&part.id])?.remove(&part.id).unwrap_or_default();
    let parcels = shipment::parcels(conn, &[&part.id])?.remove(&part.id).unwrap_or_default();
    let left = shipment::left_to_send(conn, &part.id)?;
    let sent: i64 = parcels.iter().flat_map(|parcel| &parcel.lines).map(|line| line.quantity).sum();
    Ok(Some(OrderForBumdes {
        places: places(conn, &order.region_code)?,
        seller_places: places(conn, &seller.village_code)?,
        cash_minor: cash_to_take(conn, &order)?,
        total_minor: part.items_total_minor + part.shipping_minor,
        sent,
        pieces: sent + left.values().sum::<i64>(),
        parcels,
        left,
        has_question: messages.iter().any(|message| message.author == Author::Buyer && message.answered_at.is_none()),
        messages,
        complaints: complaints::queries::of_parts(conn, [&part.id])?,
        due: Due::of(part.status, due_at, now),
        due_at: due_at.filter(|_| FulfillmentStatus::WAITING.contains(&part.status)),
        paid_at: order.paid_at.unwrap_or(order.created_at),
        part,
        order_number: order.number,
        buyer_name: order.buyer_name,
        buyer_phone: order.buyer_phone,
        address_line: order.address_line,
        region_code: order.region_code,
        postal_code: order.postal_code,
        note: order.note,
        language: order.language,
        lines,
        made_to_order,
        timeline,
        seller,
    }))
}

fn cash_to_take(conn: &mut DbConn, order: &Order) -> QueryResult<Option<i64>> {
    payments::table
        .filter(payments::order_id.eq(&order.id).and(payments::provider.eq(Provider::CashOnDelivery)))
        .filter(payments::status.eq(PaymentStatus::Pending))
        .select(payments::amount_minor)
        .first(conn)
        .optional()
}

/// The names of a region and of all it lies in, the smallest first.
fn places(conn: &mut DbConn, region_code: &str) -> QueryResult<Vec<String>> {
    let codes: Vec<&str> = [2, 5, 8, 13].iter().filter_map(|length| region_code.get(..*length)).collect();
    regions::table.filter(regions::code.eq_any(codes)).order(regions::level.desc()).select(regions::name).load(conn)
}
