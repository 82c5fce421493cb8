//! What the house has paid out for orders that their company has not paid.

use diesel::prelude::*;
use serde::Serialize;

use super::PayoutStatus;
use crate::db::DbConn;
use crate::db::schema::{bumdes, fulfillment_orders, ledger_entries, payout_entries, payouts};
use crate::ids::OrderId;

/// Of one payout, for one part of an order.
#[derive(Debug, PartialEq, Eq, Queryable, Serialize)]
pub struct Advance {
    pub payout_number: String,
    pub payout_status: PayoutStatus,
    pub bumdes_name: String,
    pub part_number: String,
    /// below zero where a later payout took something of it back
    pub amount_minor: i64,
}

/// What payouts that live hold for these orders, the first payout first; none of it where they are paid for.
pub fn advances(conn: &mut DbConn, unpaid: &[OrderId]) -> QueryResult<Vec<Advance>> {
    let entries: Vec<Advance> = payout_entries::table
        .inner_join(payouts::table.inner_join(bumdes::table))
        .inner_join(ledger_entries::table.inner_join(fulfillment_orders::table))
        .filter(fulfillment_orders::order_id.eq_any(unpaid))
        .filter(payout_entries::is_live)
        .order((payouts::created_at, payouts::number, fulfillment_orders::number))
        .select((
            payouts::number,
            payouts::status,
            bumdes::name,
            fulfillment_orders::number,
            ledger_entries::amount_minor,
        ))
        .load(conn)?;
    let mut all: Vec<Advance> = Vec::new();
    for mut entry in entries {
        // what is owed to a BUMDes is below zero in the books
        entry.amount_minor = -entry.amount_minor;
        let of_both = |last: &&mut Advance| {
            (&last.payout_number, &last.part_number) == (&entry.payout_number, &entry.part_number)
        };
        match all.last_mut().filter(of_both) {
            Some(last) => last.amount_minor += entry.amount_minor,
            None => all.push(entry),
        }
    }
    Ok(all)
}
