//! Asks the gateway how a payment stands and acts on the answer. The only word that counts is the gateway's:
//! webhook, return and reconciliation all come here, in any order and any number of times.

use diesel::prelude::*;

use super::gateway::{GatewayError, GatewayState};
use super::payment::Payment;
use super::status::PaymentStatus;
use crate::app::App;
use crate::checkout::finalise::{FinaliseError, Paid, PaidBy, finalise};
use crate::db::schema::payments;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PaymentId;
use crate::jobs::{self, Job};

#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    #[error("there is no such payment")]
    NotFound,
    #[error("this way to pay is turned off")]
    TurnedOff,
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    #[error(transparent)]
    Finalise(#[from] FinaliseError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SettleError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// The payment's status afterwards. A payment that is paid already, or has no gateway to ask, is left alone.
pub async fn settle(app: &App, payment_id: &PaymentId) -> Result<PaymentStatus, SettleError> {
    let payment = load(app, payment_id).await?;
    let Some(reference) = payment.reference.filter(|_| payment.paid_at.is_none()) else { return Ok(payment.status) };
    let gateway = app.gateways.get(payment.provider).ok_or(SettleError::TurnedOff)?;
    let state = gateway.fetch(&reference).await?;
    let (now, id) = (app.clock.now(), payment.id);
    match state {
        GatewayState::Pending => return Ok(payment.status),
        GatewayState::Succeeded { amount, charge_reference } => {
            let paid = Paid { by: PaidBy::Gateway, amount_minor: amount.minor, charge_reference };
            app.write::<_, FinaliseError>(move |conn| finalise(conn, now, &id, &paid)).await.inspect_err(|error| {
                metrics::counter!("etalase_payments_unfinalised_total").increment(1);
                tracing::error!(payment = %payment_id, %error, "money came in and its order could not be finalised");
            })?;
        }
        GatewayState::Authorised => {
            app.write::<_, SettleError>(move |conn| mark_authorised(conn, now, &id, &reference)).await?;
        }
        GatewayState::Failed | GatewayState::Expired => {
            app.write::<_, SettleError>(move |conn| mark_failed(conn, now, &id, &reference)).await?;
        }
    }
    Ok(load(app, payment_id).await?.status)
}

async fn load(app: &App, id: &PaymentId) -> Result<Payment, SettleError> {
    let id = id.clone();
    app.read(move |conn| Ok(payments::table.find(&id).select(Payment::as_select()).first(conn)?)).await
}

/// The buyer has nothing left to do, and the order waits on. Where it does not, the gateway is asked to let go.
fn mark_authorised(conn: &mut DbConn, now: Timestamp, id: &PaymentId, reference: &str) -> Result<(), SettleError> {
    lock_row(conn, "payments", id.as_str())?;
    let payment: Payment = payments::table.find(id).select(Payment::as_select()).first(conn)?;
    let is_this_try = payment.reference.as_deref() == Some(reference);
    if is_this_try && payment.status.can_become(PaymentStatus::Authorised) {
        diesel::update(payments::table.find(id))
            .set((payments::status.eq(PaymentStatus::Authorised), payments::updated_at.eq(now)))
            .execute(conn)?;
    } else if is_this_try && payment.status == PaymentStatus::Expired {
        jobs::enqueue(conn, now, &Job::CancelPayment { payment_id: id.clone() })?;
    }
    Ok(())
}

/// This try is over: the buyer may try again while the order waits.
fn mark_failed(conn: &mut DbConn, now: Timestamp, id: &PaymentId, reference: &str) -> Result<(), SettleError> {
    lock_row(conn, "payments", id.as_str())?;
    let payment: Payment = payments::table.find(id).select(Payment::as_select()).first(conn)?;
    let is_this_try = payment.reference.as_deref() == Some(reference);
    if is_this_try && payment.status.can_become(PaymentStatus::Failed) {
        diesel::update(payments::table.find(id))
            .set((payments::status.eq(PaymentStatus::Failed), payments::updated_at.eq(now)))
            .execute(conn)?;
    }
    Ok(())
}
