//! A refund that no gateway sends is a person's task: the buyer is asked which account it should go to.

use diesel::prelude::*;

use crate::db::schema::refunds;
use crate::db::{DbConn, Timestamp};
use crate::ids::RefundId;
use crate::jobs::{self, Job};
use crate::mail::Mail;

/// Asks once: an account that is known already is kept. Call it where the refund's status changes.
pub(super) fn to_send_by_hand(conn: &mut DbConn, now: Timestamp, id: &RefundId) -> QueryResult<()> {
    let account: Option<String> = refunds::table.find(id).select(refunds::payee_account).first(conn)?;
    if account.is_none() {
        jobs::enqueue(conn, now, &Job::SendMail(Mail::PayeeAccountWanted { refund_id: id.clone() }))?;
    }
    Ok(())
}
