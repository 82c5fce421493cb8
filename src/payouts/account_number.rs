//! Account numbers as the database keeps them: sealed, each for its own row. Rows from before hold digits alone; they
//! are read as they are until `seal_plain` has been over them, at the next start.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::config::ServerConfig;
use crate::db::DbConn;
use crate::db::schema::{bank_accounts, payouts};
use crate::ids::{BumdesId, PayoutId};
use crate::web::seal;

/// Digits; sealed text is more than twice as long.
pub(super) const LONGEST: usize = 20;

const OF_BUMDES: &str = "bank account number";
const OF_PAYOUT: &str = "payout account number";

diesel::define_sql_function! {
    /// In characters.
    fn length(text: Text) -> Integer;
}

pub(super) fn seal_for_bumdes(config: &ServerConfig, id: &BumdesId, number: &str) -> String {
    seal::seal(config, OF_BUMDES, id.as_str(), number)
}

pub(super) fn seal_for_payout(config: &ServerConfig, id: &PayoutId, number: &str) -> String {
    seal::seal(config, OF_PAYOUT, id.as_str(), number)
}

/// None when it was sealed with another key: it must be given again.
pub(super) fn open_of_bumdes(config: &ServerConfig, id: &BumdesId, kept: &str) -> Option<String> {
    open(config, OF_BUMDES, id.as_str(), kept)
}

/// None when it was sealed with another key.
pub(super) fn open_of_payout(config: &ServerConfig, id: &PayoutId, kept: &str) -> Option<String> {
    open(config, OF_PAYOUT, id.as_str(), kept)
}

fn open(config: &ServerConfig, purpose: &str, of: &str, kept: &str) -> Option<String> {
    if kept.len() <= LONGEST {
        return Some(kept.to_owned());
    }
    let number = seal::unseal(config, purpose, of, kept);
    if number.is_none() {
        tracing::error!(of, purpose, "cannot be opened: was ETALASE_SECRET_KEY changed?");
    }
    number
}

/// Seals what is kept plain, and returns how many numbers that were. One that is changed meanwhile is sealed already.
pub fn seal_plain(conn: &mut DbConn, config: &ServerConfig) -> QueryResult<usize> {
    let most = LONGEST as i32;
    let mut sealed = 0;
    let accounts: Vec<(BumdesId, String)> = bank_accounts::table
        .filter(length(bank_accounts::number).le(most))
        .order(bank_accounts::bumdes_id)
        .select((bank_accounts::bumdes_id, bank_accounts::number))
        .load(conn)?;
    for (id, number) in accounts {
        let plain = bank_accounts::table.find(&id).filter(bank_accounts::number.eq(&number));
        let text = seal_for_bumdes(config, &id, &number);
        sealed += diesel::update(plain).set(bank_accounts::number.eq(text)).execute(conn)?;
    }
    let made: Vec<(PayoutId, String)> = payouts::table
        .filter(payouts::account_number.is_not_null())
        .filter(length(payouts::account_number.assume_not_null()).le(most))
        .order(payouts::id)
        .select((payouts::id, payouts::account_number.assume_not_null()))
        .load(conn)?;
    for (id, number) in made {
        let plain = payouts::table.find(&id).filter(payouts::account_number.eq(&number));
        let text = seal_for_payout(config, &id, &number);
        sealed += diesel::update(plain).set(payouts::account_number.eq(text)).execute(conn)?;
    }
    Ok(sealed)
}
