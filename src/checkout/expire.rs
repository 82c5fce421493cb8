//! Unpaid orders let go of their stock when their time is over.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::app::App;
use crate::db::schema::{fulfillment_orders, orders, payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{OrderId, PaymentId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::orders::OrderStatus;
use crate::orders::event::{Actor, Event, record};
use crate::payments::{PaymentStatus, Provider};
use crate::stock;

/// How many a run takes on; the next run goes on.
const BATCH: i64 = 200;

/// Expires what is due, the oldest first, each order in its own transaction (see `stock/` on lock order).
/// Returns how many expired.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    let due: Vec<OrderId> = app
        .read::<_, DbError>(move |conn| {
            // what is paid with cash is on its way already
            let is_cash = payments::provider.eq(Provider::CashOnDelivery);
            let with_cash = payments::table.filter(payments::order_id.eq(orders::id).and(is_cash));
            Ok(orders::table
                .filter(orders::status.eq(OrderStatus::PendingPayment).and(orders::expires_at.le(now)))
                .filter(not(exists(with_cash)))
                .order(orders::expires_at)
                .limit(BATCH)
                .select(orders::id)
                .load(conn)?)
        })
        .await?;
    let mut expired = 0;
    for order_id in due {
        expired += usize::from(app.write::<_, DbError>(move |conn| Ok(expire(conn, now, &order_id)?)).await?);
    }
    Ok(expired)
}

/// Whether the order was still unpaid.
fn expire(conn: &mut DbConn, now: Timestamp, order_id: &OrderId) -> QueryResult<bool> {
    lock_row(conn, "orders", order_id.as_str())?;
    let status: OrderStatus = orders::table.find(order_id).select(orders::status).first(conn)?;
    if !status.can_become(OrderStatus::Expired) {
        return Ok(false);
    }
    diesel::update(orders::table.find(order_id))
        .set((orders::status.eq(OrderStatus::Expired), orders::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(fulfillment_orders::table.filter(fulfillment_orders::order_id.eq(order_id)))
        .set((fulfillment_orders::status.eq(FulfillmentStatus::Cancelled), fulfillment_orders::updated_at.eq(now)))
        .execute(conn)?;
    let payment_id: Option<PaymentId> = payments::table
        .filter(payments::order_id.eq(order_id).and(payments::status.eq_any(PaymentStatus::OPEN)))
        .select(payments::id)
        .first(conn)
        .optional()?;
    if let Some(payment_id) = payment_id {
        diesel::update(payments::table.find(&payment_id))
            .set((payments::status.eq(PaymentStatus::Expired), payments::updated_at.eq(now)))
            .execute(conn)?;
        jobs::enqueue(conn, now, &Job::CancelPayment { payment_id })?;
    }
    stock::release(conn, now, order_id)?;
    let event = Event {
        order_id,
        fulfillment_order_id: None,
        kind: "expired",
        from_status: Some(status.as_str()),
        to_status: Some(OrderStatus::Expired.as_str()),
        actor: Actor::System,
        user_id: None,
        note: None,
    };
    record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::OrderExpired { order_id: order_id.clone() }))?;
    Ok(true)
}
