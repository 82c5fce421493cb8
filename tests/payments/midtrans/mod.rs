//! Paying by Midtrans, against a double of it (`tests/support/midtrans/`): no server of theirs runs here.

mod looked_at;
mod notifications;
mod paying;
mod refunds;

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{jobs, orders, payments, webhook_events};
use etalase::jobs::worker;
use etalase::orders::OrderStatus;
use etalase::payments::{Payment, Provider, StartPaymentError, start_payment};

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample, PlacedOrder};
use crate::support::midtrans::Midtrans;

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
