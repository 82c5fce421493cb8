//! The operator has sent a refund by hand (a bank transfer back, or one that the gateway refused).

use diesel::prelude::*;

use super::refund_sent::{self, RefundSentError};
use super::status::RefundStatus;
use crate::db::schema::refunds;
use crate::db::{DbConn, Timestamp};
use crate::ids::{RefundId, UserId};

/// Marks a manual or failed refund as sent. One that the gateway still has in hand is refused, so that the
/// buyer does not get the money twice.
pub fn mark_refunded(
    conn: &mut DbConn,
    now: Timestamp,
    refund_id: &RefundId,
    operator: &UserId,
) -> Result<(), RefundSentError> {
    let status: RefundStatus = refunds::table.find(refund_id).select(refunds::status).first(conn)?;
    if status == RefundStatus::Pending {
        return Err(RefundSentError::WrongStatus(status));
    }
    refund_sent::record(conn, now, refund_id, Some(&format!("by hand: {operator}")))
}
