//! Phase two of the checkout: opens the payment at its gateway, outside any transaction. Called again after
//! a failure, it opens the same payment, not a second one.

use diesel::prelude::*;

use super::gateway::{CreatedPayment, GatewayError, PaymentRequest};
use super::payment::Payment;
use super::status::PaymentStatus;
use crate::app::App;
use crate::db::schema::{orders, payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PaymentId;
use crate::jobs::{self, Job};
use crate::money::Money;
use crate::orders::{Order, OrderStatus, link};

#[derive(Debug, thiserror::Error)]
pub enum StartPaymentError {
    #[error("there is no such payment")]
    NotFound,
    /// Paid, expired or cancelled: there is nothing to pay.
    #[error("the order does not wait for a payment")]
    Closed,
    #[error("this way to pay is turned off")]
    TurnedOff,
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for StartPaymentError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// Where the buyer pays: an address elsewhere (Stripe) or a path here (the simulator). None where the order
/// page itself tells how (bank transfer).
pub async fn run(app: &App, payment_id: &PaymentId) -> Result<Option<String>, StartPaymentError> {
    let id = payment_id.clone();
    let (payment, order): (Payment, Order) = app
        .read::<_, StartPaymentError>(move |conn| {
            let row = payments::table.inner_join(orders::table).filter(payments::id.eq(&id));
            Ok(row.select((Payment::as_select(), Order::as_select())).first(conn)?)
        })
        .await?;
    let now = app.clock.now();
    let is_open = matches!(payment.status, PaymentStatus::Pending | PaymentStatus::Failed);
    if !is_open || order.status != OrderStatus::PendingPayment || order.expires_at <= now {
        return Err(StartPaymentError::Closed);
    }
    if payment.status == PaymentStatus::Pending && payment.reference.is_some() {
        return Ok(payment.pay_url);
    }
    let gateway = app.gateways.get(payment.provider).ok_or(StartPaymentError::TurnedOff)?;
    let base_url = &app.config.server.base_url;
    let request = PaymentRequest {
        payment_id: payment.id.clone(),
        // a payment that failed at the gateway is closed there: this is another one
        replaces: payment.reference.clone(),
        method: payment.method,
        order_number: order.number.clone(),
        amount: Money::idr(payment.amount_minor),
        language: order.language,
        buyer_email: order.buyer_email,
        return_url: format!("{base_url}{}", link::return_path(&app.config.server, &order.number)),
        expires_at: order.expires_at,
    };
    let created = gateway.create(&request).await?;
    let pay_url = created.pay_url.clone();
    let id = payment.id;
    app.write::<_, StartPaymentError>(move |conn| store(conn, now, &id, created)).await?;
    Ok(pay_url)
}

fn store(conn: &mut DbConn, now: Timestamp, id: &PaymentId, created: CreatedPayment) -> Result<(), StartPaymentError> {
    let Some(reference) = created.reference else { return Ok(()) };
    lock_row(conn, "payments", id.as_str())?;
    let status: PaymentStatus = payments::table.find(id).select(payments::status).first(conn)?;
    if status == PaymentStatus::Failed {
        diesel::update(payments::table.find(id)).set(payments::status.eq(PaymentStatus::Pending)).execute(conn)?;
    }
    diesel::update(payments::table.find(id))
        .set((payments::reference.eq(reference), payments::pay_url.eq(created.pay_url), payments::updated_at.eq(now)))
        .execute(conn)?;
    if status == PaymentStatus::Expired {
        // the order ended while the gateway was asked: nobody else knows this payment's reference
        jobs::enqueue(conn, now, &Job::CancelPayment { payment_id: id.clone() })?;
    }
    Ok(())
}
