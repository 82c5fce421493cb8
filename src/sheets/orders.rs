//! The orders of a BUMDes as a sheet, a row for each line of each order: for its books. Names and where it went; no
//! addresses and no phone numbers, which the papers of an order have.

use std::collections::HashMap;

use chrono::Duration;
use diesel::prelude::*;

use super::columns::ORDERS;
use super::forms::OrderFilter;
use super::sheet::{Cell, Sheet};
use super::words::Words;
use crate::db::schema::{bumdes, fulfillment_orders, order_lines, orders, regions};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::fulfillment::queries::own_rows;
use crate::regions::time_zone;
use crate::shipping::Delivery;
use crate::web::BumdesScope;

/// Lines, over all orders.
pub const MOST_LINES: i64 = 20_000;

#[derive(Queryable)]
struct Line {
    number: String,
    status: FulfillmentStatus,
    delivery: Delivery,
    shipping_minor: i64,
    created_at: Timestamp,
    paid_at: Option<Timestamp>,
    buyer_name: String,
    region_code: String,
    note: String,
    sku: String,
    name_id: String,
    name_en: String,
    option_value: String,
    quantity: i64,
    unit_price_minor: i64,
    total_minor: i64,
}

/// The newest first. None when they are too many for one file.
pub fn orders(
    conn: &mut DbConn,
    scope: &BumdesScope,
    filter: &OrderFilter,
    words: Words<'_>,
) -> QueryResult<Option<Sheet>> {
    let own_region: String = bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)?;
    let ahead = Duration::hours(i64::from(time_zone(&own_region).0));
    let lines = lines(conn, scope, filter, ahead)?;
    if lines.len() as i64 > MOST_LINES {
        return Ok(None);
    }
    let regencies = regencies(conn, &lines)?;
    let mut rows = Vec::with_capacity(lines.len());
    let mut before = String::new();
    for line in lines {
        // once for each order, so that the column can be summed
        let is_first = before != line.number;
        before.clone_from(&line.number);
        let day = (line.paid_at.unwrap_or(line.created_at) + ahead).date();
        let destination = line.region_code.get(..5).and_then(|code| regencies.get(code)).cloned().unwrap_or_default();
        let delivery = match line.delivery {
            Delivery::Pickup => words.text("fulfillment-pickup"),
            Delivery::Courier => words.text("fulfillment-by-courier"),
        };
        rows.push(vec![
            Cell::Text(line.number),
            Cell::Day(day),
            Cell::Text(words.text(&format!("fulfillment-status-{}", line.status))),
            Cell::Text(delivery),
            Cell::text(line.buyer_name),
            Cell::text(destination),
            Cell::text(line.sku),
            Cell::text(words.language.pick(&line.name_id, &line.name_en)),
            Cell::text(line.option_value),
            Cell::Number(line.quantity),
            Cell::Number(line.unit_price_minor),
            Cell::Number(line.total_minor),
            Cell::number(is_first.then_some(line.shipping_minor)),
            Cell::text(line.note),
        ]);
    }
    Ok(Some(Sheet { title: words.text("sheet-orders"), columns: ORDERS.to_vec(), rows, has_help: false }))
}

fn lines(conn: &mut DbConn, scope: &BumdesScope, filter: &OrderFilter, ahead: Duration) -> QueryResult<Vec<Line>> {
    let mut query = own_rows(scope)
        .inner_join(order_lines::table)
        .order((fulfillment_orders::id.desc(), order_lines::sku, order_lines::id))
        .limit(MOST_LINES + 1)
        .select((
            fulfillment_orders::number,
            fulfillment_orders::status,
            fulfillment_orders::delivery,
            fulfillment_orders::shipping_minor,
            fulfillment_orders::created_at,
            orders::paid_at,
            orders::buyer_name,
            orders::region_code,
            orders::note,
            order_lines::sku,
            order_lines::name_id,
            order_lines::name_en,
            order_lines::option_value,
            order_lines::quantity,
            order_lines::unit_price_minor,
            order_lines::total_minor,
        ))
        .into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(fulfillment_orders::status.eq(status));
    }
    if let Some(from) = filter.begins(ahead) {
        query = query.filter(fulfillment_orders::created_at.ge(from));
    }
    if let Some(until) = filter.ends(ahead) {
        query = query.filter(fulfillment_orders::created_at.lt(until));
    }
    query.load(conn)
}

fn regencies(conn: &mut DbConn, lines: &[Line]) -> QueryResult<HashMap<String, String>> {
    let codes: std::collections::HashSet<&str> = lines.iter().filter_map(|line| line.region_code.get(..5)).collect();
    let named: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    Ok(named.into_iter().collect())
}
