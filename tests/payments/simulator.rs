//! The demo's own gateway: a page that says what it is.

use etalase::orders::OrderStatus;
use etalase::payments::{PaymentStatus, Provider, start_payment};

use super::till::Till;
use crate::support::TestApp;

#[actix_web::test]
async fn the_page_says_that_it_is_no_real_payment_and_pays() {
    let till = Till::open(Provider::Simulator).await;
    let page = start_payment::run(&till.app.app, till.id()).await.unwrap().unwrap();
    let client = till.app.client();
    let shown = client.get(&page).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Ini bukan pembayaran sungguhan"), "{}", shown.body);
    assert!(shown.body.contains("Rp366.000"), "{}", shown.body);

    let answer = client.submit(&page, &format!("{page}/payment"), &[]).await;
    assert_eq!(answer.status, 303);
    let back = answer.location.unwrap();
    assert!(back.starts_with(&format!("/orders/{}/return?token=", till.order.number)), "{back}");
    assert_eq!(till.order_status().await, OrderStatus::Paid);
    let order_page = client.get(&back).await.location.unwrap();
    assert!(client.get(&order_page).await.body.contains("Pembayaran sudah kami terima"));
    assert!(client.get(&page).await.body.contains("Pembayaran ini sudah selesai"));
    till.close().await;
}

#[actix_web::test]
async fn a_failed_simulation_may_be_tried_again() {
    let till = Till::open(Provider::Simulator).await;
    let page = start_payment::run(&till.app.app, till.id()).await.unwrap().unwrap();
    let client = till.app.client();
    let back = client.submit(&page, &format!("{page}/failure"), &[]).await.location.unwrap();
    let order_page = client.get(&back).await.location.unwrap();
    assert!(client.get(&order_page).await.body.contains("Pembayaran belum berhasil"));
    assert_eq!(till.payment().await.status, PaymentStatus::Failed);
    assert_eq!(start_payment::run(&till.app.app, till.id()).await.unwrap().as_deref(), Some(page.as_str()));
    client.submit(&page, &format!("{page}/payment"), &[]).await;
    assert_eq!(till.payment().await.status, PaymentStatus::Succeeded);
    till.close().await;
}

#[actix_web::test]
async fn another_gateways_payment_has_no_simulation() {
    let till = Till::open(Provider::Stripe).await;
    assert_eq!(till.app.client().get(&format!("/simulator/payments/{}", till.id())).await.status, 404);
    till.close().await;
}

#[actix_web::test]
async fn without_the_simulator_there_is_no_such_page() {
    let app = TestApp::start_with(&[("ETALASE_PAYMENT_SIMULATOR", "0")]).await;
    assert!(!app.app.gateways.offered().contains(&Provider::Simulator));
    assert_eq!(app.client().get("/simulator/payments/1").await.status, 404);
    app.stop().await;
}
