//! An operator has seen a bank transfer arrive.

use diesel::prelude::*;
use etalase::db::schema::{order_events, users};
use etalase::db::{DbConn, DbError};
use etalase::ids::OrderId;
use etalase::orders::OrderStatus;
use etalase::payments::Provider;

use crate::bumdes::fulfilling_an_order::order_status;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const PAGE: &str = "/portal/operator/payments";

#[actix_web::test]
async fn a_confirmed_transfer_sends_the_order_on_its_way() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::unpaid(&app, &catalog, Provider::BankTransfer).await;
    let operator = people::operator(&app).await;
    let list = operator.get(PAGE).await.body;
    assert!(list.contains(&order.number) && list.contains("Rp366.000"), "{list}");

    let answer = operator.submit(PAGE, &format!("{PAGE}/{}/confirmation", order.payment_id), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Paid);
    assert_eq!(
        who_said_paid(&app, order.id.clone()).await,
        ("operator".to_owned(), Some("pengelola@contoh.id".to_owned()))
    );
    let page = operator.get(&format!("/portal/operator/orders/{}", order.number)).await.body;
    assert!(page.contains("<dt>Dipastikan oleh</dt><dd>Demo pengelola@contoh.id</dd>"), "{page}");
    let bumdes = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    assert!(bumdes.get("/portal/bumdes").await.body.contains(&order.darmaji.number));
    app.stop().await;
}

#[actix_web::test]
async fn a_payment_that_a_gateway_takes_is_not_confirmed_by_hand() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::unpaid(&app, &catalog, Provider::Stripe).await;
    let operator = people::operator(&app).await;
    assert!(!operator.get(PAGE).await.body.contains(&order.number));
    operator.submit("/account", &format!("{PAGE}/{}/confirmation", order.payment_id), &[]).await;
    assert!(operator.get(PAGE).await.body.contains("bukan transfer bank"));
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::PendingPayment);
    assert_eq!(operator.submit("/account", &format!("{PAGE}/none/confirmation"), &[]).await.status, 404);
    app.stop().await;
}

/// The actor on the order's timeline, and their address.
async fn who_said_paid(app: &TestApp, order: OrderId) -> (String, Option<String>) {
    let query = move |conn: &mut DbConn| {
        let events = order_events::table.left_join(users::table);
        let event = events.filter(order_events::order_id.eq(order).and(order_events::kind.eq("paid")));
        Ok(event.select((order_events::actor, users::email.nullable())).first(conn)?)
    };
    app.app.read::<_, DbError>(query).await.unwrap()
}
