//! The order cannot be kept: all that is left of its payment goes back to the buyer.

use diesel::prelude::*;

pub use super::open_refund::RefundError;
use super::open_refund::{Decision, lock_payment, open};
use crate::db::schema::fulfillment_orders;
use crate::db::{DbConn, Timestamp};
use crate::ids::{FulfillmentOrderId, PaymentId, RefundId};

/// Decides the refund of what is left of a payment; `Job::SendRefund` sends it. What BUMDes were still owed
/// for the order they are owed no more; money that was never owed to them (it came too late) just goes back.
/// Post the payment to the ledger first.
pub fn refund_whole(
    conn: &mut DbConn,
    now: Timestamp,
    payment_id: &PaymentId,
    reason: &str,
) -> Result<RefundId, RefundError> {
    let payment = lock_payment(conn, payment_id)?;
    let parts: Vec<FulfillmentOrderId> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(&payment.order_id))
        .order(fulfillment_orders::number)
        .select(fulfillment_orders::id)
        .load(conn)?;
    let amount_minor = payment.amount_minor - payment.refunded_minor;
    if amount_minor == 0 {
        return Err(RefundError::NotPaid(payment.status));
    }
    let decision = Decision { fulfillment_order_id: None, amount_minor, reason, parts: &parts };
    open(conn, now, &payment, &decision)
}
