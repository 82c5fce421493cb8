//! The order has ended unpaid: closes its payment at the gateway. If the buyer was faster, the money is there
//! and is dealt with.

use anyhow::Context;
use diesel::prelude::*;

use super::payment::Payment;
use super::settle::settle;
use super::status::PaymentStatus;
use crate::app::App;
use crate::db::DbError;
use crate::db::schema::payments;
use crate::ids::PaymentId;
use crate::jobs::Permanent;

pub async fn run(app: &App, payment_id: &PaymentId) -> anyhow::Result<()> {
    let id = payment_id.clone();
    let payment: Option<Payment> = app
        .read::<_, DbError>(move |conn| {
            Ok(payments::table.find(&id).select(Payment::as_select()).first(conn).optional()?)
        })
        .await?;
    let payment = payment.context(Permanent(format!("there is no payment {payment_id}")))?;
    let Some(reference) = payment.reference.filter(|_| payment.status == PaymentStatus::Expired) else {
        return Ok(());
    };
    let gateway = app.gateways.get(payment.provider).with_context(|| format!("{} is turned off", payment.provider))?;
    gateway.cancel(&reference).await?;
    settle(app, payment_id).await?;
    Ok(())
}
