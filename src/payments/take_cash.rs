//! Cash on delivery comes to its end: the BUMDes has the money, or there will be none.

use diesel::prelude::*;

use super::status::{PaymentStatus, Provider};
use crate::checkout::finalise::{FinaliseError, Paid, PaidBy, finalise};
use crate::db::schema::payments;
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, PaymentId, UserId};
use crate::stock;

/// The parcel was handed over, and the cash with it. Nothing for orders that are paid in another way.
pub fn take_cash(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    taken_by: &UserId,
) -> Result<(), FinaliseError> {
    let Some((payment_id, amount_minor)) = open_cash(conn, order_id)? else { return Ok(()) };
    let by = PaidBy::Bumdes(taken_by.clone());
    finalise(conn, now, &payment_id, &Paid { by, amount_minor, charge_reference: None })?;
    Ok(())
}

/// The parcel cannot be sent, or was turned away at the door: nobody owes anything. Whether there was cash to come.
/// The pieces stay out of the stock, as whenever a BUMDes rejects: it counts again.
pub fn forgo_cash(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<bool> {
    let Some((payment_id, _)) = open_cash(conn, order_id)? else { return Ok(false) };
    diesel::update(payments::table.find(payment_id))
        .set((payments::status.eq(PaymentStatus::Expired), payments::updated_at.eq(now)))
        .execute(conn)?;
    stock::consume(conn, now, order_id)?;
    Ok(true)
}

fn open_cash(conn: &mut DbConn, order_id: &OrderId) -> QueryResult<Option<(PaymentId, i64)>> {
    payments::table
        .filter(payments::order_id.eq(order_id).and(payments::provider.eq(Provider::CashOnDelivery)))
        .filter(payments::status.eq(PaymentStatus::Pending))
        .select((payments::id, payments::amount_minor))
        .first(conn)
        .optional()
}
