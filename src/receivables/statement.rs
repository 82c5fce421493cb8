//! A company's account, line by line: opening balance, what came, closing balance.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use super::Period;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, CompanyPaymentId};

crate::text_enum! {
    /// In words: the messages `receivable-line-<kind>`.
    Kind {
        /// an order went on the account
        Ordered = "ordered",
        /// something of an order was taken off
        Credited = "credited",
        /// the company paid
        Paid = "paid",
        /// what it paid ahead was sent back to it
        Returned = "returned",
        /// one of these two was booked by mistake
        Reversed = "reversed",
    }
}

/// A change of what a company owes.
#[derive(Debug, Clone, QueryableByName, Serialize)]
pub struct Line {
    #[diesel(sql_type = Text)]
    pub kind: Kind,
    /// the number of the purchase order; of a payment what the bank says
    #[diesel(sql_type = Text)]
    pub subject: String,
    /// why something was credited or reversed, else empty
    #[diesel(sql_type = Text)]
    pub note: String,
    #[diesel(sql_type = SqlTimestamp)]
    pub at: Timestamp,
    /// above zero it owes more
    #[diesel(sql_type = BigInt)]
    pub amount_minor: i64,
    /// what it owes after this line
    #[diesel(sql_type = BigInt)]
    pub balance_minor: i64,
    /// a booking that may be reversed
    #[diesel(sql_type = Nullable<Text>)]
    pub booking_id: Option<CompanyPaymentId>,
}

#[derive(Debug, Serialize)]
pub struct Statement {
    /// before the first of these lines
    pub opening_minor: i64,
    pub lines: Vec<Line>,
    pub closing_minor: i64,
    /// there are older lines in its period
    pub is_cut: bool,
}

/// From `$2` on and before `$3`.
const LINES: &str = "SELECT 'ordered' AS kind, o.number AS subject, '' AS note, a.placed_at AS at, \
        p.amount_minor AS amount_minor, CAST(NULL AS TEXT) AS booking_id, a.order_id AS id \
    FROM account_orders a JOIN payments p ON p.order_id = a.order_id \
        JOIN purchase_orders o ON o.id = a.purchase_order_id \
    WHERE a.company_id = $1 AND a.placed_at >= $2 AND a.placed_at < $3 \
    UNION ALL SELECT 'credited', o.number, n.reason, n.issued_at, -n.total_minor, NULL, n.refund_id \
    FROM credit_notes n JOIN purchase_orders o ON o.id = n.purchase_order_id \
    WHERE n.company_id = $1 AND n.issued_at >= $2 AND n.issued_at < $3 \
    UNION ALL SELECT CASE WHEN c.reverses IS NOT NULL THEN 'reversed' WHEN c.amount_minor > 0 THEN 'paid' ELSE 'returned' END, \
        c.reference, COALESCE(c.reason, ''), c.booked_at, -c.amount_minor, \
        CASE WHEN c.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM company_payments r WHERE r.reverses = c.id) THEN c.id END, \
        c.id \
    FROM company_payments c WHERE c.company_id = $1 AND c.booked_at >= $2 AND c.booked_at < $3";

/// The latest `most` lines of these days, the latest first. What was there before is summed up, not listed.
pub fn statement(conn: &mut DbConn, company_id: &CompanyId, period: Period, most: i64) -> QueryResult<Statement> {
    let (first, after) = period.bounds();
    let mut lines: Vec<Line> = diesel::sql_query(format!(
        "SELECT kind, subject, note, at, amount_minor, CAST(0 AS BIGINT) AS balance_minor, booking_id \
         FROM ({LINES}) account ORDER BY at DESC, id DESC LIMIT $4"
    ))
    .bind::<Text, _>(company_id)
    .bind::<SqlTimestamp, _>(first)
    .bind::<SqlTimestamp, _>(after)
    .bind::<BigInt, _>(most + 1)
    .load(conn)?;
    let is_cut = lines.len() as i64 > most;
    lines.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let closing_minor = balance(conn, company_id, after)?;
    let mut opening_minor = closing_minor;
    for line in &mut lines {
        line.balance_minor = opening_minor;
        opening_minor -= line.amount_minor;
    }
    Ok(Statement { opening_minor, lines, closing_minor, is_cut })
}

#[derive(QueryableByName)]
struct Balance {
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

/// What it owed at this moment.
fn balance(conn: &mut DbConn, company_id: &CompanyId, at: Timestamp) -> QueryResult<i64> {
    let query = "SELECT CAST(COALESCE((SELECT SUM(p.amount_minor) FROM account_orders a \
            JOIN payments p ON p.order_id = a.order_id WHERE a.company_id = $1 AND a.placed_at < $2), 0) \
        - COALESCE((SELECT SUM(total_minor) FROM credit_notes WHERE company_id = $1 AND issued_at < $2), 0) \
        - COALESCE((SELECT SUM(amount_minor) FROM company_payments WHERE company_id = $1 AND booked_at < $2), 0) \
        AS BIGINT) AS minor";
    let sum = diesel::sql_query(query).bind::<Text, _>(company_id).bind::<SqlTimestamp, _>(at);
    Ok(sum.get_result::<Balance>(conn)?.minor)
}
