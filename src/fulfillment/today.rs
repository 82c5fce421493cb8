//! What a BUMDes has to do now: how much of each step, the most urgent of it, who waits for an answer.

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::queries::own_rows;
use super::row::{Found, OrderRow, rows};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::db::schema::{complaints, deadlines, fulfillment_orders, order_messages, orders};
use crate::db::{DbConn, Timestamp};
use crate::messages::Author;
use crate::orders::Order;
use crate::web::BumdesScope;
use crate::web::age::Age;

/// So many are shown to be done from here; the rest are in the list.
const URGENT: i64 = 8;

#[derive(Debug, Default, Serialize)]
pub struct Counts {
    pub new: i64,
    pub accepted: i64,
    pub packed: i64,
    pub shipped: i64,
    pub late: i64,
    pub answer: i64,
}

#[derive(Debug, Serialize)]
pub struct Today {
    pub counts: Counts,
    /// what is due first, first
    pub urgent: Vec<OrderRow>,
    /// the longest waiting first
    pub answers: Vec<Question>,
}

/// A buyer who waits for words.
#[derive(Debug, Serialize)]
pub struct Question {
    pub number: String,
    pub buyer_name: String,
    pub text: String,
    /// where on the order's page it stands
    pub place: &'static str,
    pub asked_at: Timestamp,
    pub age: Age,
}

pub fn today(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp) -> QueryResult<Today> {
    let (total, answers) = questions(conn, scope, now)?;
    let mut counts = Counts { answer: total, ..Counts::default() };
    let by_status: Vec<(FulfillmentStatus, i64)> = own_rows(scope)
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::OPEN))
        .group_by(fulfillment_orders::status)
        .select((fulfillment_orders::status, count_star()))
        .load(conn)?;
    for (status, n) in by_status {
        match status {
            FulfillmentStatus::New => counts.new = n,
            FulfillmentStatus::Accepted => counts.accepted = n,
            FulfillmentStatus::Packed => counts.packed = n,
            _ => counts.shipped = n,
        }
    }
    counts.late = own_rows(scope)
        .inner_join(deadlines::table)
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::WAITING))
        .filter(deadlines::due_at.le(now))
        .select(count_star())
        .first(conn)?;
    let found: Vec<Found> = own_rows(scope)
        .left_join(deadlines::table)
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::WAITING))
        .order((deadlines::due_at.asc(), fulfillment_orders::id.asc()))
        .limit(URGENT)
        .select((FulfillmentOrder::as_select(), Order::as_select(), deadlines::due_at.nullable()))
        .load(conn)?;
    Ok(Today { counts, urgent: rows(conn, now, found)?, answers })
}

/// Open complaints, and messages that wait for an answer.
fn questions(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp) -> QueryResult<(i64, Vec<Question>)> {
    type Row = (String, String, String, Timestamp);
    let open = || own_rows(scope).inner_join(complaints::table).filter(complaints::closed_at.is_null());
    let complained: i64 = open().select(count_star()).first(conn)?;
    let of_part = order_messages::table
        .filter(order_messages::fulfillment_order_id.eq(fulfillment_orders::id))
        .filter(order_messages::author.eq(Author::Buyer).and(order_messages::answered_at.is_null()));
    let parts: i64 = own_rows(scope).filter(diesel::dsl::exists(of_part)).select(count_star()).first(conn)?;
    let rows: Vec<Row> = open()
        .order((complaints::opened_at, complaints::id))
        .limit(URGENT)
        .select((fulfillment_orders::number, orders::buyer_name, complaints::text, complaints::opened_at))
        .load(conn)?;
    let messages: Vec<Row> = own_rows(scope)
        .inner_join(order_messages::table)
        .filter(order_messages::author.eq(Author::Buyer).and(order_messages::answered_at.is_null()))
        .order((order_messages::written_at, order_messages::id))
        .limit(URGENT)
        .select((fulfillment_orders::number, orders::buyer_name, order_messages::text, order_messages::written_at))
        .load(conn)?;
    let question = |place: &'static str, (number, buyer_name, text, asked_at): Row| Question {
        number,
        buyer_name,
        text,
        place,
        asked_at,
        age: Age::of(asked_at, now),
    };
    let complaints = rows.into_iter().map(|row| question("answer", row));
    let mut questions: Vec<Question> =
        complaints.chain(messages.into_iter().map(|row| question("messages", row))).collect();
    questions.sort_by_key(|question| question.asked_at);
    questions.truncate(URGENT as usize);
    Ok((complained + parts, questions))
}
