//! Balances, as sums of entries.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde::Serialize;

use super::account::Account;
use super::post::TransactionKind;
use crate::db::schema::{bumdes, ledger_entries, ledger_transactions, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, FulfillmentOrderId, OrderId, OrderLineId, ProducerId};

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

/// The balance over one order of the accounts that begin with `prefix` (`gateway:stripe`, `payable:`,
/// `buyer_refundable`): positive debit, negative credit.
pub fn balance_of_order(conn: &mut DbConn, order_id: &OrderId, prefix: &str) -> QueryResult<i64> {
    let sum: Sum = diesel::sql_query(
        "SELECT CAST(COALESCE(SUM(e.amount_minor), 0) AS BIGINT) AS amount_minor \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE t.order_id = $1 AND e.account LIKE $2 || '%'",
    )
    .bind::<Text, _>(order_id)
    .bind::<Text, _>(prefix)
    .get_result(conn)?;
    Ok(sum.amount_minor)
}

/// What a BUMDes is owed in all, for itself and for whom it pays.
pub fn owed(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<i64> {
    let sum: Sum = diesel::sql_query(
        "SELECT CAST(COALESCE(-SUM(amount_minor), 0) AS BIGINT) AS amount_minor FROM ledger_entries \
         WHERE bumdes_id = $1 AND account IN ('payable:maker', 'payable:cluster', 'payable:bumdes', \
         'payable:village', 'payable:shipping', 'payable:ppn')",
    )
    .bind::<Text, _>(bumdes_id)
    .get_result(conn)?;
    Ok(sum.amount_minor)
}

/// What is left of one share of a line, or of a part's shipping, after what went back of it.
#[derive(Debug, Clone, QueryableByName)]
pub struct Left {
    #[diesel(sql_type = Text)]
    pub account: Account,
    #[diesel(sql_type = Nullable<Text>)]
    pub bumdes_id: Option<BumdesId>,
    #[diesel(sql_type = Nullable<Text>)]
    pub producer_id: Option<ProducerId>,
    /// none: shipping
    #[diesel(sql_type = Nullable<Text>)]
    pub order_line_id: Option<OrderLineId>,
    #[diesel(sql_type = BigInt)]
    pub left_minor: i64,
}

/// Whether a share was paid out already does not matter here: a refund takes it back all the same, and the next
/// payout is smaller by it. Cash that the BUMDes took at the door is no share: it keeps that, and owes it.
pub fn left_of_part(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Vec<Left>> {
    diesel::sql_query(
        "SELECT e.account, e.bumdes_id, e.producer_id, e.order_line_id, \
         CAST(-SUM(e.amount_minor) AS BIGINT) AS left_minor \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.fulfillment_order_id = $1 AND t.kind IN ('payment', 'refund') \
         AND (e.order_line_id IS NOT NULL OR e.account = 'payable:shipping') \
         GROUP BY e.account, e.bumdes_id, e.producer_id, e.order_line_id HAVING SUM(e.amount_minor) <> 0 \
         ORDER BY e.order_line_id, e.account",
    )
    .bind::<Text, _>(part)
    .load(conn)
}

#[derive(Debug, Serialize, QueryableByName)]
pub struct Balance {
    #[diesel(sql_type = Text)]
    pub account: String,
    /// positive debit, negative credit
    #[diesel(sql_type = BigInt)]
    pub amount_minor: i64,
}

/// Every account's balance over all there is.
pub fn balances(conn: &mut DbConn) -> QueryResult<Vec<Balance>> {
    diesel::sql_query(
        "SELECT account, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor FROM ledger_entries \
         GROUP BY account ORDER BY account",
    )
    .load(conn)
}

/// One side of a correction.
#[derive(Debug, Serialize, Queryable)]
pub struct CorrectedEntry {
    pub transaction_id: String,
    pub account: String,
    pub amount_minor: i64,
    pub bumdes: Option<String>,
    pub note: Option<String>,
    pub booked_by: Option<String>,
    pub occurred_at: Timestamp,
}

/// How many sides are shown: those of the last fifty.
const SHOWN: i64 = 100;

/// The last corrections, the latest first, the debit before the credit.
pub fn corrections(conn: &mut DbConn) -> QueryResult<Vec<CorrectedEntry>> {
    ledger_entries::table
        .inner_join(ledger_transactions::table.left_join(users::table))
        .left_join(bumdes::table)
        .filter(ledger_transactions::kind.eq(TransactionKind::Correction))
        .order((ledger_transactions::id.desc(), ledger_entries::amount_minor.desc()))
        .limit(SHOWN)
        .select((
            ledger_transactions::id,
            ledger_entries::account,
            ledger_entries::amount_minor,
            bumdes::name.nullable(),
            ledger_transactions::note,
            users::name.nullable(),
            ledger_transactions::occurred_at,
        ))
        .load(conn)
}
