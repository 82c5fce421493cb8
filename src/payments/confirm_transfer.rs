//! The operator has seen a bank transfer arrive.

use diesel::prelude::*;

use super::status::Provider;
use crate::checkout::finalise::{FinaliseError, Finalised, Paid, PaidBy, finalise};
use crate::db::schema::payments;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{PaymentId, UserId};

#[derive(Debug, thiserror::Error)]
pub enum ConfirmTransferError {
    #[error("there is no such payment")]
    NotFound,
    /// A gateway's payment is its gateway's to confirm.
    #[error("the payment is taken by {0}")]
    NotATransfer(Provider),
    #[error(transparent)]
    Finalise(#[from] FinaliseError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ConfirmTransferError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// The whole amount arrived: finalises the order. The same transfer confirmed twice changes nothing more.
pub fn confirm(
    conn: &mut DbConn,
    now: Timestamp,
    payment_id: &PaymentId,
    operator: &UserId,
) -> Result<Finalised, ConfirmTransferError> {
    let (provider, amount_minor): (Provider, i64) =
        payments::table.find(payment_id).select((payments::provider, payments::amount_minor)).first(conn)?;
    if provider != Provider::BankTransfer {
        return Err(ConfirmTransferError::NotATransfer(provider));
    }
    let by = PaidBy::Operator(operator.clone());
    let paid = Paid { by, amount_minor, charge_reference: None };
    Ok(finalise(conn, now, payment_id, &paid)?)
}
