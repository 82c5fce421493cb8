//! The buyer tells which account a refund should go to.

use diesel::prelude::*;

use super::refund_sent::lock_refund;
use super::status::RefundStatus;
use crate::db::schema::refunds;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::RefundId;
use crate::orders::{self, Actor, Event};

#[derive(Debug, thiserror::Error)]
pub enum GivePayeeAccountError {
    #[error("there is no such refund")]
    NotFound,
    /// Sent already, or not by hand: no account is wanted.
    #[error("the refund is {0}")]
    NotWanted(RefundStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for GivePayeeAccountError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// Keeps the account, sealed by the caller. A later one replaces it for as long as nothing was sent.
pub fn give_payee_account(
    conn: &mut DbConn,
    now: Timestamp,
    id: &RefundId,
    sealed: &str,
) -> Result<(), GivePayeeAccountError> {
    let (refund, payment) = lock_refund(conn, id)?;
    if !refund.status.is_by_hand() {
        return Err(GivePayeeAccountError::NotWanted(refund.status));
    }
    diesel::update(refunds::table.find(id))
        .set((refunds::payee_account.eq(sealed), refunds::updated_at.eq(now)))
        .execute(conn)?;
    let event = Event {
        order_id: &payment.order_id,
        fulfillment_order_id: None,
        kind: "payee_account_given",
        from_status: None,
        to_status: None,
        actor: Actor::Buyer,
        user_id: None,
        note: None,
    };
    orders::record(conn, now, &event)?;
    Ok(())
}
