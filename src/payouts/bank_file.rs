//! The file for the bank: every payout of a run that is still to be sent.

use anyhow::Context;
use diesel::prelude::*;

use super::{Payout, PayoutStatus};
use crate::config::ServerConfig;
use crate::db::DbConn;
use crate::db::schema::payouts;
use crate::ids::PayoutRunId;

/// Columns of the file. The number is what the bank's statement shows again, so that a transfer can be found.
const COLUMNS: [&str; 5] = ["number", "bank", "account_number", "account_holder", "amount_idr"];

/// The payouts of a run that are drafts; what was sent already is never in a second file.
pub fn drafts(conn: &mut DbConn, run_id: &PayoutRunId) -> QueryResult<Vec<Payout>> {
    payouts::table
        .filter(payouts::run_id.eq(run_id).and(payouts::status.eq(PayoutStatus::Draft)))
        .order(payouts::number)
        .select(Payout::as_select())
        .load(conn)
}

/// UTF-8, comma, one header. None at all rather than one with a number missing.
pub fn csv(payouts: &[Payout], config: &ServerConfig) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for payout in payouts {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let number = payout.open_account_number(config);
        let number = number.with_context(|| format!("the account number of {} cannot be opened", payout.number))?;
        writer.write_record([
            payout.number.clone(),
            text(&payout.bank),
            number,
            text(&payout.account_holder),
            payout.amount_minor.to_string(),
        ])?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}
