//! Reads for the pages of a BUMDes. Each takes the scope: what belongs to others is not found.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::{FulfillmentOrder, FulfillmentStatus};
use crate::db::schema::{bumdes, fulfillment_orders, order_events, order_lines, orders, payments, regions};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{BumdesId, FulfillmentOrderId};
use crate::orders::{Order, OrderLine};
use crate::payments::{PaymentStatus, Provider};
use crate::web::BumdesScope;

/// More open orders than this at once are not shown; the oldest come first, so none is forgotten.
const MOST_OPEN: i64 = 300;
pub const DONE_PER_PAGE: i64 = 20;

/// A row of the inbox.
#[derive(Debug, Serialize)]
pub struct InboxRow {
    pub part: FulfillmentOrder,
    pub buyer_name: String,
    /// the regency it goes to
    pub destination: String,
    pub region_code: String,
    pub paid_at: Timestamp,
    pub lines: Vec<OrderLine>,
    pub pieces: i64,
}

/// What is still to be done, the longest waiting first.
pub fn open_orders(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<InboxRow>> {
    let rows = own_rows(scope)
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::OPEN))
        .order((orders::paid_at.asc(), fulfillment_orders::id.asc()))
        .limit(MOST_OPEN)
        .select((FulfillmentOrder::as_select(), Order::as_select()))
        .load(conn)?;
    with_lines(conn, rows)
}

/// Delivered, rejected and cancelled, the latest first; one page, and how many there are.
pub fn done_orders(conn: &mut DbConn, scope: &BumdesScope, page: i64) -> QueryResult<(Vec<InboxRow>, i64)> {
    let done = [FulfillmentStatus::Delivered, FulfillmentStatus::Rejected, FulfillmentStatus::Cancelled];
    let total = own_rows(scope).filter(fulfillment_orders::status.eq_any(done)).select(count_star()).first(conn)?;
    let rows = own_rows(scope)
        .filter(fulfillment_orders::status.eq_any(done))
        .order((fulfillment_orders::updated_at.desc(), fulfillment_orders::id.desc()))
        .limit(DONE_PER_PAGE)
        .offset((page - 1) * DONE_PER_PAGE)
        .select((FulfillmentOrder::as_select(), Order::as_select()))
        .load(conn)?;
    Ok((with_lines(conn, rows)?, total))
}

/// Its own, from when it was told of them: an order that was never paid is not its business, unless it was to take
/// the money itself.
#[diesel::dsl::auto_type]
pub(super) fn own_rows<'a>(scope: &'a BumdesScope) -> _ {
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

fn with_lines(conn: &mut DbConn, rows: Vec<(FulfillmentOrder, Order)>) -> QueryResult<Vec<InboxRow>> {
    let ids: Vec<&FulfillmentOrderId> = rows.iter().map(|(part, _)| &part.id).collect();
    let mut lines: HashMap<FulfillmentOrderId, Vec<OrderLine>> = HashMap::new();
    let found: Vec<OrderLine> = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq_any(ids))
        .order(order_lines::sku)
        .select(OrderLine::as_select())
        .load(conn)?;
    for line in found {
        lines.entry(line.fulfillment_order_id.clone()).or_default().push(line);
    }
    let codes: Vec<&str> = rows.iter().filter_map(|(_, order)| order.region_code.get(..5)).collect();
    let regencies: HashMap<String, String> = regions::table
        .filter(regions::code.eq_any(codes))
        .select((regions::code, regions::name))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    Ok(rows
        .into_iter()
        .map(|(part, order)| {
            let lines = lines.remove(&part.id).unwrap_or_default();
            InboxRow {
                destination: order.region_code.get(..5).and_then(|c| regencies.get(c)).cloned().unwrap_or_default(),
                pieces: lines.iter().map(|line| line.quantity).sum(),
                paid_at: order.paid_at.unwrap_or(order.created_at),
                buyer_name: order.buyer_name,
                region_code: order.region_code,
                lines,
                part,
            }
        })
        .collect())
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
    pub timeline: Vec<TimelineEntry>,
    pub seller: Seller,
    /// where it is sent from
    pub seller_places: Vec<String>,
}

/// Who ships, as the packing slip prints it.
#[derive(Debug, Serialize, Queryable)]
pub struct Seller {
    pub name: String,
    pub phone: String,
    pub village_code: String,
}

/// A paid part of an order with everything its BUMDes needs, and nothing of the other parts.
pub fn order_for_bumdes(conn: &mut DbConn, scope: &BumdesScope, number: &str) -> QueryResult<Option<OrderForBumdes>> {
    let found: Option<(FulfillmentOrder, Order)> = own_rows(scope)
        .filter(fulfillment_orders::number.eq(number))
        .select((FulfillmentOrder::as_select(), Order::as_select()))
        .first(conn)
        .optional()?;
    let Some((part, order)) = found else { return Ok(None) };
    let lines = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(&part.id))
        .order(order_lines::sku)
        .select(OrderLine::as_select())
        .load(conn)?;
    // what others did with their parts is not this BUMDes's to read
    let of_the_order: &[&str] = match part.status {
        FulfillmentStatus::Cancelled => &["paid", "cancelled"],
        _ => &["paid"],
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
    Ok(Some(OrderForBumdes {
        places: places(conn, &order.region_code)?,
        seller_places: places(conn, &seller.village_code)?,
        cash_minor: cash_to_take(conn, &order)?,
        total_minor: part.items_total_minor + part.shipping_minor,
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
