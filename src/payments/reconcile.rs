//! Asks the gateways about payments that nobody told us of: a webhook may be lost, a buyer may never return.

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;

use super::settle::{SettleError, settle};
use super::status::PaymentStatus;
use crate::app::App;
use crate::db::schema::payments;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::PaymentId;

const AT_ONCE: usize = 20;
/// Nobody waits longer than this for a payment that no webhook told of.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(15);
const SHORTEST_PAUSE: TimeDelta = TimeDelta::minutes(1);

pub async fn run(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let due = app.write::<_, DbError>(move |conn| Ok(take_due(conn, now)?)).await?;
    // all at once: a gateway that does not answer holds up the caller for one time-out, not for twenty
    join_all(due.iter().map(|id| ask(app, id))).await;
    Ok(())
}

async fn ask(app: &App, payment_id: &PaymentId) {
    match settle(app, payment_id).await {
        Ok(PaymentStatus::Pending | PaymentStatus::Authorised) => {}
        Ok(status) => tracing::info!(payment = %payment_id, %status, "a payment nobody told us of"),
        // asked again at its next turn
        Err(SettleError::Gateway(error)) => tracing::warn!(payment = %payment_id, %error, "no answer"),
        Err(error) => tracing::error!(payment = %payment_id, %error, "a payment cannot be settled"),
    }
}

/// The open payments whose turn it is, marked as asked now. The pause is as long as the payment was old when it
/// was asked last: it doubles from a minute to a quarter of an hour.
fn take_due(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<PaymentId>> {
    let open: Vec<(PaymentId, Timestamp, Timestamp)> = payments::table
        .filter(payments::status.eq_any(PaymentStatus::OPEN))
        .filter(payments::reference.is_not_null().and(payments::updated_at.le(now - SHORTEST_PAUSE)))
        .order(payments::updated_at)
        .limit(500)
        .select((payments::id, payments::created_at, payments::updated_at))
        .load(conn)?;
    let due: Vec<PaymentId> = open
        .into_iter()
        .filter(|(_, created_at, asked_at)| {
            now - *asked_at >= (*asked_at - *created_at).clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
        })
        .map(|(id, ..)| id)
        .take(AT_ONCE)
        .collect();
    diesel::update(payments::table.filter(payments::id.eq_any(&due)))
        .set(payments::updated_at.eq(now))
        .execute(conn)?;
    Ok(due)
}
