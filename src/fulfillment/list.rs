//! All orders of a BUMDes, the newest first, a page at a time: the next one begins after the last row of this one.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::filter::{Filter, Show};
use super::queries::own_rows;
use super::row::{Found, OrderRow, rows};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::db::schema::{bumdes, complaints, deadlines, fulfillment_orders, order_lines, order_messages, orders};
use crate::db::{DbConn, Timestamp};
use crate::ids::FulfillmentOrderId;
use crate::messages::Author;
use crate::orders::Order;
use crate::web::BumdesScope;

pub const PER_PAGE: i64 = 25;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}

pub struct Page {
    pub rows: Vec<OrderRow>,
    /// where the next page begins
    pub next: Option<FulfillmentOrderId>,
}

pub fn page(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp, filter: &Filter) -> QueryResult<Page> {
    let region_code: String = bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)?;
    let mut query = own_rows(scope)
        .left_join(deadlines::table)
        .order(fulfillment_orders::id.desc())
        .limit(PER_PAGE + 1)
        .select((FulfillmentOrder::as_select(), Order::as_select(), deadlines::due_at.nullable()))
        .into_boxed();
    match filter.show {
        Some(Show::Status(status)) => query = query.filter(fulfillment_orders::status.eq(status)),
        Some(Show::Late) => {
            let waits = fulfillment_orders::status.eq_any(FulfillmentStatus::WAITING);
            query = query.filter(waits).filter(deadlines::due_at.le(now));
        }
        Some(Show::Answer) => {
            let open = complaints::table
                .filter(complaints::fulfillment_order_id.eq(fulfillment_orders::id))
                .filter(complaints::closed_at.is_null());
            let asked = order_messages::table
                .filter(order_messages::fulfillment_order_id.eq(fulfillment_orders::id))
                .filter(order_messages::author.eq(Author::Buyer).and(order_messages::answered_at.is_null()));
            query = query.filter(diesel::dsl::exists(open).or(diesel::dsl::exists(asked)));
        }
        None => {}
    }
    if let Some(delivery) = filter.delivery {
        query = query.filter(fulfillment_orders::delivery.eq(delivery));
    }
    let (from, until) = filter.times(&region_code);
    if let Some(from) = from {
        query = query.filter(fulfillment_orders::created_at.ge(from));
    }
    if let Some(until) = until {
        query = query.filter(fulfillment_orders::created_at.lt(until));
    }
    if !filter.q.is_empty() {
        let text = filter.pattern();
        let product = lower(order_lines::name_id)
            .like(text.clone())
            .or(lower(order_lines::name_en).like(text.clone()))
            .or(lower(order_lines::sku).like(text.clone()));
        let lines =
            order_lines::table.filter(order_lines::fulfillment_order_id.eq(fulfillment_orders::id)).filter(product);
        let number = lower(fulfillment_orders::number).like(text.clone());
        query = query.filter(number.or(lower(orders::buyer_name).like(text)).or(diesel::dsl::exists(lines)));
    }
    if let Some(after) = &filter.after {
        query = query.filter(fulfillment_orders::id.lt(after));
    }
    let mut found: Vec<Found> = query.load(conn)?;
    let has_more = found.len() as i64 > PER_PAGE;
    found.truncate(PER_PAGE as usize);
    let next = found.last().filter(|_| has_more).map(|(part, ..)| part.id.clone());
    Ok(Page { rows: rows(conn, now, found)?, next })
}

/// The numbers of all that wait for an answer, the most urgent first; so many at most.
pub fn new_numbers(conn: &mut DbConn, scope: &BumdesScope, most: i64) -> QueryResult<Vec<String>> {
    own_rows(scope)
        .filter(fulfillment_orders::status.eq(FulfillmentStatus::New))
        .order(fulfillment_orders::id)
        .limit(most)
        .select(fulfillment_orders::number)
        .load(conn)
}

/// Whether there ever was one: an empty list says something else then.
pub fn has_any(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<bool> {
    let any: Option<FulfillmentOrderId> =
        own_rows(scope).select(fulfillment_orders::id).limit(1).first(conn).optional()?;
    Ok(any.is_some())
}
