//! What the papers of some orders say, in a number of reads that does not grow with them.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::{bumdes, fulfillment_orders, order_lines, payments, producers, products, regions};
use crate::fulfillment::queries::{Seller, own_rows};
use crate::fulfillment::shipment::{Parcel, parcels, refunded_pieces, sent_pieces};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use crate::ids::{FulfillmentOrderId, OrderId, OrderLineId};
use crate::orders::{Order, OrderLine};
use crate::payments::{PaymentStatus, Provider};
use crate::web::BumdesScope;

/// More than this is not printed at once.
pub const MOST: usize = 100;

pub struct Papers {
    pub seller: Seller,
    /// from village to province
    pub seller_places: Vec<String>,
    /// by number
    pub orders: Vec<PaperOrder>,
}

pub struct PaperOrder {
    pub part: FulfillmentOrder,
    pub order: Order,
    /// by SKU; what is not to be packed is not here
    pub lines: Vec<PaperLine>,
    /// from village to province
    pub places: Vec<String>,
    /// to be taken with the parcel
    pub cash_minor: Option<i64>,
    /// who carried its latest parcel, and under which number; none while that is still to be told
    pub carriage: Option<String>,
}

pub struct PaperLine {
    pub line: OrderLine,
    /// ordered, less what was refunded, and what was sent while the rest waits
    pub quantity: i64,
    pub maker: String,
}

/// Of those that this BUMDes has; none of the others.
pub fn papers(conn: &mut DbConn, scope: &BumdesScope, numbers: &[String]) -> QueryResult<Papers> {
    let rows: Vec<(FulfillmentOrder, Order)> = own_rows(scope)
        .filter(fulfillment_orders::number.eq_any(numbers.iter().take(MOST)))
        .order(fulfillment_orders::number)
        .select((FulfillmentOrder::as_select(), Order::as_select()))
        .load(conn)?;
    let seller: Seller = bumdes::table
        .find(scope.bumdes_id())
        .select((bumdes::name, bumdes::phone, bumdes::village_code))
        .first(conn)?;
    let ids: Vec<&FulfillmentOrderId> = rows.iter().map(|(part, _)| &part.id).collect();
    // of what goes in several parcels, only what is still to be packed
    let packed = rows.iter().filter(|(part, _)| part.status == FulfillmentStatus::Packed);
    let packed: Vec<&FulfillmentOrderId> = packed.map(|(part, _)| &part.id).collect();
    let sent = sent_pieces(conn, &packed)?;
    let mut lines = lines(conn, &ids, &sent)?;
    let mut parcels = parcels(conn, &ids)?;
    let cash = cash_to_take(conn, rows.iter().map(|(_, order)| &order.id))?;
    let codes = rows.iter().map(|(_, order)| order.region_code.as_str()).chain([seller.village_code.as_str()]);
    let names = region_names(conn, codes)?;
    let orders = rows.into_iter().map(|(part, order)| PaperOrder {
        lines: lines.remove(&part.id).unwrap_or_default(),
        places: places(&names, &order.region_code),
        cash_minor: cash.get(&order.id).copied(),
        carriage: parcels.remove(&part.id).filter(|_| part.status != FulfillmentStatus::Packed).and_then(carriage),
        part,
        order,
    });
    Ok(Papers { orders: orders.collect(), seller_places: places(&names, &seller.village_code), seller })
}

fn carriage(mut parcels: Vec<Parcel>) -> Option<String> {
    let latest = parcels.pop()?;
    Some(format!("{} {}", latest.courier?, latest.tracking_number?))
}

fn lines(
    conn: &mut DbConn,
    parts: &[&FulfillmentOrderId],
    sent: &HashMap<FulfillmentOrderId, HashMap<OrderLineId, i64>>,
) -> QueryResult<HashMap<FulfillmentOrderId, Vec<PaperLine>>> {
    let rows: Vec<(OrderLine, String)> = order_lines::table
        .inner_join(products::table.inner_join(producers::table))
        .filter(order_lines::fulfillment_order_id.eq_any(parts.iter().copied()))
        .order((order_lines::sku, order_lines::id))
        .select((OrderLine::as_select(), producers::name))
        .load(conn)?;
    let refunded = refunded_pieces(conn, parts)?;
    let mut lines: HashMap<FulfillmentOrderId, Vec<PaperLine>> = HashMap::new();
    for (line, maker) in rows {
        let sent = sent.get(&line.fulfillment_order_id).and_then(|sent| sent.get(&line.id)).copied().unwrap_or(0);
        let quantity = line.quantity - refunded.get(&line.id).copied().unwrap_or(0) - sent;
        if quantity > 0 {
            lines.entry(line.fulfillment_order_id.clone()).or_default().push(PaperLine { line, quantity, maker });
        }
    }
    Ok(lines)
}

fn cash_to_take<'a>(
    conn: &mut DbConn,
    orders: impl Iterator<Item = &'a OrderId>,
) -> QueryResult<HashMap<OrderId, i64>> {
    let rows: Vec<(OrderId, i64)> = payments::table
        .filter(payments::order_id.eq_any(orders).and(payments::provider.eq(Provider::CashOnDelivery)))
        .filter(payments::status.eq(PaymentStatus::Pending))
        .select((payments::order_id, payments::amount_minor))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// A region's code without its last one, two or three levels, and itself: what it lies in.
fn around(code: &str) -> impl Iterator<Item = &str> {
    [13, 8, 5, 2].into_iter().filter_map(move |length| code.get(..length))
}

fn region_names<'a>(conn: &mut DbConn, codes: impl Iterator<Item = &'a str>) -> QueryResult<HashMap<String, String>> {
    let wanted: BTreeSet<&str> = codes.flat_map(around).collect();
    let rows: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(wanted)).select((regions::code, regions::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

fn places(names: &HashMap<String, String>, code: &str) -> Vec<String> {
    around(code).filter_map(|code| names.get(code).cloned()).collect()
}
