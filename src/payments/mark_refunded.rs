//! The operator has sent a refund by hand (a bank transfer back, or one that the gateway refused).

use super::refund_sent::{self, RefundSentError, SentBy};
use super::status::RefundStatus;
use crate::db::schema::refunds;
use crate::db::{DbConn, Timestamp};
use crate::ids::RefundId;

use diesel::prelude::*;

/// Marks a manual or failed refund as sent, with what the bank calls the transfer. One that the gateway still has in
/// hand is refused, so that the buyer does not get the money twice.
pub fn mark_refunded(
    conn: &mut DbConn,
    now: Timestamp,
    refund_id: &RefundId,
    reference: &str,
) -> Result<(), RefundSentError> {
    let status: RefundStatus = refunds::table.find(refund_id).select(refunds::status).first(conn)?;
    if status == RefundStatus::Pending {
        return Err(RefundSentError::WrongStatus(status));
    }
    refund_sent::record(conn, now, refund_id, SentBy::Hand { reference })
}
