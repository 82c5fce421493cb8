//! An operator has seen a bank transfer arrive.

use etalase::orders::OrderStatus;
use etalase::payments::Provider;

use crate::bumdes::fulfilling_an_order::order_status;
use crate::support::TestApp;
use crate::support::factories::{catalog, orders as order_factory, people};

const PAGE: &str = "/portal/operator/payments";

#[actix_web::test]
async fn a_confirmed_transfer_sends_the_order_on_its_way() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (order, payment) = order_factory::unpaid(&app, &catalog, Provider::BankTransfer).await;
    let operator = people::operator(&app).await;
    let list = operator.get(PAGE).await.body;
    assert!(list.contains(&order.number) && list.contains("Rp219.000"), "{list}");

    let answer = operator.submit(PAGE, &format!("{PAGE}/{payment}/confirmation"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Paid);
    let bumdes = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    assert!(bumdes.get("/portal/bumdes").await.body.contains(&order.darmaji.number));
    app.stop().await;
}

#[actix_web::test]
async fn a_payment_that_a_gateway_takes_is_not_confirmed_by_hand() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (order, payment) = order_factory::unpaid(&app, &catalog, Provider::Stripe).await;
    let operator = people::operator(&app).await;
    assert!(!operator.get(PAGE).await.body.contains(&order.number));
    operator.submit("/account", &format!("{PAGE}/{payment}/confirmation"), &[]).await;
    assert!(operator.get(PAGE).await.body.contains("bukan transfer bank"));
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::PendingPayment);
    assert_eq!(operator.submit("/account", &format!("{PAGE}/none/confirmation"), &[]).await.status, 404);
    app.stop().await;
}
