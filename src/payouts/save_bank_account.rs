//! A BUMDes, or the operator for it, says where its money goes.

use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};

use super::bank_account::masked;
use super::{BankAccount, account_number};
use crate::audit::{self, Act, ActKind};
use crate::config::ServerConfig;
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, UserId};

/// `is_assisted` when it is the operator who says it. Payouts that are made already keep the account they were made with.
pub fn save_bank_account(
    conn: &mut DbConn,
    config: &ServerConfig,
    now: Timestamp,
    bumdes_id: &BumdesId,
    account: &BankAccount,
    user_id: &UserId,
    is_assisted: bool,
) -> QueryResult<()> {
    diesel::sql_query(
        "INSERT INTO bank_accounts (bumdes_id, bank, number, holder, changed_by, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (bumdes_id) DO UPDATE SET bank = excluded.bank, \
         number = excluded.number, holder = excluded.holder, changed_by = excluded.changed_by, \
         changed_at = excluded.changed_at",
    )
    .bind::<Text, _>(bumdes_id)
    .bind::<Text, _>(&account.bank)
    .bind::<Text, _>(account_number::seal_for_bumdes(config, bumdes_id, &account.number))
    .bind::<Text, _>(&account.holder)
    .bind::<Text, _>(user_id)
    .bind::<SqlTimestamp, _>(now)
    .execute(conn)?;
    let subject = format!("{} {}", account.bank, masked(&account.number));
    let kind = ActKind::BankAccountSaved;
    let act = Act { bumdes_id: Some(bumdes_id), user_id, is_assisted, kind, subject: &subject, note: None };
    audit::record(conn, now, &act)
}
