//! A card payment that Midtrans wants looked at: the buyer has paid, and the money is not ours yet.

use std::time::Duration;

use etalase::checkout::expire;
use etalase::orders::{OrderStatus, link};
use etalase::payments::{PaymentStatus, StartPaymentError, reconcile};

use super::Counter;

impl Counter {
    /// The buyer pays by card, Midtrans suspects a fraud and tells us.
    async fn suspected() -> Self {
        let counter = Self::open().await;
        counter.start().await.unwrap();
        counter.midtrans.pay_suspiciously(counter.id());
        assert_eq!(counter.tell().await, 200);
        counter.work().await;
        assert_eq!(counter.payment().await.status, PaymentStatus::Authorised);
        assert_eq!(counter.order_status().await, OrderStatus::PendingPayment);
        counter
    }

    async fn page(&self) -> String {
        let path = link::order_path(&self.app.app.config.server, &self.order.number);
        self.app.client().get(&path).await.body
    }

    fn cancellations(&self) -> usize {
        self.midtrans.received().iter().filter(|call| call.call.ends_with("/cancel")).count()
    }
}

#[actix_web::test]
async fn the_buyer_is_told_that_it_is_looked_at_and_has_nothing_left_to_pay() {
    let counter = Counter::suspected().await;
    let page = counter.page().await;
    assert!(page.contains("Pembayaran Anda sedang diperiksa"), "{page}");
    assert!(!page.contains("/payment?token="), "{page}");
    assert!(matches!(counter.start().await, Err(StartPaymentError::Closed)));
    counter.close().await;
}

#[actix_web::test]
async fn its_approval_is_found_by_asking() {
    let counter = Counter::suspected().await;
    counter.midtrans.tamper(counter.id(), "fraud_status", "accept");
    counter.app.advance(Duration::from_secs(60));
    reconcile::run(&counter.app.app).await.unwrap();
    assert_eq!(counter.payment().await.status, PaymentStatus::Succeeded);
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn after_its_denial_the_buyer_may_try_again_and_be_looked_at_again() {
    let counter = Counter::suspected().await;
    counter.midtrans.tamper(counter.id(), "transaction_status", "deny");
    counter.app.advance(Duration::from_secs(60));
    reconcile::run(&counter.app.app).await.unwrap();
    assert_eq!(counter.payment().await.status, PaymentStatus::Failed);
    assert!(counter.page().await.contains("/payment?token="));
    // on the page that is still open at Midtrans
    counter.midtrans.pay_suspiciously(counter.id());
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.payment().await.status, PaymentStatus::Authorised);
    counter.close().await;
}

#[actix_web::test]
async fn an_order_that_ends_under_it_lets_go_of_the_money_at_the_gateway() {
    let counter = Counter::suspected().await;
    counter.app.advance(Duration::from_secs(3600));
    expire::run(&counter.app.app).await.unwrap();
    assert_eq!(counter.order_status().await, OrderStatus::Expired);
    counter.work().await;
    assert_eq!(counter.midtrans.transaction(counter.id())["transaction_status"], "cancel");
    assert_eq!(counter.payment().await.status, PaymentStatus::Expired);
    assert_eq!(counter.kept_and_dead().await.1, 0);
    counter.close().await;
}

#[actix_web::test]
async fn one_that_comes_after_its_order_ended_is_let_go_too() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.app.advance(Duration::from_secs(3600));
    expire::run(&counter.app.app).await.unwrap();
    counter.work().await;
    assert_eq!(counter.cancellations(), 0);
    counter.midtrans.pay_suspiciously(counter.id());
    counter.tell().await;
    counter.work().await;
    counter.work().await;
    assert_eq!(counter.midtrans.transaction(counter.id())["transaction_status"], "cancel");
    assert_eq!((counter.cancellations(), counter.payment().await.status), (1, PaymentStatus::Expired));
    counter.close().await;
}

#[actix_web::test]
async fn a_card_payment_that_was_just_approved_is_not_taken_back_with_the_order() {
    let counter = Counter::suspected().await;
    counter.midtrans.tamper(counter.id(), "fraud_status", "accept");
    counter.app.advance(Duration::from_secs(3600));
    expire::run(&counter.app.app).await.unwrap();
    counter.work().await;
    assert_eq!(counter.cancellations(), 0);
    assert_eq!(counter.order_status().await, OrderStatus::Paid, "late, and its pieces are there");
    counter.close().await;
}
