//! Money back to the buyer: never more than was paid, in the books before it leaves.

use std::time::Duration;

use etalase::accounts::Role;
use etalase::ids::UserId;
use etalase::payments::mark_refunded::mark_refunded;
use etalase::payments::refund_part::refund_part;
use etalase::payments::refund_whole::refund_whole;
use etalase::payments::{PaymentStatus, Provider, RefundError, RefundSentError, RefundStatus, confirm_transfer};

use super::till::Till;
use crate::support::factories::people;
use crate::support::stripe::Fault;

async fn reject_darmaji(till: &Till) -> Result<(), RefundError> {
    let (now, part) = (till.app.app.clock.now(), till.order.darmaji.id.clone());
    till.app.app.write(move |conn| refund_part(conn, now, &part, "habis").map(|_| ())).await
}

async fn return_the_rest(till: &Till) -> Result<(), RefundError> {
    let (now, id) = (till.app.app.clock.now(), till.id().clone());
    till.app.app.write(move |conn| refund_whole(conn, now, &id, "tutup").map(|_| ())).await
}

#[actix_web::test]
async fn a_rejected_part_goes_back_with_its_shipping_once() {
    let till = Till::paid_with_stripe().await;
    reject_darmaji(&till).await.unwrap();
    reject_darmaji(&till).await.unwrap();
    assert_eq!(till.books().await, (366_000, 69_000, 297_000), "decided, not sent yet");
    till.work().await;

    assert_eq!(till.books().await, (69_000, 69_000, 0));
    let payment = till.payment().await;
    assert_eq!((payment.status, payment.refunded_minor), (PaymentStatus::PartiallyRefunded, 297_000));
    let refunds = till.refunds().await;
    assert_eq!(refunds.len(), 1);
    assert_eq!((refunds[0].status, refunds[0].amount_minor), (RefundStatus::Succeeded, 297_000));
    assert_eq!(till.stripe.refunds().len(), 1);
    assert_eq!(till.stripe.refunds()[0]["amount"], 29_700_000);
    assert_eq!(till.count_events("refunded").await, 1);
    till.close().await;
}

#[actix_web::test]
async fn what_is_left_goes_back_and_then_nothing_more() {
    let till = Till::paid_with_stripe().await;
    reject_darmaji(&till).await.unwrap();
    return_the_rest(&till).await.unwrap();
    till.work().await;
    assert_eq!(till.books().await, (0, 0, 0));
    assert_eq!(till.payment().await.status, PaymentStatus::Refunded);
    let sent: Vec<i64> = till.stripe.refunds().iter().map(|r| r["amount"].as_i64().unwrap()).collect();
    assert_eq!(sent.iter().sum::<i64>(), 36_600_000);

    let more = return_the_rest(&till).await;
    assert!(matches!(more, Err(RefundError::NothingLeft)), "{more:?}");
    till.close().await;
}

#[actix_web::test]
async fn two_refunds_at_once_never_send_more_than_was_paid() {
    let till = Till::paid_with_stripe().await;
    let (part, whole) = futures_util::future::join(reject_darmaji(&till), return_the_rest(&till)).await;
    // whichever came second found what was left
    assert!(whole.is_ok(), "{whole:?}");
    assert!(part.is_ok(), "{part:?}");
    till.work().await;
    assert_eq!(till.books().await, (0, 0, 0));
    let sent: i64 = till.stripe.refunds().iter().map(|r| r["amount"].as_i64().unwrap()).sum();
    assert_eq!(sent, 36_600_000);
    till.close().await;
}

#[actix_web::test]
async fn nothing_goes_back_of_what_was_not_paid() {
    let till = Till::open(Provider::Stripe).await;
    let refused = reject_darmaji(&till).await;
    assert!(matches!(refused, Err(RefundError::NotPaid(PaymentStatus::Pending))), "{refused:?}");
    assert!(till.refunds().await.is_empty());
    till.close().await;
}

#[actix_web::test]
async fn a_refund_whose_answer_was_lost_is_sent_once() {
    let till = Till::paid_with_stripe().await;
    reject_darmaji(&till).await.unwrap();
    // the look at what was sent before, then the refund itself
    till.stripe.will(&[Fault::None, Fault::AnswerLost]);
    till.work().await;
    till.app.advance(Duration::from_secs(10));
    till.work().await;
    assert_eq!(till.stripe.refunds().len(), 1);
    assert_eq!(till.refunds().await[0].status, RefundStatus::Succeeded);
    till.close().await;
}

#[actix_web::test]
async fn a_refund_that_stripe_refuses_waits_for_the_operator() {
    let till = Till::paid_with_stripe().await;
    till.stripe.refund_by_hand(&till.payment().await.charge_reference.unwrap(), 10_000_000);
    return_the_rest(&till).await.unwrap();
    till.work().await;
    let refund = till.refunds().await.remove(0);
    assert_eq!(refund.status, RefundStatus::Failed);
    assert_eq!(till.dead_jobs().await, ["send_refund"]);
    assert_eq!(till.books().await, (366_000, 0, 366_000), "the buyer is still owed it");

    let (now, id) = (till.app.app.clock.now(), refund.id);
    till.app.app.write(move |conn| mark_refunded(conn, now, &id, "TRX-0001")).await.unwrap();
    assert_eq!(till.books().await, (0, 0, 0));
    till.close().await;
}

#[actix_web::test]
async fn a_transfer_is_confirmed_and_sent_back_by_hand() {
    let till = Till::open(Provider::BankTransfer).await;
    let (now, id) = (till.app.app.clock.now(), till.id().clone());
    let operator = people::add(&till.app, "pengelola@contoh.id", vec![Role::Operator]).await;
    let confirm = move |id| till_confirm(now, id, operator.clone());
    till.app.app.write(confirm(id.clone())).await.unwrap();
    till.app.app.write(confirm(id)).await.unwrap();
    assert_eq!(till.count_events("paid").await, 1);
    assert_eq!(till.books().await, (366_000, 366_000, 0));

    reject_darmaji(&till).await.unwrap();
    let refund_id = till.refunds().await.remove(0).id;
    let mark = |id| move |conn: &mut _| mark_refunded(conn, now, &id, "TRX-0001");
    let early = till.app.app.write(mark(refund_id.clone())).await;
    assert!(matches!(early, Err(RefundSentError::WrongStatus(RefundStatus::Pending))), "{early:?}");
    till.work().await;
    assert_eq!(till.refunds().await[0].status, RefundStatus::Manual);
    till.app.app.write(mark(refund_id)).await.unwrap();
    assert_eq!(till.refunds().await[0].status, RefundStatus::Succeeded);
    assert_eq!(till.books().await, (69_000, 69_000, 0));
    till.close().await;
}

fn till_confirm(
    now: etalase::db::Timestamp,
    id: etalase::ids::PaymentId,
    operator: UserId,
) -> impl FnOnce(&mut etalase::db::DbConn) -> Result<(), confirm_transfer::ConfirmTransferError> {
    move |conn| confirm_transfer::confirm(conn, now, &id, &operator).map(|_| ())
}

#[actix_web::test]
async fn a_gateways_payment_is_not_the_operators_to_confirm() {
    let till = Till::open(Provider::Stripe).await;
    let refused = till.app.app.write(till_confirm(till.app.app.clock.now(), till.id().clone(), UserId::new())).await;
    assert!(matches!(refused, Err(confirm_transfer::ConfirmTransferError::NotATransfer(Provider::Stripe))));
    till.close().await;
}
