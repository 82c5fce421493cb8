//! Which of a company's orders it has paid: the oldest first.

use diesel::prelude::*;

use super::owed::paid;
use crate::db::schema::{account_orders, payments, refunds};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::{CompanyId, OrderId, RefundId};
use crate::{invoices, purchase_orders};

/// Marks the orders that what the company paid now covers, and its invoices. An order once settled stays so: what is
/// credited of it later pays for the next one. Hold the company's row.
pub(super) fn settle(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> QueryResult<()> {
    let orders: Vec<(OrderId, Option<Timestamp>, i64, i64)> = account_orders::table
        .inner_join(payments::table.on(payments::order_id.eq(account_orders::order_id)))
        .filter(account_orders::company_id.eq(company_id))
        .order((account_orders::placed_at, account_orders::order_id))
        .select((
            account_orders::order_id,
            account_orders::settled_at,
            payments::amount_minor,
            payments::refunded_minor,
        ))
        .load(conn)?;
    let mut left = paid(conn, company_id)?;
    for (order_id, settled_at, amount_minor, refunded_minor) in orders {
        left -= amount_minor - refunded_minor;
        if left < 0 {
            break;
        }
        if settled_at.is_none() {
            diesel::update(account_orders::table.find(order_id))
                .set(account_orders::settled_at.eq(now))
                .execute(conn)?;
        }
    }
    invoices::settle(conn, now, company_id)
}

/// Its orders that it has not paid.
pub(super) fn unsettled(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Vec<OrderId>> {
    account_orders::table
        .filter(account_orders::company_id.eq(company_id))
        .filter(account_orders::settled_at.is_null())
        .select(account_orders::order_id)
        .load(conn)
}

/// The latest orders that were settled and are no longer covered once so much less was paid; the latest first.
pub(super) fn uncovered(conn: &mut DbConn, company_id: &CompanyId, less_minor: i64) -> QueryResult<Vec<OrderId>> {
    let settled: Vec<(OrderId, i64, i64)> = account_orders::table
        .inner_join(payments::table.on(payments::order_id.eq(account_orders::order_id)))
        .filter(account_orders::company_id.eq(company_id))
        .filter(account_orders::settled_at.is_not_null())
        .order((account_orders::placed_at.desc(), account_orders::order_id.desc()))
        .select((account_orders::order_id, payments::amount_minor, payments::refunded_minor))
        .load(conn)?;
    let taken: i64 = settled.iter().map(|(_, amount_minor, refunded_minor)| amount_minor - refunded_minor).sum();
    let mut left = paid(conn, company_id)? - less_minor - taken;
    let mut uncovered = Vec::new();
    for (order_id, amount_minor, refunded_minor) in settled {
        if left >= 0 {
            break;
        }
        left += amount_minor - refunded_minor;
        uncovered.push(order_id);
    }
    Ok(uncovered)
}

/// What the company paid covers less than it did: its latest orders, and their invoices, are unpaid again. Hold the
/// company's row.
pub(super) fn unsettle(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> QueryResult<()> {
    let orders = uncovered(conn, company_id, 0)?;
    diesel::update(account_orders::table.filter(account_orders::order_id.eq_any(orders)))
        .set(account_orders::settled_at.eq(None::<Timestamp>))
        .execute(conn)?;
    invoices::reopen(conn, now, company_id)
}

/// Before anything of a refund is written: companies are held before their orders, here as where a buyer signs. Nothing for
/// an order that is on no account.
pub(crate) fn hold_company_of(conn: &mut DbConn, refund: &RefundId) -> QueryResult<()> {
    let company: Option<String> = refunds::table
        .inner_join(payments::table)
        .inner_join(account_orders::table.on(account_orders::order_id.eq(payments::order_id)))
        .filter(refunds::id.eq(refund))
        .select(account_orders::company_id)
        .first(conn)
        .optional()?;
    company.map_or(Ok(()), |id| lock_row(conn, "companies", &id))
}

/// Something of this order was credited, and its company is held; nothing for an order that is on no account.
pub(crate) fn settle_order(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<()> {
    let company: Option<CompanyId> =
        account_orders::table.find(order_id).select(account_orders::company_id).first(conn).optional()?;
    let Some(company) = company else { return Ok(()) };
    settle(conn, now, &company)?;
    purchase_orders::place_paid_later(conn, now, &company)
}
