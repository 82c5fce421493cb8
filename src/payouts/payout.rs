//! Rows of payouts.

use diesel::prelude::*;
use serde::Serialize;

use super::{PayoutStatus, account_number, bank_account};
use crate::config::ServerConfig;
use crate::db::Timestamp;
use crate::db::schema::{payout_entries, payout_runs, payouts};
use crate::ids::{BumdesId, PayoutId, PayoutRunId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = payout_runs)]
pub struct PayoutRun {
    pub id: PayoutRunId,
    pub started_by: UserId,
    /// the setting of that day
    pub hold_days: i64,
    pub created_at: Timestamp,
}

/// `amount_minor` = `opening_minor` + `entries_minor`: what was carried here, and what its own entries add up to.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = payouts)]
pub struct Payout {
    pub id: PayoutId,
    /// what people read out on the phone: `PC-261122-7K3QF2`
    pub number: String,
    pub run_id: PayoutRunId,
    pub bumdes_id: BumdesId,
    pub status: PayoutStatus,
    /// zero, or what the payouts before could not take back
    pub opening_minor: i64,
    pub entries_minor: i64,
    pub amount_minor: i64,
    /// the bank account of the day it was made; none where nothing is sent
    pub bank: Option<String>,
    /// sealed: [`Payout::open_account_number`]
    #[serde(skip)]
    pub account_number: Option<String>,
    pub account_holder: Option<String>,
    pub carried_into: Option<PayoutId>,
    pub ended_by: Option<UserId>,
    pub paid_at: Option<Timestamp>,
    pub failed_at: Option<Timestamp>,
    /// the bank's reference, or why it failed
    pub note: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Payout {
    /// The digits; none where nothing is sent, or when they were sealed with another key.
    pub fn open_account_number(&self, config: &ServerConfig) -> Option<String> {
        account_number::open_of_payout(config, &self.id, self.account_number.as_deref()?)
    }

    /// `•••• 4455`; none where nothing is sent.
    pub fn masked_account_number(&self, config: &ServerConfig) -> Option<String> {
        self.account_number.as_ref()?;
        Some(bank_account::masked(&self.open_account_number(config).unwrap_or_default()))
    }
}

#[derive(Debug, Insertable)]
#[diesel(table_name = payout_entries, treat_none_as_default_value = false)]
pub(super) struct PayoutEntry {
    pub payout_id: PayoutId,
    pub entry_id: String,
    pub is_live: bool,
}
