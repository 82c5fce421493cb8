//! A proof that never fails proves nothing: each fault alone in a copy of a sound shop, and which checks see it.

mod faults;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::Error::RollbackTransaction;
use etalase::checkout::expire;
use etalase::db::{DbConn, DbError};
use etalase::ids::VariantId;
use etalase::jobs::worker;
use serde_json::json;

use self::faults::{FAULTS, Plant};
use super::evidence::{Books, Evidence, on_hand};
use super::proof::{CHECKS, everything_holds, findings};
use super::shopper::Bought;
use crate::support::TestApp;
use crate::support::database::TestDatabase;
use crate::support::factories::catalog;
use crate::support::store::{buyer, cart_with, check_out, path_of, total};
use crate::support::stripe::Stripe;

#[actix_web::test]
async fn each_fault_is_seen_by_the_checks_that_are_there_for_it_and_by_no_other() {
    let (database, folder, stripe) =
        (Arc::new(TestDatabase::new()), tempfile::tempdir().unwrap(), Stripe::start().await);
    let outbox = folder.path().join("outbox");
    let mut settings = stripe.settings().to_vec();
    let place = outbox.display().to_string();
    settings.push(("ETALASE_OUTBOX", &place));
    let app = TestApp::start_on(database.clone(), &settings).await;
    let (opening, bought) = a_few_orders(&app, &stripe).await;
    everything_holds(&app, &stripe, &outbox, &opening, &bought).await;

    let mut seen = BTreeSet::new();
    for (fault, expected, plant) in FAULTS {
        let mut evidence = Evidence::gather(&app, &stripe, &outbox, &opening, &bought).await;
        match plant {
            Plant::Rows(sql) => evidence.books = books_with(&database, sql),
            Plant::Outside(change) => change(&mut evidence),
        }
        let found = findings(&evidence);
        let by: BTreeSet<&str> = found.iter().map(|(check, _)| *check).collect();
        assert_eq!(by, expected.iter().copied().collect(), "{fault}: {found:#?}");
        seen.extend(by);
    }
    let all: BTreeSet<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(seen, all, "a check that was never seen to fail");
    app.stop().await;
    stripe.stop().await;
}

/// Two that are paid, one of them by two BUMDes, and one that expired.
async fn a_few_orders(app: &TestApp, stripe: &Stripe) -> (BTreeMap<VariantId, i64>, Vec<Bought>) {
    stripe.follow(&app.app.clock);
    let shop = catalog::small(app).await;
    let opening = app.app.read::<_, DbError>(|conn| Ok(on_hand(conn)?)).await.unwrap();
    let (box_sku, batik_sku) = (shop.tissue_box.variant().sku.as_str(), shop.batik.variant().sku.as_str());
    let carts: [(&[(&str, i64)], bool); 3] =
        [(&[(box_sku, 2), (batik_sku, 1)], true), (&[(batik_sku, 3)], true), (&[(box_sku, 1)], false)];
    let mut bought = Vec::new();
    for (turn, (items, is_paid)) in carts.into_iter().enumerate() {
        bought.push(buy(app, stripe, &format!("ayu-{turn}@contoh.id"), items, is_paid).await);
    }
    worker::run_due(&app.app).await.unwrap();
    app.advance(Duration::from_secs(2 * 60 * 60));
    expire::run(&app.app).await.unwrap();
    worker::run_due(&app.app).await.unwrap();
    (opening, bought)
}

async fn buy(app: &TestApp, stripe: &Stripe, email: &str, items: &[(&str, i64)], is_paid: bool) -> Bought {
    let client = app.client();
    let cart = cart_with(&client, items).await;
    let total_minor = total(&client, &cart).await;
    let mut wish = buyer("stripe", total_minor);
    wish["email"] = json!(email);
    let placed = check_out(&client, &cart, &wish).await;
    let number = placed.json["number"].as_str().unwrap().to_owned();
    if is_paid {
        let page = client.get(&path_of(&placed.json["pay_url"])).await.location.unwrap();
        let event = stripe.pay(page.strip_prefix(&format!("{}/pay/", stripe.url)).unwrap());
        assert_eq!(stripe.tell(&app.url, &event).await, 200);
    }
    Bought { cart, number, email: email.to_owned(), total_minor, is_paid }
}

/// The database as it would be read with this done to it. Nothing of it stays.
fn books_with(database: &TestDatabase, sql: &str) -> Books {
    let mut conn = database.db.writer().unwrap();
    let mut books = None;
    let undone = conn.transaction::<(), diesel::result::Error, _>(|conn| {
        let unguarded = match conn {
            DbConn::Sqlite(_) => {
                "PRAGMA defer_foreign_keys = ON;
                 DROP TRIGGER ledger_entries_no_update; DROP TRIGGER ledger_entries_no_delete;"
            }
            DbConn::Postgres(_) => "SET LOCAL session_replication_role = replica",
        };
        conn.batch_execute(unguarded)?;
        conn.batch_execute(sql)?;
        books = Some(Books::read(conn)?);
        Err(RollbackTransaction)
    });
    assert_eq!(undone, Err(RollbackTransaction), "{sql}");
    books.unwrap()
}
