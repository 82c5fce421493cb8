//! Stripe had sent a refund, and the buyer's bank sends it back days later.

use etalase::orders::Actor;
use etalase::payments::mark_refunded::mark_refunded;
use etalase::payments::{Decision, Extent, RefundError, RefundStatus, refund};

use super::till::Till;

async fn refund_all(till: &Till) {
    let (now, order_id) = (till.app.app.clock.now(), till.order.id.clone());
    till.app
        .app
        .write::<_, RefundError>(move |conn| {
            let decision = Decision {
                extent: Extent::Order { with_shipping: true },
                is_restocked: false,
                reason: "salah kirim",
                actor: Actor::System,
                decided_by: None,
                seen_refunded_minor: None,
            };
            refund(conn, now, &order_id, &decision).map(|_| ())
        })
        .await
        .unwrap();
    till.work().await;
}

#[actix_web::test]
async fn a_refund_that_comes_back_is_booked_back_and_becomes_a_task() {
    let till = Till::paid_with_stripe().await;
    refund_all(&till).await;
    assert_eq!(till.books().await, (0, 0, 0));

    let event = till.stripe.fail_the_refund();
    for _ in 0..2 {
        assert_eq!(till.stripe.tell(&till.app.url, &event).await, 200);
        till.work().await;
    }
    let refund = till.refunds().await.remove(0);
    assert_eq!(refund.status, RefundStatus::Failed);
    assert_eq!(till.books().await, (366_000, 0, 366_000), "the money is there again, and owed to the buyer");
    assert_eq!(till.count_events("refund_failed").await, 1);
    assert_eq!(till.stripe.refunds().len(), 1, "nobody asks Stripe again");

    let (now, id) = (till.app.app.clock.now(), refund.id);
    till.app.app.write(move |conn| mark_refunded(conn, now, &id, "TRX-77")).await.unwrap();
    assert_eq!(till.books().await, (0, 0, 0));
    assert_eq!(till.refunds().await[0].reference.as_deref(), Some("TRX-77"));

    // the same news once more, under another name: what was sent by hand stays sent
    let mut late = event.clone();
    late["id"] = "evt_later".into();
    late["type"] = "charge.refund.updated".into();
    assert_eq!(till.stripe.tell(&till.app.url, &late).await, 200);
    till.work().await;
    assert_eq!(till.refunds().await[0].status, RefundStatus::Succeeded);
    assert_eq!(till.books().await, (0, 0, 0));
    till.close().await;
}

#[actix_web::test]
async fn a_refund_of_somebody_else_is_kept_and_left_alone() {
    let till = Till::paid_with_stripe().await;
    refund_all(&till).await;
    let mut event = till.stripe.fail_the_refund();
    event["data"]["object"]["id"] = "re_of_another_shop".into();
    assert_eq!(till.stripe.tell(&till.app.url, &event).await, 200);
    till.work().await;
    assert_eq!(till.refunds().await[0].status, RefundStatus::Succeeded);
    assert!(till.dead_jobs().await.is_empty());
    till.close().await;
}
