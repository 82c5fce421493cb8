//! The server is killed with SIGKILL at random moments while buyers order and pay, and started again each time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::stock_levels;
use etalase::ids::VariantId;
use etalase::jobs::worker;
use etalase::payments::reconcile;
use futures_util::StreamExt;
use futures_util::stream::iter;
use rand::RngExt;

use super::evidence::on_hand;
use super::server::Server;
use super::shopper::{Bought, Shopper};
use super::{dice, proof, setting};
use crate::support::TestApp;
use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::stripe::Stripe;

const AT_ONCE: usize = 8;
/// How long the server lives each time.
const LIFE_MS: std::ops::Range<u64> = 100..900;

#[actix_web::test]
async fn orders_money_stock_and_mails_outlive_a_server_that_is_killed_again_and_again() {
    let database = Arc::new(TestDatabase::new());
    let (skus, opening) = fill(&database);
    let folder = tempfile::tempdir().unwrap();
    let stripe = Stripe::start().await;
    let mut server = Server::new(&database.backend, folder.path(), &stripe.settings());
    let (url, outbox) = (server.url.clone(), server.outbox());
    server.start().await;

    let is_over = AtomicBool::new(false);
    let shopping = async {
        let bought = iter(0..setting("FAULTS_CHECKOUTS", 40))
            .map(|turn| Shopper::new(&url, turn, dice(turn + 1)).buy(&skus, &stripe))
            .buffer_unordered(AT_ONCE)
            .collect::<Vec<Bought>>()
            .await;
        is_over.store(true, Ordering::SeqCst);
        bought
    };
    let (bought, kills) = futures_util::join!(shopping, keep_killing(&mut server, &is_over));
    server.kill();
    println!("{} orders, {kills} kills", bought.len());
    assert!(kills >= 2, "it was hardly killed at all: {kills}");
    assert!(!server.log().contains("panicked"), "{}", server.log());

    let app = afterwards(database, &stripe, &outbox.display().to_string()).await;
    proof::everything_holds(&app, &stripe, &outbox, &opening, &bought).await;
    app.stop().await;
    stripe.stop().await;
}

/// Ten thousand of each of a few pieces: their SKUs, and what there is of everything.
fn fill(database: &TestDatabase) -> (Vec<String>, BTreeMap<VariantId, i64>) {
    let fill = |conn: &mut etalase::db::DbConn| {
        let SmallCatalog { tissue_box, cutlery_holder, bracelet, batik, .. } =
            catalog::write_small(conn, Utc::now().naive_utc())?;
        let pieces: Vec<_> =
            [tissue_box, cutlery_holder, bracelet, batik].into_iter().flat_map(|item| item.variants).collect();
        let ids: Vec<&VariantId> = pieces.iter().map(|piece| &piece.id).collect();
        diesel::update(stock_levels::table.filter(stock_levels::variant_id.eq_any(ids)))
            .set(stock_levels::on_hand.eq(10_000))
            .execute(conn)?;
        Ok((pieces.into_iter().map(|piece| piece.sku).collect(), on_hand(conn)?))
    };
    database.db.write::<_, DbError>(fill).unwrap()
}

/// Until the buyers are done. Returns how often.
async fn keep_killing(server: &mut Server, is_over: &AtomicBool) -> u32 {
    let (mut dice, mut kills) = (dice(0), 0);
    while !is_over.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(dice.random_range(LIFE_MS))).await;
        server.kill();
        kills += 1;
        server.start().await;
    }
    kills
}

/// Another node goes on, later: the jobs that died with their worker are free again, and what nobody paid expires.
async fn afterwards(database: Arc<TestDatabase>, stripe: &Stripe, outbox: &str) -> TestApp {
    let mut settings = stripe.settings().to_vec();
    settings.push(("ETALASE_OUTBOX", outbox));
    let app = TestApp::start_on(database, &settings).await;
    let clock = &app.app.clock;
    clock.advance(Utc::now().naive_utc() - clock.now() + TimeDelta::minutes(10));
    stripe.follow(clock);
    reconcile::run(&app.app).await.unwrap();
    worker::run_due(&app.app).await.unwrap();
    clock.advance(TimeDelta::hours(2));
    while expire::run(&app.app).await.unwrap() > 0 {}
    worker::run_due(&app.app).await.unwrap();
    app
}
