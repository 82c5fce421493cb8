//! A refund that the gateway had sent came back to it: the buyer's bank refused it days later.
//! <https://docs.stripe.com/refunds#failed-refunds>

use diesel::prelude::*;
use serde_json::Value;

use super::refund_sent::{RefundSentError, lock_refund, next_source};
use super::status::{Provider, RefundStatus};
use super::to_send_by_hand::to_send_by_hand;
use crate::app::App;
use crate::db::schema::{payments, refunds};
use crate::db::{DbConn, Timestamp};
use crate::ids::RefundId;
use crate::ledger::{self, TransactionKind};
use crate::orders::{self, Actor, Event};

/// The events that tell of it, by Stripe's names of several years.
const EVENTS: [&str; 3] = ["refund.failed", "refund.updated", "charge.refund.updated"];

/// The reference of the refund that an event says has failed; none when the event tells something else.
pub(super) fn failed_refund(kind: &str, payload: &str) -> Option<String> {
    if !EVENTS.contains(&kind) {
        return None;
    }
    let event: Value = serde_json::from_str(payload).ok()?;
    let refund = &event["data"]["object"];
    let has_failed = matches!(refund["status"].as_str(), Some("failed" | "canceled"));
    if has_failed { refund["id"].as_str().map(str::to_owned) } else { None }
}

/// Acts on the gateway's word that this refund of its own has failed. One that is not ours is left alone.
pub(super) async fn run(app: &App, provider: Provider, reference: String) -> Result<(), RefundSentError> {
    let now = app.clock.now();
    app.write(move |conn| {
        let ours = refunds::table
            .inner_join(payments::table)
            .filter(refunds::reference.eq(&reference).and(payments::provider.eq(provider)));
        match ours.select(refunds::id).first(conn).optional()? {
            Some(id) => refund_failed(conn, now, &id),
            None => Ok(()),
        }
    })
    .await
}

/// A failed refund is final at the gateway: the money is there again, and a person sends it. Told twice, it changes
/// nothing more; one that was sent by hand meanwhile stays sent.
pub fn refund_failed(conn: &mut DbConn, now: Timestamp, id: &RefundId) -> Result<(), RefundSentError> {
    let (refund, payment) = lock_refund(conn, id)?;
    if refund.status != RefundStatus::Succeeded {
        return Ok(());
    }
    diesel::update(refunds::table.find(id))
        .set((refunds::status.eq(RefundStatus::Failed), refunds::updated_at.eq(now)))
        .execute(conn)?;
    let source = next_source(conn, TransactionKind::RefundFailed, id)?;
    let entries = ledger::entries_for_failed_refund(payment.provider, refund.amount_minor);
    ledger::post(conn, now, TransactionKind::RefundFailed, &source, Some(&payment.order_id), &entries)?;
    let event = Event {
        order_id: &payment.order_id,
        fulfillment_order_id: None,
        kind: "refund_failed",
        from_status: Some(RefundStatus::Succeeded.as_str()),
        to_status: Some(RefundStatus::Failed.as_str()),
        actor: Actor::Gateway,
        user_id: None,
        note: None,
    };
    orders::record(conn, now, &event)?;
    metrics::counter!("etalase_refunds_failed_total").increment(1);
    to_send_by_hand(conn, now, id)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_failed_refund_is_acted_on() {
        let event = |status: &str| format!(r#"{{"data":{{"object":{{"id":"re_1","status":"{status}"}}}}}}"#);
        assert_eq!(failed_refund("refund.failed", &event("failed")).as_deref(), Some("re_1"));
        assert_eq!(failed_refund("charge.refund.updated", &event("failed")).as_deref(), Some("re_1"));
        assert_eq!(failed_refund("refund.updated", &event("succeeded")), None);
        assert_eq!(failed_refund("checkout.session.completed", &event("failed")), None);
        assert_eq!(failed_refund("refund.failed", "no JSON"), None);
    }
}
