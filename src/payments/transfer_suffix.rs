//! A bank transfer's last three digits: 1 to 999 rupiah on top of the order's total, so that no two open transfers
//! are over the same sum and the operator finds each on the bank statement.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::status::{PaymentStatus, Provider};
use crate::db::schema::payments;
use crate::db::{DbConn, Timestamp};

const MOST_MINOR: i64 = 999;
/// The sum of a transfer that came to no end in time is not given out again so soon: its money may be late.
const REST_DAYS: i64 = 14;

/// A suffix by which the sum is that of no other open transfer, chosen by chance, so that it tells nothing of how many
/// there are. None when all are taken: the order's number alone tells then.
pub fn pick(conn: &mut DbConn, now: Timestamp, amount_minor: i64) -> QueryResult<Option<i64>> {
    let is_open = payments::status.eq(PaymentStatus::Pending);
    let may_be_late =
        payments::status.eq(PaymentStatus::Expired).and(payments::created_at.gt(now - TimeDelta::days(REST_DAYS)));
    let near: Vec<(i64, Option<i64>)> = payments::table
        .filter(payments::provider.eq(Provider::BankTransfer))
        .filter(payments::amount_minor.between(amount_minor - MOST_MINOR, amount_minor + MOST_MINOR))
        .filter(is_open.or(may_be_late))
        .select((payments::amount_minor, payments::transfer_suffix_minor))
        .load(conn)?;
    let taken: Vec<i64> = near.into_iter().filter_map(|(amount, suffix)| Some(amount + suffix?)).collect();
    let free: Vec<i64> = (1..=MOST_MINOR).filter(|suffix| !taken.contains(&(amount_minor + suffix))).collect();
    Ok((!free.is_empty()).then(|| free[rand::random_range(0..free.len())]))
}
