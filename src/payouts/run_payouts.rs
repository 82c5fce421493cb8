//! Makes the payouts: one for each BUMDes that has something due.

use diesel::prelude::*;

use super::bank_account::{self, BankAccount};
use super::due::{self, DueEntry};
use super::payout::{PayoutEntry, PayoutRun};
use super::{Payout, PayoutStatus, account_number, number, queries, settings};
use crate::config::ServerConfig;
use crate::db::schema::{payout_entries, payout_runs, payouts};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PayoutId, PayoutRunId, UserId};

/// What a run did; none of it where nothing was due.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RunOutcome {
    pub payouts: usize,
    pub total_minor: i64,
    /// BUMDes that owe more than they are owed
    pub carried: usize,
    /// BUMDes that have money due and no bank account: it waits
    pub without_account: usize,
}

/// Puts every due entry into a payout of its BUMDes, to the bank account of this moment. Called twice, also at the
/// same moment, the second call finds only what the first left.
pub fn run_payouts(
    conn: &mut DbConn,
    config: &ServerConfig,
    now: Timestamp,
    operator: &UserId,
) -> QueryResult<RunOutcome> {
    settings::hold(conn)?;
    let hold_days = settings::hold_days(conn)?;
    let until = due::until(now, hold_days);
    let run = PayoutRun { id: PayoutRunId::new(), started_by: operator.clone(), hold_days, created_at: now };
    let mut outcome = RunOutcome::default();
    for (bumdes_id, _) in due::unpaid(conn, until, None)? {
        let entries = due::of_bumdes(conn, &bumdes_id, until)?;
        let carried = queries::carried(conn, &bumdes_id)?;
        let entries_minor = -entries.iter().map(|entry| entry.amount_minor).sum::<i64>();
        let opening_minor = carried.iter().map(|payout| payout.amount_minor).sum::<i64>();
        let amount_minor = opening_minor + entries_minor;
        let account = bank_account::of_bumdes(conn, config, &bumdes_id)?.map(|(account, _)| account);
        // what cancels out leaves nothing to pay or to carry: it waits for the next entry
        if entries.is_empty() || amount_minor == 0 {
            continue;
        }
        if amount_minor > 0 && account.is_none() {
            outcome.without_account += 1;
            continue;
        }
        if outcome.payouts + outcome.carried == 0 {
            diesel::insert_into(payout_runs::table).values(&run).execute(conn)?;
        }
        let made = Made { opening_minor, entries_minor, account: account.filter(|_| amount_minor > 0), entries };
        let id = write(conn, config, now, &run, bumdes_id, made)?;
        for before in carried {
            diesel::update(payouts::table.find(before.id))
                .set((payouts::carried_into.eq(&id), payouts::updated_at.eq(now)))
                .execute(conn)?;
        }
        if amount_minor > 0 {
            outcome.payouts += 1;
            outcome.total_minor += amount_minor;
        } else {
            outcome.carried += 1;
        }
    }
    Ok(outcome)
}

/// A payout before it is written; without an account it is carried.
struct Made {
    opening_minor: i64,
    entries_minor: i64,
    account: Option<BankAccount>,
    entries: Vec<DueEntry>,
}

fn write(
    conn: &mut DbConn,
    config: &ServerConfig,
    now: Timestamp,
    run: &PayoutRun,
    bumdes_id: BumdesId,
    made: Made,
) -> QueryResult<PayoutId> {
    let id = PayoutId::new();
    let status = if made.account.is_some() { PayoutStatus::Draft } else { PayoutStatus::Carried };
    let (bank, sealed_number, account_holder) = match made.account {
        Some(account) => {
            let number = account_number::seal_for_payout(config, &id, &account.number);
            (Some(account.bank), Some(number), Some(account.holder))
        }
        None => (None, None, None),
    };
    let payout = Payout {
        id,
        number: number::new(now),
        run_id: run.id.clone(),
        bumdes_id,
        status,
        opening_minor: made.opening_minor,
        entries_minor: made.entries_minor,
        amount_minor: made.opening_minor + made.entries_minor,
        bank,
        account_number: sealed_number,
        account_holder,
        carried_into: None,
        ended_by: None,
        paid_at: None,
        failed_at: None,
        note: None,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(payouts::table).values(&payout).execute(conn)?;
    let entry = |entry: DueEntry| PayoutEntry { payout_id: payout.id.clone(), entry_id: entry.id, is_live: true };
    let rows: Vec<PayoutEntry> = made.entries.into_iter().map(entry).collect();
    crate::bulk_insert!(conn, payout_entries::table, &rows, 3)?;
    Ok(payout.id)
}
