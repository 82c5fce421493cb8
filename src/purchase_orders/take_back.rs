//! A buyer takes a late share back from its BUMDes; others are looked for.

use diesel::prelude::*;

use super::declined::share_declined;
use super::purchase_order::{lock_own, shares};
use crate::companies::{CompanyAct, CompanyActKind, record};
use crate::db::schema::bumdes;
use crate::db::{DbConn, DbError, Timestamp};
use crate::fulfillment::{WithdrawError, withdraw_fulfillment_order};
use crate::ids::PurchaseOrderShareId;
use crate::web::BuyerScope;

#[derive(Debug, thiserror::Error)]
pub enum TakeBackError {
    #[error("no such share")]
    NotFound,
    #[error(transparent)]
    Withdraw(#[from] WithdrawError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for TakeBackError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// `reason` is what the BUMDes reads.
pub fn take_back(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    number: &str,
    share_id: &PurchaseOrderShareId,
    reason: &str,
) -> Result<(), TakeBackError> {
    let order = lock_own(conn, scope, number)?.ok_or(TakeBackError::NotFound)?;
    let share = shares(conn, &order.id)?.into_iter().find(|share| share.id == *share_id);
    let share = share.ok_or(TakeBackError::NotFound)?;
    let part = share.fulfillment_order_id.as_ref().ok_or(TakeBackError::NotFound)?;
    withdraw_fulfillment_order(conn, now, part, scope.user_id(), reason)?;
    share_declined(conn, now, part, reason)?;
    let name: String = bumdes::table.find(&share.bumdes_id).select(bumdes::name).first(conn)?;
    let act = CompanyAct::by(scope, CompanyActKind::PurchaseTakenBack, &order.number).noting(&name);
    record(conn, now, &act)?;
    Ok(())
}
