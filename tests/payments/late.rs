//! Money that comes when the order is over: it still fulfils, or it goes back. It is never kept without an order.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::stock_levels;
use etalase::orders::OrderStatus;
use etalase::payments::{PaymentStatus, Provider};

use super::till::Till;

impl Till {
    async fn order_expires(&self) {
        self.app.advance(Duration::from_secs(3600));
        expire::run(&self.app.app).await.unwrap();
        assert_eq!(self.order_status().await, OrderStatus::Expired);
        assert_eq!(self.payment().await.status, PaymentStatus::Expired);
    }
}

#[actix_web::test]
async fn an_order_that_ends_unpaid_closes_its_session() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    till.order_expires().await;
    till.work().await;
    assert_eq!(till.stripe.sessions()[0]["status"], "expired");
    till.stripe.tell(&till.app.url, &till.stripe.event("checkout.session.expired", &session)).await;
    till.work().await;
    assert_eq!(till.payment().await.status, PaymentStatus::Expired);
    assert!(till.dead_jobs().await.is_empty());
    till.close().await;
}

#[actix_web::test]
async fn a_buyer_who_was_faster_than_the_end_gets_what_is_still_there() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let event = till.stripe.pay(&session);
    till.order_expires().await;
    // closing the session finds it paid; the webhook comes later still
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.count_events("paid_late").await, 1);
    assert_eq!(till.books().await, (366_000, 366_000, 0));
    till.close().await;
}

#[actix_web::test]
async fn late_money_for_what_is_gone_goes_back_whole() {
    let till = Till::open(Provider::Stripe).await;
    let session = till.start_payment().await;
    let event = till.stripe.pay(&session);
    till.order_expires().await;
    till.app
        .app
        .write::<_, DbError>(|conn| {
            diesel::update(stock_levels::table).set(stock_levels::on_hand.eq(stock_levels::reserved)).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    till.stripe.tell(&till.app.url, &event).await;
    till.work().await;
    assert_eq!(till.order_status().await, OrderStatus::Expired);
    assert_eq!(till.payment().await.status, PaymentStatus::Refunded);
    assert_eq!(till.stripe.refunds()[0]["amount"], 36_600_000);
    assert_eq!(till.stripe.refunds().len(), 1);
    assert_eq!(till.books().await, (0, 0, 0));
    assert_eq!(till.count_events("payment_returned").await, 1);
    till.close().await;
}
