//! The buyer takes an order back from its page.

use etalase::checkout::Finalised;
use etalase::config::MailTransport;
use etalase::fulfillment::FulfillmentStatus;
use etalase::jobs::worker;
use etalase::mail::outbox;
use etalase::orders::{OrderStatus, link};
use etalase::payments::{PaymentStatus, RefundStatus};
use futures_util::future::join;

use crate::support::TestApp;
use crate::support::factories::checked_out::{CheckedOut, pay, two_bumdes};
use crate::support::factories::refunds::{OrderRows, rows, stock};
use crate::support::factories::{catalog, people};

fn cancellation(app: &TestApp, order: &OrderRows) -> String {
    link::action_path(&app.app.config.server, &order.order.number, "cancellation")
}

async fn cancel(app: &TestApp, placed: &CheckedOut) -> String {
    let order = rows(app, &placed.order_id).await;
    let answer = placed.client.submit("/account/sign-in", &cancellation(app, &order), &[]).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(placed.path.as_str())));
    placed.client.get(&placed.path).await.body
}

fn subjects(app: &TestApp) -> Vec<String> {
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let entries = outbox::list(&folder, 100).unwrap();
    entries.iter().map(|e| outbox::read(&folder, &e.name).unwrap().unwrap().subject).collect()
}

#[actix_web::test]
async fn an_unpaid_order_lets_go_of_its_pieces_and_late_money_goes_back() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let variant = &shop.tissue_box.variant().id;
    let before = stock(&app, variant).await;
    let placed = two_bumdes(&app, &shop).await;
    assert!(placed.client.get(&placed.path).await.body.contains("Ya, batalkan pesanan"));
    for _ in 0..2 {
        let page = cancel(&app, &placed).await;
        assert!(page.contains("Pesanan dibatalkan"), "{page}");
        assert!(!page.contains("Ya, batalkan pesanan"));
    }
    let order = rows(&app, &placed.order_id).await;
    assert_eq!((order.order.status, order.payment.status), (OrderStatus::Cancelled, PaymentStatus::Expired));
    assert!(order.parts.iter().all(|part| part.status == FulfillmentStatus::Cancelled));
    assert_eq!(stock(&app, variant).await, before);

    assert_eq!(pay(&app, &placed).await.unwrap(), Finalised::Returned, "the money was on its way");
    worker::run_due(&app.app).await.unwrap();
    let order = rows(&app, &placed.order_id).await;
    assert_eq!((order.order.status, order.payment.status), (OrderStatus::Cancelled, PaymentStatus::Refunded));
    assert_eq!(order.refunds[0].status, RefundStatus::Succeeded);
    assert_eq!(stock(&app, variant).await, before);
    assert!(subjects(&app).iter().any(|s| *s == format!("Pesanan {} dibatalkan", order.order.number)));
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn a_paid_order_that_nobody_has_begun_goes_back_whole_and_its_bumdes_are_told() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let variant = &shop.tissue_box.variant().id;
    let before = stock(&app, variant).await;
    let placed = two_bumdes(&app, &shop).await;
    pay(&app, &placed).await.unwrap();
    assert_ne!(stock(&app, variant).await, before);
    cancel(&app, &placed).await;
    cancel(&app, &placed).await;
    worker::run_due(&app.app).await.unwrap();

    let order = rows(&app, &placed.order_id).await;
    assert_eq!((order.order.status, order.payment.status), (OrderStatus::Cancelled, PaymentStatus::Refunded));
    assert_eq!(order.refunds.len(), 1);
    assert_eq!((order.refunds[0].status, order.refunds[0].amount_minor), (RefundStatus::Succeeded, placed.total_minor));
    assert_eq!(stock(&app, variant).await, before);
    let told = subjects(&app);
    for part in &order.parts {
        assert!(told.contains(&format!("Pesanan {} dibatalkan pembeli", part.number)), "{told:?}");
    }
    let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let part = order.parts.iter().find(|part| part.bumdes_id == shop.darmaji.id).unwrap();
    let page = format!("/portal/bumdes/orders/{}", part.number);
    assert!(bumdes.get(&page).await.body.contains("Dibatalkan pembeli"));
    bumdes.submit("/account", &format!("{page}/acceptance"), &[]).await;
    assert!(bumdes.get(&page).await.body.contains("Dibatalkan"), "and cannot be accepted any more");
    assert_eq!(rows(&app, &placed.order_id).await.parts[0].status, FulfillmentStatus::Cancelled);
    app.stop().await;
}

#[actix_web::test]
async fn an_order_that_a_bumdes_has_accepted_stays() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    pay(&app, &placed).await.unwrap();
    let order = rows(&app, &placed.order_id).await;
    let part = order.parts.iter().find(|part| part.bumdes_id == shop.darmaji.id).unwrap();
    let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", part.number);
    bumdes.submit(&page, &format!("{page}/acceptance"), &[]).await;

    assert!(!placed.client.get(&placed.path).await.body.contains("Ya, batalkan pesanan"));
    // the button of a page that was opened before
    let token_page = "/account/sign-in";
    let answer = placed.client.submit(token_page, &cancellation(&app, &order), &[]).await;
    assert_eq!(answer.status, 303);
    assert!(placed.client.get(&placed.path).await.body.contains("sudah tidak bisa dibatalkan"));
    let order = rows(&app, &placed.order_id).await;
    assert_eq!((order.order.status, order.refunds.len()), (OrderStatus::Paid, 0));
    app.stop().await;
}

#[actix_web::test]
async fn cancelling_and_accepting_at_the_same_moment_end_in_one_of_the_two() {
    for _ in 0..4 {
        let app = TestApp::start().await;
        let shop = catalog::small(&app).await;
        let placed = two_bumdes(&app, &shop).await;
        pay(&app, &placed).await.unwrap();
        let order = rows(&app, &placed.order_id).await;
        let part = order.parts.iter().find(|part| part.bumdes_id == shop.darmaji.id).unwrap();
        let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
        let page = format!("/portal/bumdes/orders/{}", part.number);
        let (cancel_path, accept_path) = (cancellation(&app, &order), format!("{page}/acceptance"));
        // both have their page before either presses the button
        let (buyer, seller) = (placed.client.get(&placed.path).await, bumdes.get(&page).await);
        let (buyer, seller) = (buyer.form_token(), seller.form_token());
        join(
            placed.client.post(&cancel_path, &[("csrf_token", &buyer)]),
            bumdes.post(&accept_path, &[("csrf_token", &seller)]),
        )
        .await;
        let after = rows(&app, &placed.order_id).await;
        let part = after.parts.iter().find(|part| part.bumdes_id == shop.darmaji.id).unwrap();
        match after.order.status {
            OrderStatus::Cancelled => {
                assert_eq!((part.status, after.refunds.len()), (FulfillmentStatus::Cancelled, 1));
            }
            status => {
                let outcome = (status, part.status, after.refunds.len());
                assert_eq!(outcome, (OrderStatus::Paid, FulfillmentStatus::Accepted, 0));
            }
        }
        app.stop().await;
    }
}

#[actix_web::test]
async fn nobody_else_can_cancel_an_order() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    let other = two_bumdes(&app, &shop).await;
    let order = rows(&app, &placed.order_id).await.order;
    let token_of_the_other = other.path.split_once("token=").unwrap().1;
    let stranger = people::consumer(&app).await;
    for token in ["", "guessed", token_of_the_other] {
        let path = format!("/orders/{}/cancellation?token={token}", order.number);
        assert_eq!(stranger.submit("/account", &path, &[]).await.status, 404, "{path}");
    }
    assert_eq!(rows(&app, &placed.order_id).await.order.status, OrderStatus::PendingPayment);
    app.stop().await;
}
