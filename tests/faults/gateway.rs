//! Between us and the gateway anything may go wrong, before the charge or after it. The stand-in for Stripe does
//! what it is asked, and the line to it is bad.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{payments, refunds};
use etalase::ids::PaymentId;
use etalase::jobs::worker;
use etalase::payments::refund_whole::refund_whole;
use etalase::payments::{RefundError, RefundStatus, reconcile};
use rand::RngExt;
use rand::rngs::StdRng;

use super::evidence::on_hand;
use super::shopper::Bought;
use super::{dice, proof, setting};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog;
use crate::support::store::{buyer, cart_with, check_out, path_of, total};
use crate::support::stripe::{Fault, Stripe};

/// A time-out takes its second each time, so there are fewer of those.
const QUICK: [Fault; 6] =
    [Fault::NotReached, Fault::AnswerLost, Fault::ServerError, Fault::Dropped, Fault::RateLimited, Fault::None];
const TAKES_TIME: [Fault; 3] = [Fault::TooLate, Fault::Silent, Fault::Slow];

fn any_faults(dice: &mut StdRng) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        (0..dice.random_range(0..=3)).map(|_| QUICK[dice.random_range(0..QUICK.len())]).collect();
    if dice.random_ratio(1, 4) {
        faults.push(TAKES_TIME[dice.random_range(0..TAKES_TIME.len())]);
    }
    faults
}

/// On to the gateway's page, clicked again as long as the shop says that the gateway does not answer.
async fn session_of(client: &Client, stripe: &Stripe, pay_path: &str) -> String {
    for _ in 0..40 {
        let leading = client.get(pay_path).await;
        assert_eq!(leading.status, 303, "{}", leading.body);
        let location = leading.location.unwrap();
        if let Some(session) = location.strip_prefix(&format!("{}/pay/", stripe.url)) {
            return session.to_owned();
        }
        assert!(location.starts_with("/orders/"), "{location}");
    }
    panic!("the gateway is never reached");
}

/// Whatever is due, with the longest pauses between that a few failures make.
async fn let_time_pass(app: &TestApp) {
    for _ in 0..8 {
        app.advance(Duration::from_secs(30 * 60));
        reconcile::run(&app.app).await.unwrap();
        worker::run_due(&app.app).await.unwrap();
    }
}

#[actix_web::test]
async fn a_bad_line_to_the_gateway_never_charges_twice_and_leaves_no_paid_order_without_fulfilment() {
    let stripe = Stripe::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (outbox, mut settings) = (folder.path().display().to_string(), stripe.settings().to_vec());
    settings.extend([("STRIPE_TIMEOUT_SECONDS", "1"), ("ETALASE_OUTBOX", &outbox)]);
    let app = TestApp::start_with(&settings).await;
    stripe.follow(&app.app.clock);
    let shop = catalog::small(&app).await;
    let opening = app.app.read::<_, DbError>(|conn| Ok(on_hand(conn)?)).await.unwrap();
    let (mut dice, mut bought) = (dice(7_777), Vec::new());
    for _ in 0..setting("FAULTS_GATEWAY", 12) {
        let client = app.client();
        let cart = cart_with(&client, &[(&shop.tissue_box.variant().sku, 1), (&shop.batik.variant().sku, 1)]).await;
        let total_minor = total(&client, &cart).await;
        let wish = buyer("stripe", total_minor);
        let placed = check_out(&client, &cart, &wish).await;
        stripe.will(&any_faults(&mut dice));
        let session = session_of(&client, &stripe, &path_of(&placed.json["pay_url"])).await;
        let event = stripe.pay(&session);
        stripe.will(&any_faults(&mut dice));
        // told by webhook, by the buyer's return, by both, or by nobody
        let (is_told, comes_back) = (dice.random_ratio(1, 2), dice.random_ratio(1, 2));
        if comes_back {
            let known = stripe.sessions().into_iter().find(|known| known["id"] == session.as_str()).unwrap();
            assert_eq!(client.get(&path_of(&known["success_url"])).await.status, 303);
        }
        if is_told {
            assert_eq!(stripe.tell(&app.url, &event).await, 200);
        }
        worker::run_due(&app.app).await.unwrap();
        let told = |field: &serde_json::Value| field.as_str().unwrap().to_owned();
        let (number, email) = (told(&placed.json["number"]), told(&wish["email"]));
        bought.push(Bought { cart, number, email, total_minor, is_paid: true });
    }
    let_time_pass(&app).await;
    let calls = stripe.received().len();
    println!("{} orders, {calls} calls to the gateway", bought.len());
    proof::everything_holds(&app, &stripe, folder.path(), &opening, &bought).await;
    every_refund_is_sent_once(&app, &stripe, &mut dice).await;
    app.assert_no_jobs_left().await;
    app.stop().await;
    stripe.stop().await;
}

async fn every_refund_is_sent_once(app: &TestApp, stripe: &Stripe, dice: &mut StdRng) {
    let ids: Vec<PaymentId> =
        app.app.read::<_, DbError>(|conn| Ok(payments::table.select(payments::id).load(conn)?)).await.unwrap();
    for id in ids.clone() {
        let now = app.app.clock.now();
        app.app.write::<_, RefundError>(move |conn| refund_whole(conn, now, &id, "broken")).await.unwrap();
        stripe.will(&any_faults(dice));
        worker::run_due(&app.app).await.unwrap();
    }
    let_time_pass(app).await;
    let statuses: Vec<RefundStatus> =
        app.app.read::<_, DbError>(|conn| Ok(refunds::table.select(refunds::status).load(conn)?)).await.unwrap();
    assert_eq!(statuses, vec![RefundStatus::Succeeded; ids.len()]);
    let charged: i64 = stripe.sessions().iter().filter_map(|s| s["amount_total"].as_i64()).sum();
    let returned: i64 = stripe.refunds().iter().filter_map(|r| r["amount"].as_i64()).sum();
    assert_eq!((stripe.refunds().len(), returned), (ids.len(), charged));
}
