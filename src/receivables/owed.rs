//! How much companies owe now.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::DbConn;
use crate::ids::CompanyId;

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

/// What is left of its orders less what it paid: below zero it has paid ahead.
pub fn owed(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<i64> {
    let ordered = "SELECT CAST(COALESCE(SUM(p.amount_minor - p.refunded_minor), 0) AS BIGINT) AS minor \
                   FROM account_orders a JOIN payments p ON p.order_id = a.order_id WHERE a.company_id = $1";
    Ok(sum_of(conn, ordered, company_id)? - paid(conn, company_id)?)
}

/// What it paid and what no order of it takes: for orders that are to be paid first. An order that is settled takes what
/// is left of it, another what of it is due first.
pub fn ahead(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<i64> {
    let taken = "SELECT CAST(COALESCE(SUM(settled + CASE WHEN unpaid < first - settled THEN unpaid \
                     WHEN first > settled THEN first - settled ELSE 0 END), 0) AS BIGINT) AS minor \
                 FROM (SELECT o.first_minor AS first, \
                     SUM(CASE WHEN a.settled_at IS NULL THEN 0 ELSE p.amount_minor - p.refunded_minor END) AS settled, \
                     SUM(CASE WHEN a.settled_at IS NULL THEN p.amount_minor - p.refunded_minor ELSE 0 END) AS unpaid \
                 FROM account_orders a JOIN payments p ON p.order_id = a.order_id \
                     JOIN purchase_orders o ON o.id = a.purchase_order_id \
                 WHERE a.company_id = $1 GROUP BY o.id, o.first_minor) orders";
    Ok(paid(conn, company_id)? - sum_of(conn, taken, company_id)?)
}

/// All it ever paid, less what was sent back to it.
pub fn paid(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<i64> {
    let paid = "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) AS minor FROM company_payments \
                WHERE company_id = $1";
    sum_of(conn, paid, company_id)
}

fn sum_of(conn: &mut DbConn, query: &str, company_id: &CompanyId) -> QueryResult<i64> {
    Ok(diesel::sql_query(query).bind::<Text, _>(company_id).get_result::<Sum>(conn)?.minor)
}
