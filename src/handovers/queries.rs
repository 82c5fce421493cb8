//! Reads of handovers. What belongs to others is not found.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::Handover;
use super::handover::delivery_note;
use crate::db::schema::{
    bumdes, companies, fulfillment_orders, handover_lines, handovers, order_lines, orders, purchase_orders, shipments,
};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, CompanyId, FulfillmentOrderId, HandoverId, OrderLineId, PurchaseOrderId};

/// Whether a delivery of this part has not been signed yet. Read it with the part held.
pub fn is_waited_for(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<bool> {
    let open = handovers::table.filter(handovers::fulfillment_order_id.eq(part).and(handovers::signed_at.is_null()));
    Ok(open.count().get_result::<i64>(conn)? > 0)
}

/// How many pieces of each line were sent, but did not arrive and were taken off the account for it.
pub fn short_pieces(conn: &mut DbConn, parts: &[&FulfillmentOrderId]) -> QueryResult<HashMap<OrderLineId, i64>> {
    let rows: Vec<(OrderLineId, i64)> = handover_lines::table
        .inner_join(handovers::table)
        .filter(handovers::fulfillment_order_id.eq_any(parts.iter().copied()))
        .filter(handover_lines::credited.gt(0))
        .select((handover_lines::order_line_id, handover_lines::credited))
        .load(conn)?;
    let mut short = HashMap::new();
    for (line, quantity) in rows {
        *short.entry(line).or_default() += quantity;
    }
    Ok(short)
}

/// As the pages of an order list it.
#[derive(Debug, Serialize)]
pub struct Row {
    pub number: String,
    pub delivery_note: String,
    pub bumdes: String,
    /// of the part
    pub part: String,
    pub opened_at: Timestamp,
    pub signed_at: Option<Timestamp>,
    pub sent: i64,
}

type Found = (HandoverId, String, String, String, Timestamp, Option<Timestamp>);

/// Of a purchase order of this company, the oldest first.
pub fn of_purchase_order(conn: &mut DbConn, company: &CompanyId, number: &str) -> QueryResult<Vec<Row>> {
    let found = handovers::table
        .inner_join(purchase_orders::table)
        .inner_join(fulfillment_orders::table.inner_join(bumdes::table))
        .filter(purchase_orders::number.eq(number).and(handovers::company_id.eq(company)))
        .order(handovers::number)
        .select((
            handovers::id,
            handovers::number,
            bumdes::name,
            fulfillment_orders::number,
            handovers::opened_at,
            handovers::signed_at,
        ))
        .load(conn)?;
    rows(conn, found)
}

/// Of a part, whose caller has made sure that it is its own.
pub fn of_part(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Vec<Row>> {
    let found = handovers::table
        .inner_join(fulfillment_orders::table.inner_join(bumdes::table))
        .filter(handovers::fulfillment_order_id.eq(part))
        .order(handovers::number)
        .select((
            handovers::id,
            handovers::number,
            bumdes::name,
            fulfillment_orders::number,
            handovers::opened_at,
            handovers::signed_at,
        ))
        .load(conn)?;
    rows(conn, found)
}

fn rows(conn: &mut DbConn, found: Vec<Found>) -> QueryResult<Vec<Row>> {
    let sent: HashMap<HandoverId, i64> = handover_lines::table
        .filter(handover_lines::handover_id.eq_any(found.iter().map(|(id, ..)| id)))
        .select((handover_lines::handover_id, handover_lines::sent))
        .load::<(HandoverId, i64)>(conn)?
        .into_iter()
        .fold(HashMap::new(), |mut sent, (id, quantity)| {
            *sent.entry(id).or_default() += quantity;
            sent
        });
    let row = |(id, number, bumdes, part, opened_at, signed_at): Found| Row {
        delivery_note: delivery_note(&number),
        sent: sent.get(&id).copied().unwrap_or(0),
        number,
        bumdes,
        part,
        opened_at,
        signed_at,
    };
    Ok(found.into_iter().map(row).collect())
}

/// Whose handover is looked for.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    Company(&'a CompanyId),
    Bumdes(&'a BumdesId),
}

#[derive(Debug, Serialize)]
pub struct Detail {
    pub handover: Handover,
    pub delivery_note: String,
    pub purchase_order: String,
    /// of the part
    pub part: String,
    pub bumdes: String,
    pub bumdes_phone: String,
    pub bumdes_village: String,
    pub company: String,
    pub recipient: String,
    pub phone: String,
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Queryable, Serialize)]
pub struct Line {
    pub order_line_id: OrderLineId,
    pub sku: String,
    pub name_id: String,
    pub name_en: String,
    pub option_value: String,
    /// what it is counted in
    pub unit: String,
    pub sent: i64,
    pub received: Option<i64>,
    pub credited: i64,
    pub reason: String,
}

pub fn detail(conn: &mut DbConn, of: Of<'_>, number: &str) -> QueryResult<Option<Detail>> {
    type Place = (String, String);
    type Sides = (String, String, String, String);
    type Found = (Handover, (String, String), Sides, Place, (Option<String>, Option<String>));
    let mut query = handovers::table
        .inner_join(purchase_orders::table.inner_join(companies::table))
        .inner_join(fulfillment_orders::table.inner_join(bumdes::table).inner_join(orders::table))
        .inner_join(shipments::table)
        .filter(handovers::number.eq(number))
        .select((
            Handover::as_select(),
            (purchase_orders::number, fulfillment_orders::number),
            (bumdes::name, bumdes::phone, bumdes::village_code, companies::name),
            (orders::address_line, orders::buyer_phone),
            (shipments::courier, shipments::tracking_number),
        ))
        .into_boxed();
    query = match of {
        Of::Company(id) => query.filter(handovers::company_id.eq(id)),
        Of::Bumdes(id) => query.filter(fulfillment_orders::bumdes_id.eq(id)),
    };
    let found: Option<Found> = query.first(conn).optional()?;
    let Some((handover, (purchase_order, part), sides, (recipient, phone), carriage)) = found else {
        return Ok(None);
    };
    let (bumdes, bumdes_phone, bumdes_village, company) = sides;
    let lines = handover_lines::table
        .inner_join(order_lines::table)
        .filter(handover_lines::handover_id.eq(&handover.id))
        .order((order_lines::sku, order_lines::id))
        .select((
            order_lines::id,
            order_lines::sku,
            order_lines::name_id,
            order_lines::name_en,
            order_lines::option_value,
            order_lines::unit,
            handover_lines::sent,
            handover_lines::received,
            handover_lines::credited,
            handover_lines::reason,
        ))
        .load(conn)?;
    Ok(Some(Detail {
        delivery_note: handover.delivery_note(),
        handover,
        purchase_order,
        part,
        bumdes,
        bumdes_phone,
        bumdes_village,
        company,
        recipient,
        phone,
        courier: carriage.0,
        tracking_number: carriage.1,
        lines,
    }))
}

/// The numbers of a purchase order's handovers, signed or not.
pub fn numbers(conn: &mut DbConn, order: &PurchaseOrderId) -> QueryResult<Vec<(String, bool)>> {
    let all: Vec<(String, Option<Timestamp>)> = handovers::table
        .filter(handovers::purchase_order_id.eq(order))
        .order(handovers::number)
        .select((handovers::number, handovers::signed_at))
        .load(conn)?;
    Ok(all.into_iter().map(|(number, signed)| (number, signed.is_some())).collect())
}
