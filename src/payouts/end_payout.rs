//! How a payout ended: the money was sent, or it was not (or came back).

use diesel::prelude::*;

use super::queries::{self, Paid};
use super::{Payout, PayoutStatus, settings};
use crate::db::schema::{payout_entries, payouts};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{PayoutId, UserId};
use crate::jobs::{self, Job};
use crate::ledger::{self, Entry, LedgerError, TransactionKind};
use crate::mail::Mail;
use crate::notices::{self, Notice};

#[derive(Debug, thiserror::Error)]
pub enum EndPayoutError {
    #[error("there is no such payout")]
    NotFound,
    #[error("a payout that is {from} cannot become {to}")]
    NotAllowed { from: PayoutStatus, to: PayoutStatus },
    /// The books and the payout disagree: nothing is booked.
    #[error("the entries of {number} add up to {entries_minor}, not to {amount_minor}")]
    Differs { number: String, entries_minor: i64, amount_minor: i64 },
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for EndPayoutError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The bank has sent it: what was owed for its entries is owed no more. Now, and not before, it is booked.
pub fn mark_paid(
    conn: &mut DbConn,
    now: Timestamp,
    number: &str,
    operator: &UserId,
    reference: Option<&str>,
) -> Result<(), EndPayoutError> {
    let payout = lock(conn, number, PayoutStatus::Paid)?;
    diesel::update(payouts::table.find(&payout.id))
        .set((
            payouts::status.eq(PayoutStatus::Paid),
            payouts::paid_at.eq(now),
            payouts::ended_by.eq(operator),
            payouts::note.eq(reference),
            payouts::updated_at.eq(now),
        ))
        .execute(conn)?;
    let entries = entries(conn, &payout, 1)?;
    ledger::post(conn, now, TransactionKind::Payout, payout.id.as_str(), None, &entries)?;
    notices::tell(conn, now, &Notice::PayoutPaid(&payout))?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::PayoutPaid { payout_id: payout.id }))?;
    Ok(())
}

/// The bank has not sent it, or has given it back: the entries are free for the next run.
pub fn mark_failed(
    conn: &mut DbConn,
    now: Timestamp,
    number: &str,
    operator: &UserId,
    reason: &str,
) -> Result<(), EndPayoutError> {
    let payout = lock(conn, number, PayoutStatus::Failed)?;
    if payout.status == PayoutStatus::Paid {
        let entries = entries(conn, &payout, -1)?;
        ledger::post(conn, now, TransactionKind::PayoutFailed, payout.id.as_str(), None, &entries)?;
    }
    diesel::update(payouts::table.find(&payout.id))
        .set((
            payouts::status.eq(PayoutStatus::Failed),
            payouts::failed_at.eq(now),
            payouts::ended_by.eq(operator),
            payouts::note.eq(reason),
            payouts::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::update(payout_entries::table.filter(payout_entries::payout_id.eq(&payout.id)))
        .set(payout_entries::is_live.eq(false))
        .execute(conn)?;
    // the balance that it began with is carried again
    diesel::update(payouts::table.filter(payouts::carried_into.eq(&payout.id)))
        .set(payouts::carried_into.eq(None::<PayoutId>))
        .execute(conn)?;
    notices::tell(conn, now, &Notice::PayoutFailed(&payout))?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::PayoutFailed { payout_id: payout.id }))?;
    Ok(())
}

fn lock(conn: &mut DbConn, number: &str, to: PayoutStatus) -> Result<Payout, EndPayoutError> {
    settings::hold(conn)?;
    let found = payouts::table.filter(payouts::number.eq(number)).select(Payout::as_select()).first(conn);
    let payout = found.optional()?.ok_or(EndPayoutError::NotFound)?;
    if !payout.status.can_become(to) {
        return Err(EndPayoutError::NotAllowed { from: payout.status, to });
    }
    Ok(payout)
}

/// Debits of every account that its entries (and those it was carried) stand on, against the bank; `sign` -1 takes
/// them back.
fn entries(conn: &mut DbConn, payout: &Payout, sign: i64) -> Result<Vec<Entry>, EndPayoutError> {
    let paid: Vec<Paid> = queries::paid_accounts(conn, payout)?;
    let entries_minor: i64 = paid.iter().map(|account| account.owed_minor).sum();
    if entries_minor != payout.amount_minor {
        let (number, amount_minor) = (payout.number.clone(), payout.amount_minor);
        return Err(EndPayoutError::Differs { number, entries_minor, amount_minor });
    }
    let debits = paid.into_iter().map(|account| {
        Entry::payable(account.account, payout.bumdes_id.clone(), account.producer_id, sign * account.owed_minor)
    });
    let bank = Entry::gateway(ledger::OUR_BANK, -sign * payout.amount_minor);
    Ok(debits.chain(std::iter::once(bank)).collect())
}
