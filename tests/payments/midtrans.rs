//! Paying by Midtrans, against a double of it (`tests/support/midtrans/`): no server of theirs runs here.

use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::{jobs, orders, payments, refunds, webhook_events};
use etalase::jobs::worker;
use etalase::orders::OrderStatus;
use etalase::payments::refund_part::refund_part;
use etalase::payments::{
    GatewayError, Method, Payment, PaymentStatus, Provider, RefundError, RefundStatus, StartPaymentError, reconcile,
    settle, start_payment,
};
use serde_json::json;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample, PlacedOrder};
use crate::support::midtrans::{Midtrans, sign};

/// An app with the double behind it, and an order of Rp366.000 that waits for its payment by QRIS.
struct Counter {
    app: TestApp,
    midtrans: Midtrans,
    order: PlacedOrder,
}

impl Counter {
    async fn open() -> Self {
        let midtrans = Midtrans::start().await;
        let app = TestApp::start_with(&midtrans.settings()).await;
        let catalog = catalog::small(&app).await;
        let sample = OrderSample { provider: Provider::Midtrans, ..OrderSample::default() };
        let order = order::placed(&app, &catalog, sample).await;
        let (id, in_an_hour) = (order.id.clone(), app.app.clock.now() + TimeDelta::hours(1));
        app.app
            .write::<_, DbError>(move |conn| {
                diesel::update(orders::table.find(&id)).set(orders::expires_at.eq(in_an_hour)).execute(conn)?;
                Ok(())
            })
            .await
            .unwrap();
        Self { app, midtrans, order }
    }

    /// The order is paid by this, and everybody knows.
    async fn paid_by(payment_type: &str) -> Self {
        let counter = Self::open().await;
        counter.start().await.unwrap();
        counter.midtrans.pay(counter.id(), payment_type);
        assert_eq!(counter.tell().await, 200);
        counter.work().await;
        assert_eq!(counter.order_status().await, OrderStatus::Paid);
        counter
    }

    fn id(&self) -> &str {
        self.order.payment_id.as_str()
    }

    async fn start(&self) -> Result<Option<String>, StartPaymentError> {
        start_payment::run(&self.app.app, &self.order.payment_id).await
    }

    async fn tell(&self) -> u16 {
        self.midtrans.tell_of(&self.app.url, self.id()).await.as_u16()
    }

    async fn work(&self) {
        worker::run_due(&self.app.app).await.unwrap();
    }

    async fn payment(&self) -> Payment {
        let id = self.order.payment_id.clone();
        let find = move |conn: &mut _| Ok(payments::table.find(id).select(Payment::as_select()).first(conn)?);
        self.app.app.read::<_, DbError>(find).await.unwrap()
    }

    async fn order_status(&self) -> OrderStatus {
        let id = self.order.id.clone();
        let find = move |conn: &mut _| Ok(orders::table.find(id).select(orders::status).first(conn)?);
        self.app.app.read::<_, DbError>(find).await.unwrap()
    }

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

    /// How many events are kept, and how many jobs are dead.
    async fn kept_and_dead(&self) -> (i64, i64) {
        let count = |conn: &mut _| {
            let kept = webhook_events::table.count().get_result(conn)?;
            Ok((kept, jobs::table.filter(jobs::dead_at.is_not_null()).count().get_result(conn)?))
        };
        self.app.app.read::<_, DbError>(count).await.unwrap()
    }

    async fn close(self) {
        self.app.stop().await;
        self.midtrans.stop().await;
    }
}

#[actix_web::test]
async fn the_buyer_pays_on_a_page_that_offers_what_was_chosen_and_ends_with_the_order() {
    let counter = Counter::open().await;
    let page = counter.start().await.unwrap().unwrap();
    assert!(page.starts_with(&counter.midtrans.url), "{page}");
    let asked = &counter.midtrans.received()[0].body;
    assert_eq!(asked["transaction_details"], json!({ "order_id": counter.id(), "gross_amount": 366_000 }));
    assert_eq!(asked["enabled_payments"], json!(["other_qris"]));
    // four in the morning in UTC is eleven in Jakarta
    assert_eq!(asked["expiry"], json!({ "start_time": "2026-11-21 11:00:00 +0700", "unit": "hour", "duration": 24 }));
    assert!(
        asked["callbacks"]["finish"].as_str().unwrap().contains(&format!("/orders/{}/return", counter.order.number))
    );

    assert_eq!(counter.start().await.unwrap(), Some(page), "the same page again");
    assert_eq!(counter.midtrans.pages(counter.id()), 1);
    counter.close().await;
}

#[actix_web::test]
async fn a_notification_told_twice_and_late_pays_the_order_once() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let pending = counter.midtrans.notification(counter.id());
    counter.midtrans.pay(counter.id(), "qris");
    let paid = counter.midtrans.notification(counter.id());
    // out of order, and each told twice
    for told in [&paid, &pending, &paid, &pending] {
        assert_eq!(counter.midtrans.tell(&counter.app.url, told).await, 200);
        counter.work().await;
    }
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    let payment = counter.payment().await;
    assert_eq!((payment.status, payment.method), (PaymentStatus::Succeeded, Method::MidtransQris));
    assert_eq!(payment.charge_reference.as_deref(), Some(counter.id()));
    assert_eq!(counter.kept_and_dead().await, (2, 0));
    counter.close().await;
}

#[actix_web::test]
async fn what_midtrans_did_not_sign_is_refused_and_counted() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.pay(counter.id(), "qris");
    let mut forged = counter.midtrans.notification(counter.id());
    sign(&mut forged, "SB-Mid-server-of-somebody-else");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &forged).await, 400);
    let mut changed = counter.midtrans.notification(counter.id());
    changed["gross_amount"] = json!("1.00");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &changed).await, 400);
    assert_eq!(counter.midtrans.tell(&counter.app.url, &json!("no event")).await, 400);
    assert_eq!(counter.kept_and_dead().await, (0, 0));
    let metrics = counter.app.client().get("/metrics").await.body;
    let refused = |line: &&str| line.contains(r#"provider="midtrans""#) && line.contains(r#"outcome="refused""#);
    assert!(metrics.lines().any(|line| refused(&line)), "{metrics}");
    counter.close().await;
}

#[actix_web::test]
async fn a_notification_is_not_believed_against_midtrans_itself() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let mut told = counter.midtrans.notification(counter.id());
    told["transaction_status"] = json!("settlement");
    assert_eq!(counter.midtrans.tell(&counter.app.url, &told).await, 200, "the status is not under the signature");
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::PendingPayment);
    counter.close().await;
}

#[actix_web::test]
async fn another_shops_order_is_kept_and_left_alone() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "qris");
    let mut foreign = counter.midtrans.notification(counter.id());
    foreign["order_id"] = json!("CustOrder-102");
    sign(&mut foreign, crate::support::midtrans::SERVER_KEY);
    assert_eq!(counter.midtrans.tell(&counter.app.url, &foreign).await, 200);
    counter.work().await;
    assert_eq!(counter.kept_and_dead().await, (1, 0));
    counter.close().await;
}

#[actix_web::test]
async fn an_answer_lost_on_the_way_leaves_one_payment_to_pay() {
    let counter = Counter::open().await;
    counter.midtrans.loses_an_answer();
    let lost = counter.start().await;
    assert!(matches!(lost, Err(StartPaymentError::Gateway(GatewayError::Unavailable(_)))), "{lost:?}");
    counter.start().await.unwrap().expect("another page for the same order id");
    counter.midtrans.pay(counter.id(), "qris");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn a_payment_that_nobody_tells_of_is_found_by_asking() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    assert_eq!(settle::settle(&counter.app.app, &counter.order.payment_id).await.unwrap(), PaymentStatus::Pending);
    counter.midtrans.pay(counter.id(), "gopay");
    counter.app.advance(Duration::from_secs(60));
    reconcile::run(&counter.app.app).await.unwrap();
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
}

#[actix_web::test]
async fn another_amount_pays_nothing_and_calls_the_operator() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.pay(counter.id(), "qris");
    counter.midtrans.tamper(counter.id(), "gross_amount", "365000.00");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::PendingPayment);
    assert_eq!(counter.kept_and_dead().await, (1, 1));
    counter.close().await;
}

#[actix_web::test]
async fn an_order_that_ends_unpaid_closes_its_transaction() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "bank_transfer");
    counter.app.advance(Duration::from_secs(3600));
    expire::run(&counter.app.app).await.unwrap();
    counter.work().await;
    assert_eq!(counter.midtrans.transaction(counter.id())["transaction_status"], "expire");
    assert_eq!(counter.payment().await.status, PaymentStatus::Expired);
    assert_eq!(counter.kept_and_dead().await.1, 0);
    counter.close().await;
}

#[actix_web::test]
async fn a_buyer_whose_bank_refused_may_try_again_under_the_same_order_id() {
    let counter = Counter::open().await;
    counter.start().await.unwrap();
    counter.midtrans.choose(counter.id(), "credit_card");
    counter.midtrans.tamper(counter.id(), "transaction_status", "deny");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.payment().await.status, PaymentStatus::Failed);
    counter.start().await.unwrap().expect("a page");
    counter.midtrans.pay(counter.id(), "credit_card");
    counter.tell().await;
    counter.work().await;
    assert_eq!(counter.order_status().await, OrderStatus::Paid);
    counter.close().await;
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

#[actix_web::test]
async fn a_midtrans_that_does_not_know_the_key_is_told_to_the_operator_and_not_to_the_buyer() {
    let midtrans = Midtrans::start().await;
    let settings = [
        ("MIDTRANS_SERVER_KEY", "SB-Mid-server-wrong"),
        ("MIDTRANS_API_BASE", &*midtrans.url),
        ("MIDTRANS_SNAP_BASE", &*midtrans.url),
    ];
    let app = TestApp::start_with(&settings).await;
    let catalog = catalog::small(&app).await;
    let order = order::unpaid(&app, &catalog, Provider::Midtrans).await;
    let refused = start_payment::run(&app.app, &order.payment_id).await;
    assert!(
        matches!(&refused, Err(StartPaymentError::Gateway(GatewayError::Refused(text))) if text.starts_with("401")),
        "{refused:?}"
    );
    app.stop().await;
}

#[actix_web::test]
async fn without_midtrans_there_is_no_webhook() {
    let app = TestApp::start().await;
    assert_eq!(app.client().post("/webhooks/midtrans", &[]).await.status, 404);
    app.stop().await;
}
