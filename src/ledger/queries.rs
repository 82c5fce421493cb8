//! Balances, as sums of entries.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::DbConn;
use crate::ids::{BumdesId, OrderId};

#[derive(QueryableByName)]
struct Owed {
    #[diesel(sql_type = Text)]
    bumdes_id: BumdesId,
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

/// What each BUMDes is still owed for an order, leaving out those owed nothing.
pub fn owed_to_bumdes(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Vec<(BumdesId, i64)>> {
    let rows: Vec<Owed> = diesel::sql_query(
        "SELECT e.bumdes_id, CAST(-SUM(e.amount_minor) AS BIGINT) AS amount_minor \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE t.order_id = $1 AND e.account = 'bumdes_payable' \
         GROUP BY e.bumdes_id HAVING SUM(e.amount_minor) <> 0 ORDER BY e.bumdes_id",
    )
    .bind::<Text, _>(order_id)
    .load(conn)?;
    Ok(rows.into_iter().map(|r| (r.bumdes_id, r.amount_minor)).collect())
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

/// The balance of an account (`gateway:stripe`, `bumdes_payable`, `buyer_refundable`) over one order:
/// positive debit, negative credit.
pub fn balance_of_order(conn: &mut DbConn, order_id: &OrderId, account: &str) -> QueryResult<i64> {
    let sum: Sum = diesel::sql_query(
        "SELECT CAST(COALESCE(SUM(e.amount_minor), 0) AS BIGINT) AS amount_minor \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE t.order_id = $1 AND e.account = $2",
    )
    .bind::<Text, _>(order_id)
    .bind::<Text, _>(account)
    .get_result(conn)?;
    Ok(sum.amount_minor)
}
