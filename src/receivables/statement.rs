//! A company's account, line by line: opening balance, what came, closing balance.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use crate::db::{DbConn, Timestamp};
use crate::ids::CompanyId;

crate::text_enum! {
    /// In words: the messages `receivable-line-<kind>`.
    Kind {
        /// an order went on the account
        Ordered = "ordered",
        /// something of an order was taken off
        Credited = "credited",
        /// the company paid
        Paid = "paid",
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
    /// why something was credited, else empty
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
}

#[derive(Debug, Serialize)]
pub struct Statement {
    pub opening_minor: i64,
    pub lines: Vec<Line>,
    pub closing_minor: i64,
    /// before these
    pub is_cut: bool,
}

const LINES: &str = "SELECT 'ordered' AS kind, o.number AS subject, '' AS note, a.placed_at AS at, \
        p.amount_minor AS amount_minor, a.order_id AS id \
    FROM account_orders a JOIN payments p ON p.order_id = a.order_id \
        JOIN purchase_orders o ON o.id = a.purchase_order_id WHERE a.company_id = $1 \
    UNION ALL SELECT 'credited', o.number, r.reason, r.created_at, -r.amount_minor, r.id \
    FROM account_orders a JOIN payments p ON p.order_id = a.order_id JOIN refunds r ON r.payment_id = p.id \
        JOIN purchase_orders o ON o.id = a.purchase_order_id WHERE a.company_id = $1 \
    UNION ALL SELECT 'paid', c.reference, '', c.booked_at, -c.amount_minor, c.id \
    FROM company_payments c WHERE c.company_id = $1";

/// The latest `most` lines, the latest first. `balance_minor` is counted over all of them.
pub fn statement(conn: &mut DbConn, company_id: &CompanyId, most: i64) -> QueryResult<Statement> {
    let mut lines: Vec<Line> = diesel::sql_query(format!(
        "SELECT kind, subject, note, at, amount_minor, \
         CAST(SUM(amount_minor) OVER (ORDER BY at, id ROWS UNBOUNDED PRECEDING) AS BIGINT) AS balance_minor \
         FROM ({LINES}) account ORDER BY at DESC, id DESC LIMIT $2"
    ))
    .bind::<Text, _>(company_id)
    .bind::<BigInt, _>(most + 1)
    .load(conn)?;
    let is_cut = lines.len() as i64 > most;
    lines.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let opening_minor = lines.last().map_or(0, |line| line.balance_minor - line.amount_minor);
    let closing_minor = lines.first().map_or(0, |line| line.balance_minor);
    Ok(Statement { opening_minor, lines, closing_minor, is_cut })
}
