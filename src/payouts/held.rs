//! What of a BUMDes's money is on hold, part by part, and why: the answer to "why is this not paid yet".

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use super::{due, settings};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::BumdesId;

/// So many are shown; the rest come up as these are paid.
pub const MOST: i64 = 100;

#[derive(Debug, Serialize)]
pub struct Held {
    pub part_number: String,
    pub order_number: String,
    /// positive where it is owed to the BUMDes
    pub owed_minor: i64,
    /// at least one
    pub why: Vec<Why>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Why {
    NotDelivered {
        status: FulfillmentStatus,
    },
    /// It may still be complained about.
    Hold {
        until: Timestamp,
    },
    RefundOpen,
    ComplaintOpen,
    /// The company that ordered it has not paid.
    CompanyOwes,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    part_number: String,
    #[diesel(sql_type = Text)]
    order_number: String,
    #[diesel(sql_type = Text)]
    status: FulfillmentStatus,
    #[diesel(sql_type = BigInt)]
    owed_minor: i64,
    #[diesel(sql_type = Nullable<SqlTimestamp>)]
    ended_at: Option<Timestamp>,
    #[diesel(sql_type = BigInt)]
    has_refund: i64,
    #[diesel(sql_type = BigInt)]
    has_complaint: i64,
    #[diesel(sql_type = BigInt)]
    is_unsettled: i64,
    #[diesel(sql_type = BigInt)]
    total: i64,
}

/// The oldest first, and how many there are.
pub fn held(conn: &mut DbConn, now: Timestamp, bumdes_id: &BumdesId) -> QueryResult<(Vec<Held>, i64)> {
    let hold = TimeDelta::days(settings::hold_days(conn)?);
    let rows: Vec<Row> = diesel::sql_query(format!(
        "SELECT f.number AS part_number, o.number AS order_number, f.status, \
         CAST(-SUM(e.amount_minor) AS BIGINT) AS owed_minor, \
         (SELECT MAX(v.created_at) FROM order_events v WHERE v.order_id = f.order_id \
             AND v.fulfillment_order_id = f.id AND v.kind IN {ended}) AS ended_at, \
         CAST(CASE WHEN {refund} THEN 1 ELSE 0 END AS BIGINT) AS has_refund, \
         CAST(CASE WHEN {complaint} THEN 1 ELSE 0 END AS BIGINT) AS has_complaint, \
         CAST(CASE WHEN {unsettled} THEN 1 ELSE 0 END AS BIGINT) AS is_unsettled, \
         CAST(COUNT(*) OVER () AS BIGINT) AS total \
         FROM {entries} JOIN orders o ON o.id = f.order_id \
         WHERE e.bumdes_id = $1 AND {free} AND NOT {is_due} \
         GROUP BY f.id, f.order_id, f.number, f.status, f.created_at, o.number HAVING SUM(e.amount_minor) <> 0 \
         ORDER BY f.created_at, f.number LIMIT {MOST}",
        ended = due::ENDED,
        refund = due::REFUND_OPEN,
        complaint = due::COMPLAINT_OPEN,
        unsettled = due::UNSETTLED,
        entries = due::ENTRIES,
        free = due::FREE,
        is_due = due::is_due("$2"),
    ))
    .bind::<Text, _>(bumdes_id)
    .bind::<SqlTimestamp, _>(now - hold)
    .load(conn)?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok((rows.into_iter().map(|row| row.explained(now, hold)).collect(), total))
}

impl Row {
    fn explained(self, now: Timestamp, hold: TimeDelta) -> Held {
        let mut why = Vec::new();
        match self.ended_at.map(|ended_at| ended_at + hold) {
            Some(until) if until > now => why.push(Why::Hold { until }),
            Some(_) => {}
            None => why.push(Why::NotDelivered { status: self.status }),
        }
        if self.has_refund == 1 {
            why.push(Why::RefundOpen);
        }
        if self.has_complaint == 1 {
            why.push(Why::ComplaintOpen);
        }
        if self.is_unsettled == 1 {
            why.push(Why::CompanyOwes);
        }
        let Self { part_number, order_number, owed_minor, .. } = self;
        Held { part_number, order_number, owed_minor, why }
    }
}
