//! The money side of one order, read at once: its payment, what went back, and the books.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{bumdes, ledger_entries, ledger_transactions, order_events, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, UserId};
use crate::orders::detail::{self, OrderDetail};
use crate::payments::refundable::{Refundable, refundable};

#[derive(Debug, Serialize)]
pub struct OrderMoney {
    pub detail: OrderDetail,
    pub refundable: Refundable,
    pub transactions: Vec<Transaction>,
    /// who decided the refunds, by their ids
    pub deciders: HashMap<String, String>,
    /// who saw the money come, where no gateway did
    pub confirmed_by: Option<String>,
}

/// One event in the books. Its entries add up to zero.
#[derive(Debug, Serialize)]
pub struct Transaction {
    pub kind: String,
    pub occurred_at: Timestamp,
    pub entries: Vec<EntryRow>,
}

#[derive(Debug, Serialize)]
pub struct EntryRow {
    /// `payable`, `gateway`, …: the word before the colon
    pub account: String,
    /// the words after it: `maker`, `stripe`
    pub detail: Option<String>,
    pub bumdes: Option<String>,
    pub debit_minor: i64,
    pub credit_minor: i64,
}

/// None when there is no order with this number.
pub fn find(conn: &mut DbConn, number: &str) -> QueryResult<Option<OrderMoney>> {
    let Some(detail) = detail::find(conn, number)? else { return Ok(None) };
    let refundable = refundable(conn, &detail.order.id)?;
    let transactions = transactions(conn, &detail.order.id)?;
    let ids: Vec<&UserId> = detail.refunds.iter().filter_map(|refund| refund.decided_by.as_ref()).collect();
    let deciders: Vec<(String, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::name)).load(conn)?;
    let deciders = deciders.into_iter().collect();
    let confirmed_by = order_events::table
        .inner_join(users::table)
        .filter(order_events::order_id.eq(&detail.order.id))
        .filter(order_events::kind.eq_any(["paid", "paid_late"]))
        .select(users::name)
        .first(conn)
        .optional()?;
    Ok(Some(OrderMoney { detail, refundable, transactions, deciders, confirmed_by }))
}

/// Oldest first.
fn transactions(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Vec<Transaction>> {
    let rows: Vec<(String, String, Timestamp)> = ledger_transactions::table
        .filter(ledger_transactions::order_id.eq(order_id))
        .order((ledger_transactions::occurred_at, ledger_transactions::id))
        .select((ledger_transactions::id, ledger_transactions::kind, ledger_transactions::occurred_at))
        .load(conn)?;
    let ids: Vec<&String> = rows.iter().map(|row| &row.0).collect();
    let entries: Vec<(String, String, Option<String>, i64)> = ledger_entries::table
        .left_join(bumdes::table)
        .filter(ledger_entries::transaction_id.eq_any(ids))
        .order(ledger_entries::id)
        .select((
            ledger_entries::transaction_id,
            ledger_entries::account,
            bumdes::name.nullable(),
            ledger_entries::amount_minor,
        ))
        .load(conn)?;
    let mut by_transaction: HashMap<String, Vec<EntryRow>> = HashMap::new();
    for (transaction_id, account, bumdes, amount_minor) in entries {
        by_transaction.entry(transaction_id).or_default().push(entry(&account, bumdes, amount_minor));
    }
    let transactions = rows.into_iter().map(|(id, kind, occurred_at)| Transaction {
        entries: by_transaction.remove(&id).unwrap_or_default(),
        kind,
        occurred_at,
    });
    Ok(transactions.collect())
}

fn entry(account: &str, bumdes: Option<String>, amount_minor: i64) -> EntryRow {
    let (account, detail) = match account.split_once(':') {
        Some((account, detail)) => (account, Some(detail.to_owned())),
        None => (account, None),
    };
    EntryRow {
        account: account.to_owned(),
        detail,
        bumdes,
        debit_minor: amount_minor.max(0),
        credit_minor: (-amount_minor).max(0),
    }
}
