//! An app with Stripe's stand-in behind it, and an order of Rp366.000 that waits for its payment.

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{jobs, order_events, orders, payments, refunds};
use etalase::ids::PaymentId;
use etalase::jobs::worker;
use etalase::ledger::queries::balance_of_order;
use etalase::orders::{Order, OrderStatus};
use etalase::payments::{Payment, Provider, Refund, start_payment};

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample, PlacedOrder};
use crate::support::stripe::Stripe;

pub struct Till {
    pub app: TestApp,
    pub stripe: Stripe,
    pub order: PlacedOrder,
}

impl Till {
    pub async fn open(provider: Provider) -> Self {
        let stripe = Stripe::start().await;
        let app = TestApp::start_with(&stripe.settings()).await;
        stripe.follow(&app.app.clock);
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, OrderSample { provider, ..OrderSample::default() }).await;
        let (id, in_an_hour) = (order.id.clone(), app.app.clock.now() + TimeDelta::hours(1));
        app.app
            .write::<_, DbError>(move |conn| {
                diesel::update(orders::table.find(&id)).set(orders::expires_at.eq(in_an_hour)).execute(conn)?;
                Ok(())
            })
            .await
            .unwrap();
        Self { app, stripe, order }
    }

    pub fn id(&self) -> &PaymentId {
        &self.order.payment_id
    }

    /// Opens the payment at Stripe and returns the session's id.
    pub async fn start_payment(&self) -> String {
        start_payment::run(&self.app.app, self.id()).await.unwrap().expect("a page to pay on");
        self.payment().await.reference.expect("a session")
    }

    /// Paid at Stripe, told by Stripe, done by the worker.
    pub async fn paid_with_stripe() -> Self {
        let till = Self::open(Provider::Stripe).await;
        let session = till.start_payment().await;
        let event = till.stripe.pay(&session);
        assert_eq!(till.stripe.tell(&till.app.url, &event).await, 200);
        till.work().await;
        assert_eq!(till.order_status().await, OrderStatus::Paid);
        till
    }

    /// Does every job that is due.
    pub async fn work(&self) {
        worker::run_due(&self.app.app).await.unwrap();
    }

    pub async fn payment(&self) -> Payment {
        let id = self.id().clone();
        self.app
            .app
            .read::<_, DbError>(move |conn| Ok(payments::table.find(&id).select(Payment::as_select()).first(conn)?))
            .await
            .unwrap()
    }

    pub async fn order_status(&self) -> OrderStatus {
        let id = self.order.id.clone();
        let order: Order = self
            .app
            .app
            .read::<_, DbError>(move |conn| Ok(orders::table.find(&id).select(Order::as_select()).first(conn)?))
            .await
            .unwrap();
        order.status
    }

    /// The refunds of the order, oldest first.
    pub async fn refunds(&self) -> Vec<Refund> {
        let id = self.id().clone();
        self.app
            .app
            .read::<_, DbError>(move |conn| {
                let rows = refunds::table.filter(refunds::payment_id.eq(&id)).order(refunds::id);
                Ok(rows.select(Refund::as_select()).load(conn)?)
            })
            .await
            .unwrap()
    }

    /// How often this happened to the order.
    pub async fn count_events(&self, kind: &'static str) -> i64 {
        let id = self.order.id.clone();
        self.app
            .app
            .read::<_, DbError>(move |conn| {
                let events =
                    order_events::table.filter(order_events::order_id.eq(&id).and(order_events::kind.eq(kind)));
                Ok(events.count().get_result(conn)?)
            })
            .await
            .unwrap()
    }

    /// What the gateway holds, what BUMDes are owed and what the buyer is owed back, as the books say.
    pub async fn books(&self) -> (i64, i64, i64) {
        let id = self.order.id.clone();
        self.app
            .app
            .read::<_, DbError>(move |conn| {
                let held = balance_of_order(conn, &id, "gateway:stripe")?
                    + balance_of_order(conn, &id, "gateway:bank_transfer")?;
                let owed = -balance_of_order(conn, &id, "payable:")?;
                Ok((held, owed, -balance_of_order(conn, &id, "buyer_refundable")?))
            })
            .await
            .unwrap()
    }

    pub async fn dead_jobs(&self) -> Vec<String> {
        self.app
            .app
            .read::<_, DbError>(|conn| {
                Ok(jobs::table.filter(jobs::dead_at.is_not_null()).select(jobs::kind).load(conn)?)
            })
            .await
            .unwrap()
    }

    pub async fn close(self) {
        self.app.stop().await;
        self.stripe.stop().await;
    }
}
