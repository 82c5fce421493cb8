//! What a company may still order: its credit limit and its budgets.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};

use super::PurchaseOrderStatus;
use crate::companies::budgets::{self, Budget};
use crate::companies::terms::{PaymentTerm, Terms};
use crate::db::DbConn;
use crate::db::schema::purchase_orders;
use crate::ids::{CompanyId, OutletId, PurchaseOrderId};
use crate::receivables;

/// Why an order is more than the company may place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Excess {
    /// So much is left of its credit limit.
    Credit { left_minor: i64 },
    /// So much is left of this budget.
    Budget { budget: Budget, left_minor: i64 },
}

/// None where it may be ordered. Hold the company's row: two orders at once are counted one after the other.
/// `but` is a purchase order that is counted already.
pub fn excess(
    conn: &mut DbConn,
    company_id: &CompanyId,
    terms: &Terms,
    outlet_id: &OutletId,
    (today, total_minor): (NaiveDate, i64),
    but: Option<&PurchaseOrderId>,
) -> QueryResult<Option<Excess>> {
    match over_credit(conn, company_id, terms, total_minor, but)? {
        None => over_budget(conn, company_id, outlet_id, (today, total_minor), but),
        excess => Ok(excess),
    }
}

/// What is paid before anything is made needs no credit.
pub fn over_credit(
    conn: &mut DbConn,
    company_id: &CompanyId,
    terms: &Terms,
    total_minor: i64,
    but: Option<&PurchaseOrderId>,
) -> QueryResult<Option<Excess>> {
    if terms.payment == PaymentTerm::PayNow {
        return Ok(None);
    }
    let left_minor = credit_left(conn, company_id, terms, but)?;
    Ok((total_minor > left_minor).then_some(Excess::Credit { left_minor: left_minor.max(0) }))
}

pub fn over_budget(
    conn: &mut DbConn,
    company_id: &CompanyId,
    outlet_id: &OutletId,
    (today, total_minor): (NaiveDate, i64),
    but: Option<&PurchaseOrderId>,
) -> QueryResult<Option<Excess>> {
    for budget in budgets::covering(conn, company_id, outlet_id, today)? {
        let left_minor = budget.amount_minor - used(conn, company_id, &budget, but)?;
        if total_minor > left_minor {
            return Ok(Some(Excess::Budget { budget, left_minor: left_minor.max(0) }));
        }
    }
    Ok(None)
}

/// The limit less what is owed and what waits for somebody to agree to it.
pub fn credit_left(
    conn: &mut DbConn,
    company_id: &CompanyId,
    terms: &Terms,
    but: Option<&PurchaseOrderId>,
) -> QueryResult<i64> {
    let mut waiting = purchase_orders::table
        .filter(purchase_orders::company_id.eq(company_id))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingApproval))
        .select(purchase_orders::total_minor)
        .into_boxed();
    if let Some(but) = but {
        waiting = waiting.filter(purchase_orders::id.ne(but));
    }
    let waiting: Vec<i64> = waiting.load(conn)?;
    Ok(terms.credit_limit_minor - receivables::owed(conn, company_id)? - waiting.iter().sum::<i64>())
}

/// Of an order what was agreed to, or what its shares come to where others make some of them for more.
const USED: &str = "SELECT CAST(COALESCE(SUM(CASE WHEN made > agreed THEN made ELSE agreed END), 0) AS BIGINT) AS minor FROM ( \
        SELECT o.total_minor AS agreed, COALESCE(( \
            SELECT CAST(SUM(s.quantity * s.unit_price_minor + s.shipping_minor) AS BIGINT) FROM purchase_order_shares s \
                LEFT JOIN fulfillment_orders f ON f.id = s.fulfillment_order_id \
            WHERE s.purchase_order_id = o.id AND COALESCE(f.status, '') NOT IN ('rejected', 'cancelled')), 0) AS made \
        FROM purchase_orders o \
        WHERE o.company_id = $1 AND o.status IN ('awaiting_approval', 'ordered') \
            AND o.created_at >= $2 AND o.created_at < $3 AND ($4 = '' OR o.outlet_id = $4) AND o.id <> $5 \
    ) orders";

#[derive(QueryableByName)]
struct Used {
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

/// What was ordered on its days for its outlet, or waits to be.
fn used(conn: &mut DbConn, company_id: &CompanyId, budget: &Budget, but: Option<&PurchaseOrderId>) -> QueryResult<i64> {
    // by the day in Jakarta, as numbers and budgets are
    let ahead = chrono::TimeDelta::hours(crate::regions::time_zone("31").0.into());
    let from = budget.starts_on.and_time(chrono::NaiveTime::MIN) - ahead;
    let until = budget.ends_on.succ_opt().unwrap_or(NaiveDate::MAX).and_time(chrono::NaiveTime::MIN) - ahead;
    let used: Used = diesel::sql_query(USED)
        .bind::<Text, _>(company_id)
        .bind::<SqlTimestamp, _>(from)
        .bind::<SqlTimestamp, _>(until)
        .bind::<Text, _>(budget.outlet_id.as_ref().map_or("", OutletId::as_str))
        .bind::<Text, _>(but.map_or("", PurchaseOrderId::as_str))
        .get_result(conn)?;
    Ok(used.minor)
}
