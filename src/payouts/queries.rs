//! Reads of payouts: lists, balances, what one payout stands on.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde::Serialize;

use super::payout::PayoutRun;
use super::{Payout, PayoutStatus, account_number, bank_account, due, settings};
use crate::config::ServerConfig;
use crate::db::schema::{bank_accounts, bumdes, payout_runs, payouts};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PayoutId, PayoutRunId, ProducerId};
use crate::ledger::Account;
use crate::web::older::cut;

const RUNS_PER_PAGE: i64 = 10;
const PAYOUTS_PER_PAGE: i64 = 20;

/// The balances that wait for the next payout of this BUMDes. Mostly none or one: a second one comes about when a
/// payout fails that began with the first.
pub(super) fn carried(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<Payout>> {
    payouts::table
        .filter(payouts::bumdes_id.eq(bumdes_id))
        .filter(payouts::status.eq(PayoutStatus::Carried).and(payouts::carried_into.is_null()))
        .order(payouts::id)
        .select(Payout::as_select())
        .load(conn)
}

/// The payout and all whose balance came into it.
fn with_carried(conn: &mut DbConn, payout_id: &PayoutId) -> QueryResult<Vec<PayoutId>> {
    let mut all = vec![payout_id.clone()];
    let mut latest = all.clone();
    while !latest.is_empty() {
        latest = payouts::table.filter(payouts::carried_into.eq_any(&latest)).select(payouts::id).load(conn)?;
        all.extend(latest.iter().cloned());
    }
    Ok(all)
}

/// What one account of the books is owed by a payout.
#[derive(QueryableByName)]
pub(super) struct Paid {
    #[diesel(sql_type = Text)]
    pub account: Account,
    #[diesel(sql_type = Nullable<Text>)]
    pub producer_id: Option<ProducerId>,
    #[diesel(sql_type = BigInt)]
    pub owed_minor: i64,
}

pub(super) fn paid_accounts(conn: &mut DbConn, payout: &Payout) -> QueryResult<Vec<Paid>> {
    let mut all: Vec<Paid> = Vec::new();
    for id in with_carried(conn, &payout.id)? {
        let some: Vec<Paid> = diesel::sql_query(
            "SELECT e.account, e.producer_id, CAST(-SUM(e.amount_minor) AS BIGINT) AS owed_minor \
             FROM payout_entries x JOIN ledger_entries e ON e.id = x.entry_id WHERE x.payout_id = $1 \
             GROUP BY e.account, e.producer_id ORDER BY e.account, e.producer_id",
        )
        .bind::<Text, _>(id)
        .load(conn)?;
        for paid in some {
            let is_same = |a: &&mut Paid| a.account == paid.account && a.producer_id == paid.producer_id;
            match all.iter_mut().find(is_same) {
                Some(known) => known.owed_minor += paid.owed_minor,
                None => all.push(paid),
            }
        }
    }
    Ok(all)
}

/// Where the money of a BUMDes is. Its first three add up to what the books owe it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// sold, and not delivered or not long enough ago, or a complaint or refund is open
    pub held_minor: i64,
    /// what the next run pays; below zero when more was taken back than sold
    pub due_minor: i64,
    /// in a payout that is still to be sent
    pub on_its_way_minor: i64,
    pub paid_minor: i64,
}

pub fn balance(conn: &mut DbConn, now: Timestamp, bumdes_id: &BumdesId) -> QueryResult<Balance> {
    let until = due::until(now, settings::hold_days(conn)?);
    let unpaid = due::unpaid(conn, until, Some(bumdes_id))?.pop().map(|(_, unpaid)| unpaid).unwrap_or_default();
    let carried_minor: i64 = carried(conn, bumdes_id)?.iter().map(|payout| payout.amount_minor).sum();
    let sums: Vec<StatusSum> = diesel::sql_query(
        "SELECT status, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor FROM payouts \
         WHERE bumdes_id = $1 GROUP BY status",
    )
    .bind::<Text, _>(bumdes_id)
    .load(conn)?;
    let of = |status| sums.iter().find(|sum| sum.status == status).map_or(0, |sum| sum.amount_minor);
    Ok(Balance {
        held_minor: unpaid.held_minor,
        due_minor: unpaid.due_minor + carried_minor,
        on_its_way_minor: of(PayoutStatus::Draft),
        paid_minor: of(PayoutStatus::Paid),
    })
}

#[derive(QueryableByName)]
struct StatusSum {
    #[diesel(sql_type = Text)]
    status: PayoutStatus,
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

/// A BUMDes that is owed something no payout has yet.
#[derive(Debug, Serialize)]
pub struct Waiting {
    pub bumdes_id: BumdesId,
    pub name: String,
    pub due_minor: i64,
    pub held_minor: i64,
    pub bank: Option<String>,
    pub masked_number: Option<String>,
}

/// The most due first.
pub fn waiting(conn: &mut DbConn, config: &ServerConfig, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let until = due::until(now, settings::hold_days(conn)?);
    let unpaid = due::unpaid(conn, until, None)?;
    let carried: Vec<(BumdesId, i64)> = payouts::table
        .filter(payouts::status.eq(PayoutStatus::Carried).and(payouts::carried_into.is_null()))
        .select((payouts::bumdes_id, payouts::amount_minor))
        .load(conn)?;
    let ids: Vec<&BumdesId> = unpaid.iter().map(|(id, _)| id).chain(carried.iter().map(|(id, _)| id)).collect();
    let known: Vec<(BumdesId, String, Option<String>, Option<String>)> = bumdes::table
        .left_join(bank_accounts::table)
        .filter(bumdes::id.eq_any(ids))
        .select((bumdes::id, bumdes::name, bank_accounts::bank.nullable(), bank_accounts::number.nullable()))
        .load(conn)?;
    let row = |(bumdes_id, name, bank, kept): (BumdesId, String, Option<String>, Option<String>)| {
        let number = kept.and_then(|kept| account_number::open_of_bumdes(config, &bumdes_id, &kept));
        let sums = unpaid.iter().find(|(id, _)| *id == bumdes_id).map(|(_, sums)| *sums).unwrap_or_default();
        let carried_minor: i64 = carried.iter().filter(|(id, _)| *id == bumdes_id).map(|(_, amount)| amount).sum();
        Waiting {
            due_minor: sums.due_minor + carried_minor,
            held_minor: sums.held_minor,
            masked_number: number.as_deref().map(bank_account::masked),
            // an account that cannot be opened is none
            bank: bank.filter(|_| number.is_some()),
            bumdes_id,
            name,
        }
    };
    // what cancels out, cash that was taken without any commission on it, waits for nothing
    let is_owed = |row: &Waiting| row.due_minor != 0 || row.held_minor != 0;
    let mut rows: Vec<Waiting> = known.into_iter().map(row).filter(is_owed).collect();
    rows.sort_by(|a, b| b.due_minor.cmp(&a.due_minor).then_with(|| a.name.cmp(&b.name)));
    Ok(rows)
}

/// A run with its payouts, the largest first.
#[derive(Debug, Serialize)]
pub struct RunRow {
    pub id: PayoutRunId,
    pub created_at: Timestamp,
    pub total_minor: i64,
    /// whether a bank file of it would hold anything
    pub has_drafts: bool,
    pub payouts: Vec<PayoutRow>,
}

#[derive(Debug, Serialize)]
pub struct PayoutRow {
    pub number: String,
    pub bumdes_name: String,
    pub status: PayoutStatus,
    pub amount_minor: i64,
    pub created_at: Timestamp,
    pub paid_at: Option<Timestamp>,
}

/// A page of runs, the latest first, and the last of them where more come after.
pub fn runs(conn: &mut DbConn, before: Option<&PayoutRunId>) -> QueryResult<(Vec<RunRow>, Option<PayoutRunId>)> {
    let mut page = payout_runs::table.into_boxed();
    if let Some(before) = before {
        page = page.filter(payout_runs::id.lt(before));
    }
    let mut runs: Vec<PayoutRun> =
        page.order(payout_runs::id.desc()).limit(RUNS_PER_PAGE + 1).select(PayoutRun::as_select()).load(conn)?;
    let has_more = cut(&mut runs, RUNS_PER_PAGE);
    let next = runs.last().filter(|_| has_more).map(|run| run.id.clone());
    let ids: Vec<&PayoutRunId> = runs.iter().map(|run| &run.id).collect();
    let made: Vec<(Payout, String)> = payouts::table
        .inner_join(bumdes::table)
        .filter(payouts::run_id.eq_any(ids))
        .order((payouts::amount_minor.desc(), payouts::id))
        .select((Payout::as_select(), bumdes::name))
        .load(conn)?;
    let mut rows: Vec<RunRow> = runs.into_iter().map(RunRow::of).collect();
    for (payout, name) in made {
        if let Some(row) = rows.iter_mut().find(|row| row.id == payout.run_id) {
            row.total_minor += payout.amount_minor.max(0);
            row.has_drafts |= payout.status == PayoutStatus::Draft;
            row.payouts.push(PayoutRow::of(payout, name));
        }
    }
    Ok((rows, next))
}

impl RunRow {
    fn of(run: PayoutRun) -> Self {
        Self { id: run.id, created_at: run.created_at, total_minor: 0, has_drafts: false, payouts: Vec::new() }
    }
}

impl PayoutRow {
    fn of(payout: Payout, bumdes_name: String) -> Self {
        Self {
            number: payout.number,
            bumdes_name,
            status: payout.status,
            amount_minor: payout.amount_minor,
            created_at: payout.created_at,
            paid_at: payout.paid_at,
        }
    }
}

/// A page of a BUMDes's payouts, the latest first, and the last of them where more come after.
pub fn of_bumdes(
    conn: &mut DbConn,
    bumdes_id: &BumdesId,
    before: Option<&PayoutId>,
) -> QueryResult<(Vec<PayoutRow>, Option<PayoutId>)> {
    let mut page = payouts::table.inner_join(bumdes::table).filter(payouts::bumdes_id.eq(bumdes_id)).into_boxed();
    if let Some(before) = before {
        page = page.filter(payouts::id.lt(before));
    }
    let mut rows: Vec<(Payout, String)> = page
        .order(payouts::id.desc())
        .limit(PAYOUTS_PER_PAGE + 1)
        .select((Payout::as_select(), bumdes::name))
        .load(conn)?;
    let has_more = cut(&mut rows, PAYOUTS_PER_PAGE);
    let next = rows.last().filter(|_| has_more).map(|(payout, _)| payout.id.clone());
    Ok((rows.into_iter().map(|(payout, name)| PayoutRow::of(payout, name)).collect(), next))
}
