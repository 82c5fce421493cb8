//! Single pieces go back: each is counted, and none goes back twice, however many ask at once.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::stock_movements;
use etalase::ids::{FulfillmentOrderId, OrderLineId};
use etalase::orders::Actor;
use etalase::payments::refund_plan::PlanError;
use etalase::payments::{Decision, Extent, PaymentStatus, RefundError, refund};
use futures_util::future::join_all;

use super::till::Till;
use crate::support::factories::refunds::{rows, stock};

async fn refund_lines(
    till: &Till,
    lines: Vec<(OrderLineId, i64)>,
    shipping_of: Vec<FulfillmentOrderId>,
    is_restocked: bool,
) -> Result<(), RefundError> {
    let (now, order_id) = (till.app.app.clock.now(), till.order.id.clone());
    till.app
        .app
        .write(move |conn| {
            let decision = Decision {
                extent: Extent::Lines { lines: &lines, shipping_of: &shipping_of },
                is_restocked,
                reason: "satu pecah",
                actor: Actor::Operator,
                decided_by: None,
                seen_refunded_minor: None,
            };
            refund(conn, now, &order_id, &decision).map(|_| ())
        })
        .await
}

#[actix_web::test]
async fn pieces_go_back_with_or_without_their_shipping_and_are_counted() {
    let till = Till::paid_with_stripe().await;
    let before = rows(&till.app, &till.order.id).await;
    let boxes = before.lines.iter().find(|line| line.quantity == 2).unwrap();
    let darmaji = till.order.darmaji.id.clone();

    refund_lines(&till, vec![(boxes.id.clone(), 1)], vec![], false).await.unwrap();
    refund_lines(&till, vec![(boxes.id.clone(), 1)], vec![darmaji.clone()], false).await.unwrap();
    let after = rows(&till.app, &till.order.id).await;
    let sums: Vec<_> = after.refunds.iter().map(|r| (r.amount_minor, r.items_minor, r.shipping_minor)).collect();
    assert_eq!(sums, [(45_000, 45_000, 0), (87_000, 45_000, 42_000)]);
    assert_eq!((after.payment.status, after.payment.refunded_minor), (PaymentStatus::PartiallyRefunded, 132_000));
    assert!(after.refunds.iter().all(|r| r.fulfillment_order_id.as_ref() == Some(&darmaji)));
    assert_eq!(till.books().await, (366_000, 234_000, 132_000), "decided, not sent yet");

    let third = refund_lines(&till, vec![(boxes.id.clone(), 1)], vec![], false).await;
    assert!(matches!(third, Err(RefundError::Plan(PlanError::MoreThanLeft { asked: 1, left: 0 }))), "{third:?}");
    let shipping = refund_lines(&till, vec![], vec![darmaji], false).await;
    assert!(matches!(shipping, Err(RefundError::NothingLeft)), "{shipping:?}");
    till.work().await;
    assert_eq!(till.books().await, (234_000, 234_000, 0));
    till.close().await;
}

#[actix_web::test]
async fn pieces_that_come_back_are_for_sale_again_and_others_are_not() {
    let till = Till::paid_with_stripe().await;
    let order = rows(&till.app, &till.order.id).await;
    let (boxes, bracelets) = (
        order.lines.iter().find(|line| line.quantity == 2).unwrap(),
        order.lines.iter().find(|line| line.quantity == 3).unwrap(),
    );
    let (boxes_before, _) = stock(&till.app, &boxes.variant_id).await;
    let (bracelets_before, _) = stock(&till.app, &bracelets.variant_id).await;
    refund_lines(&till, vec![(boxes.id.clone(), 2)], vec![], true).await.unwrap();
    refund_lines(&till, vec![(bracelets.id.clone(), 1)], vec![], false).await.unwrap();
    assert_eq!(stock(&till.app, &boxes.variant_id).await.0, boxes_before + 2);
    assert_eq!(stock(&till.app, &bracelets.variant_id).await.0, bracelets_before);
    let movements: Vec<(String, i64)> = till
        .app
        .app
        .read::<_, DbError>(|conn| {
            let returns = stock_movements::table.filter(stock_movements::kind.eq("return"));
            Ok(returns.select((stock_movements::variant_id, stock_movements::quantity)).load(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(movements, [(boxes.variant_id.0.clone(), 2)]);
    till.close().await;
}

#[actix_web::test]
async fn lines_and_parts_of_another_order_are_not_found() {
    let till = Till::paid_with_stripe().await;
    let line = refund_lines(&till, vec![(OrderLineId::new(), 1)], vec![], false).await;
    let part = refund_lines(&till, vec![], vec![FulfillmentOrderId::new()], false).await;
    for refused in [line, part] {
        assert!(matches!(refused, Err(RefundError::Plan(PlanError::NotOfThisOrder))), "{refused:?}");
    }
    assert!(till.refunds().await.is_empty());
    till.close().await;
}

#[actix_web::test]
async fn twelve_at_once_for_six_pieces_send_back_six() {
    let till = Till::paid_with_stripe().await;
    let lines = rows(&till.app, &till.order.id).await.lines;
    assert_eq!(lines.iter().map(|line| line.quantity).sum::<i64>(), 6);
    let mut asked = Vec::new();
    for line in &lines {
        for _ in 0..line.quantity * 2 {
            asked.push(refund_lines(&till, vec![(line.id.clone(), 1)], vec![], true));
        }
    }
    let outcomes = join_all(asked).await;
    let (sent, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!((sent.len(), refused.len()), (6, 6), "{refused:?}");
    let after = rows(&till.app, &till.order.id).await;
    assert_eq!(after.payment.refunded_minor, 300_000, "every piece once, and no shipping");
    till.work().await;
    assert_eq!(till.books().await, (66_000, 66_000, 0));
    let at_stripe: i64 = till.stripe.refunds().iter().map(|r| r["amount"].as_i64().unwrap()).sum();
    assert_eq!(at_stripe, 30_000_000);
    till.close().await;
}
