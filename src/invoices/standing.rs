//! Which invoices a company has paid: the oldest first, as `receivables/` settles. Counted from all of them, kept nowhere.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::DbConn;
use crate::db::schema::{credit_note_lines, credit_notes, invoices, purchase_orders};
use crate::ids::{CompanyId, FulfillmentOrderId, InvoiceId};
use crate::receivables;

crate::text_enum! {
    /// In words: the messages `invoice-state-<state>`.
    State {
        Open = "open",
        PartPaid = "part_paid",
        Paid = "paid",
        Overdue = "overdue",
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    pub id: InvoiceId,
    pub number: String,
    /// of the purchase order
    pub order: String,
    pub seller: String,
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub total_minor: i64,
    pub ppn_minor: i64,
    /// taken off after it was billed
    pub credited_minor: i64,
    pub paid_minor: i64,
    pub left_minor: i64,
    pub state: State,
}

#[derive(Queryable)]
struct Row {
    id: InvoiceId,
    number: String,
    order: String,
    part: FulfillmentOrderId,
    seller: String,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    total_minor: i64,
    ppn_minor: i64,
}

/// All invoices of a company, the latest first. `today` is Jakarta's.
pub fn standings(conn: &mut DbConn, company_id: &CompanyId, today: NaiveDate) -> QueryResult<Vec<Standing>> {
    let rows: Vec<Row> = invoices::table
        .inner_join(purchase_orders::table)
        .filter(invoices::company_id.eq(company_id))
        .order((invoices::issued_at, invoices::number))
        .select((
            invoices::id,
            invoices::number,
            purchase_orders::number,
            invoices::fulfillment_order_id,
            invoices::seller_name,
            invoices::issued_on,
            invoices::due_on,
            invoices::total_minor,
            invoices::ppn_minor,
        ))
        .load(conn)?;
    let credited: Vec<(FulfillmentOrderId, i64)> = credit_note_lines::table
        .inner_join(credit_notes::table)
        .filter(credit_notes::company_id.eq(company_id).and(credit_note_lines::invoiced_minor.gt(0)))
        .select((credit_note_lines::fulfillment_order_id, credit_note_lines::invoiced_minor))
        .load(conn)?;
    let mut by_part: HashMap<FulfillmentOrderId, i64> = HashMap::new();
    for (part, minor) in credited {
        *by_part.entry(part).or_default() += minor;
    }
    let paid = receivables::paid(conn, company_id)?;
    Ok(counted(rows, by_part, paid, today))
}

/// `rows` the oldest first. What was taken off a part is taken off its latest invoices.
fn counted(
    rows: Vec<Row>,
    mut credited: HashMap<FulfillmentOrderId, i64>,
    mut paid: i64,
    today: NaiveDate,
) -> Vec<Standing> {
    let mut standings: Vec<Standing> = Vec::with_capacity(rows.len());
    for row in rows.into_iter().rev() {
        let left = credited.entry(row.part).or_default();
        let credited_minor = row.total_minor.min(*left);
        *left -= credited_minor;
        standings.push(Standing {
            id: row.id,
            number: row.number,
            order: row.order,
            seller: row.seller,
            issued_on: row.issued_on,
            due_on: row.due_on,
            total_minor: row.total_minor,
            ppn_minor: row.ppn_minor,
            credited_minor,
            paid_minor: 0,
            left_minor: row.total_minor - credited_minor,
            state: State::Open,
        });
    }
    for standing in standings.iter_mut().rev() {
        standing.paid_minor = standing.left_minor.min(paid.max(0));
        paid -= standing.paid_minor;
        standing.left_minor -= standing.paid_minor;
        standing.state = match standing.left_minor {
            0 => State::Paid,
            _ if standing.due_on < today => State::Overdue,
            _ if standing.paid_minor > 0 => State::PartPaid,
            _ => State::Open,
        };
    }
    standings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(n: u32, part: &FulfillmentOrderId, total_minor: i64) -> Row {
        Row {
            id: InvoiceId::new(),
            number: format!("INV-2026-{n:06}"),
            order: String::new(),
            part: part.clone(),
            seller: String::new(),
            issued_on: NaiveDate::from_ymd_opt(2026, 11, n).unwrap(),
            due_on: NaiveDate::from_ymd_opt(2026, 12, n).unwrap(),
            total_minor,
            ppn_minor: 0,
        }
    }

    #[test]
    fn the_oldest_is_paid_first_and_what_was_taken_off_is_not_paid_again() {
        let (one, two) = (FulfillmentOrderId::new(), FulfillmentOrderId::new());
        let rows = vec![row(1, &one, 100), row(2, &two, 100), row(3, &one, 100), row(4, &two, 100)];
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
        let found = counted(rows, [(one, 30)].into(), 150, day);
        let seen: Vec<_> = found.iter().rev().map(|s| (s.credited_minor, s.left_minor, s.state)).collect();
        let wanted = [(0, 0, State::Paid), (0, 50, State::Overdue), (30, 70, State::Open), (0, 100, State::Open)];
        assert_eq!(seen, wanted);
    }
}
