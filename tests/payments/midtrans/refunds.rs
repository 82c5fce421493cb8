//! Money that goes back by Midtrans, where it can.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::refunds;
use etalase::payments::refund_part::refund_part;
use etalase::payments::{RefundError, RefundStatus};

use super::Counter;

impl Counter {
    /// Darmaji cannot deliver: Rp297.000 go back.
    async fn reject_darmaji(&self) {
        let (now, part) = (self.app.app.clock.now(), self.order.darmaji.id.clone());
        let reject = move |conn: &mut _| refund_part(conn, now, &part, "habis").map(drop);
        self.app.app.write::<_, RefundError>(reject).await.unwrap();
    }

    async fn refund_statuses(&self) -> Vec<RefundStatus> {
        let all = |conn: &mut _| Ok(refunds::table.select(refunds::status).load(conn)?);
        self.app.app.read::<_, DbError>(all).await.unwrap()
    }
}

#[actix_web::test]
async fn qris_goes_back_by_itself_and_once_even_when_the_answer_is_lost() {
    let counter = Counter::paid_by("qris").await;
    counter.reject_darmaji().await;
    // the look at the transaction is answered, the refund's answer is not
    counter.midtrans.loses_the_answer_to_a_refund();
    counter.work().await;
    assert_eq!(counter.refund_statuses().await, [RefundStatus::Pending]);
    counter.app.advance(Duration::from_secs(60));
    counter.work().await;
    assert_eq!(counter.refund_statuses().await, [RefundStatus::Succeeded]);
    let transaction = counter.midtrans.transaction(counter.id());
    assert_eq!(transaction["refunds"].as_array().unwrap().len(), 1);
    assert_eq!(transaction["refund_amount"], "297000.00");
    counter.close().await;
}

#[actix_web::test]
async fn a_virtual_account_cannot_be_paid_back_by_midtrans() {
    let counter = Counter::paid_by("bank_transfer").await;
    counter.reject_darmaji().await;
    counter.work().await;
    assert_eq!(counter.refund_statuses().await, [RefundStatus::Manual]);
    assert!(counter.midtrans.received().iter().all(|call| !call.call.ends_with("/refund")));
    counter.close().await;
}

#[actix_web::test]
async fn a_card_payment_goes_back_once_it_is_settled() {
    let counter = Counter::paid_by("credit_card").await;
    counter.reject_darmaji().await;
    counter.work().await;
    assert_eq!(counter.refund_statuses().await, [RefundStatus::Pending]);
    counter.midtrans.tamper(counter.id(), "transaction_status", "settlement");
    counter.app.advance(Duration::from_secs(60));
    counter.work().await;
    assert_eq!(counter.refund_statuses().await, [RefundStatus::Succeeded]);
    counter.close().await;
}
