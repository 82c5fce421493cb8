//! What the books say, read by statements of their own and not by the code under test.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use etalase::db::DbConn;
use etalase::db::schema::{ledger_entries, line_shares};
use etalase::ids::{FulfillmentOrderId, OrderLineId};
use etalase::ledger::freeze_shares::LineShare;

pub const UNBALANCED: &str = "SELECT CAST(COUNT(*) AS BIGINT) AS number FROM \
    (SELECT transaction_id FROM ledger_entries GROUP BY transaction_id HAVING SUM(amount_minor) <> 0) u";
pub const OPEN_SHARES: &str = "SELECT CAST(COUNT(*) AS BIGINT) AS number FROM \
    (SELECT account FROM ledger_entries WHERE bumdes_id IS NOT NULL \
    AND (order_line_id IS NOT NULL OR account = 'payable:shipping') \
    GROUP BY account, bumdes_id, producer_id, order_line_id, fulfillment_order_id HAVING SUM(amount_minor) <> 0) u";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

pub fn count(conn: &mut DbConn, query: &str) -> i64 {
    diesel::sql_query(query).get_result::<Number>(conn).unwrap().number
}

/// Of all accounts together: debits positive.
pub fn balance_of_part(conn: &mut DbConn, part: &FulfillmentOrderId) -> i64 {
    let entries = ledger_entries::table.filter(ledger_entries::fulfillment_order_id.eq(part));
    let minors: Vec<i64> = entries.select(ledger_entries::amount_minor).load(conn).unwrap();
    minors.iter().sum()
}

pub fn frozen(conn: &mut DbConn, line: &OrderLineId) -> Vec<(String, i64)> {
    let shares: Vec<LineShare> = line_shares::table
        .filter(line_shares::order_line_id.eq(line))
        .order(line_shares::tier)
        .select(LineShare::as_select())
        .load(conn)
        .unwrap();
    shares.into_iter().map(|share| (share.tier.to_string(), share.amount_minor)).collect()
}
