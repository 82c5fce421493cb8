//! How a simulated payment ends, as its page's buttons say.

use diesel::prelude::*;
use serde::Serialize;

use super::confirm_transfer::ConfirmTransferError;
use super::payment::Payment;
use super::status::{PaymentStatus, Provider};
use crate::checkout::finalise::{Paid, PaidBy, finalise};
use crate::db::schema::{orders, payments};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::PaymentId;

/// What the simulator's page shows.
#[derive(Debug, Serialize)]
pub struct SimulatedPayment {
    pub id: PaymentId,
    pub order_number: String,
    pub amount_minor: i64,
    pub status: PaymentStatus,
}

/// A payment of the simulator; another gateway's is not found here.
pub fn find(conn: &mut DbConn, id: &PaymentId) -> QueryResult<SimulatedPayment> {
    let (payment, order_number): (Payment, String) = payments::table
        .inner_join(orders::table)
        .filter(payments::id.eq(id).and(payments::provider.eq(Provider::Simulator)))
        .select((Payment::as_select(), orders::number))
        .first(conn)?;
    Ok(SimulatedPayment { id: payment.id, order_number, amount_minor: payment.amount_minor, status: payment.status })
}

/// The buyer "pays"; paying twice changes nothing more. Returns the order's number.
pub fn pay(conn: &mut DbConn, now: Timestamp, id: &PaymentId) -> Result<String, ConfirmTransferError> {
    let payment = find(conn, id)?;
    let paid = Paid {
        by: PaidBy::Gateway,
        amount_minor: payment.amount_minor,
        charge_reference: Some(format!("simulated-{id}")),
    };
    finalise(conn, now, id, &paid)?;
    Ok(payment.order_number)
}

/// The "bank" refuses. Returns the order's number.
pub fn fail(conn: &mut DbConn, now: Timestamp, id: &PaymentId) -> Result<String, diesel::result::Error> {
    lock_row(conn, "payments", id.as_str())?;
    let payment = find(conn, id)?;
    if payment.status.can_become(PaymentStatus::Failed) {
        diesel::update(payments::table.find(id))
            .set((payments::status.eq(PaymentStatus::Failed), payments::updated_at.eq(now)))
            .execute(conn)?;
    }
    Ok(payment.order_number)
}
