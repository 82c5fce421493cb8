//! How a line is divided is settled when it is ordered, and booked so when it is paid.

use std::collections::BTreeMap;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, ledger_entries, line_shares};
use etalase::ids::{BumdesId, ProducerId};
use etalase::ledger::Account;
use etalase::ledger::agreement::{Term, Terms};
use etalase::ledger::queries::owed;

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, two_bumdes, with_items};

async fn balances(app: &TestApp) -> BTreeMap<Account, i64> {
    let rows: Vec<(String, i64)> = app
        .app
        .read::<_, DbError>(|conn| {
            Ok(ledger_entries::table.select((ledger_entries::account, ledger_entries::amount_minor)).load(conn)?)
        })
        .await
        .unwrap();
    let mut sums = BTreeMap::new();
    for (account, amount_minor) in rows {
        *sums.entry(Account::parse(&account).unwrap()).or_default() += amount_minor;
    }
    sums
}

async fn owed_to(app: &TestApp, bumdes_id: &BumdesId) -> i64 {
    let id = bumdes_id.clone();
    app.app.read::<_, DbError>(move |conn| Ok(owed(conn, &id)?)).await.unwrap()
}

#[actix_web::test]
async fn a_line_is_divided_by_the_agreement_in_force_when_it_was_ordered() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    agree(&app, &shop.darmaji.id, USUAL).await;
    let order = two_bumdes(&app, &shop).await;
    // neither the time until it is paid nor a new version changes it
    app.advance(std::time::Duration::from_secs(60));
    agree(&app, &shop.darmaji.id, Terms { maker: Term::Bps(10_000), ..Terms::default() }).await;
    pay(&app, &order).await.unwrap();

    // two boxes for Rp90.000: 5% commission leaves 85.500, the cluster takes 3.000, then 60%, 5% and the rest of 82.500
    let expected = BTreeMap::from([
        (Account::Gateway(etalase::payments::Provider::Simulator), 321_000),
        (Account::Commission, -4_500),
        (Account::PayableCluster, -3_000),
        (Account::PayableMaker, -49_500),
        (Account::PayableVillage, -4_125),
        (Account::PayableBumdes, -28_875 - 165_000),
        (Account::PayableShipping, -42_000 - 24_000),
    ]);
    assert_eq!(balances(&app).await, expected);
    assert_eq!(owed_to(&app, &shop.darmaji.id).await, 132_000 - 4_500);
    assert_eq!(owed_to(&app, &shop.trusmi.id).await, 189_000);
    app.stop().await;
}

#[actix_web::test]
async fn the_makers_share_names_the_maker() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    agree(&app, &shop.darmaji.id, USUAL).await;
    let order = two_bumdes(&app, &shop).await;
    pay(&app, &order).await.unwrap();
    let product = shop.tissue_box.id.clone();
    let (maker, named, frozen): (ProducerId, Vec<(String, ProducerId)>, Vec<ProducerId>) = app
        .app
        .read::<_, DbError>(move |conn| {
            use etalase::db::schema::products;
            Ok((
                products::table.find(product).select(products::producer_id).first(conn)?,
                ledger_entries::table
                    .filter(ledger_entries::producer_id.is_not_null())
                    .select((ledger_entries::account, ledger_entries::producer_id.assume_not_null()))
                    .load(conn)?,
                line_shares::table
                    .filter(line_shares::producer_id.is_not_null())
                    .select(line_shares::producer_id.assume_not_null())
                    .load(conn)?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(named, [("payable:maker".to_owned(), maker.clone())]);
    assert_eq!(frozen, [maker]);
    app.stop().await;
}

#[actix_web::test]
async fn a_registered_sellers_price_holds_ppn_and_nobody_elses_does() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let trusmi = shop.trusmi.id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(bumdes::table.find(trusmi)).set(bumdes::is_pkp.eq(true)).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    let order = two_bumdes(&app, &shop).await;
    pay(&app, &order).await.unwrap();
    // one batik for Rp165.000: 11/111 of it, to the rupiah
    let balances = balances(&app).await;
    assert_eq!(balances[&Account::PayablePpn], -16_351);
    assert_eq!(balances[&Account::PayableBumdes], -(165_000 - 16_351) - 90_000);
    app.stop().await;
}

#[actix_web::test]
async fn an_agreement_that_begins_later_does_not_count_yet() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = crate::support::factories::people::add(&app, "pengelola@contoh.id", vec![]).await;
    let (now, bumdes_id) = (app.app.clock.now(), shop.darmaji.id.clone());
    let tomorrow = now + chrono::TimeDelta::days(1);
    app.app
        .write(move |conn| etalase::ledger::make_agreement(conn, now, &operator, &bumdes_id, tomorrow, &USUAL))
        .await
        .unwrap();
    let item = shop.tissue_box.variant().id.clone();
    let early = with_items(&app, &[(item.as_str(), 1)], &[]).await;
    pay(&app, &early).await.unwrap();
    assert!(!balances(&app).await.contains_key(&Account::Commission));
    app.advance(std::time::Duration::from_secs(24 * 3600));
    let late = with_items(&app, &[(item.as_str(), 1)], &[]).await;
    pay(&app, &late).await.unwrap();
    assert_eq!(balances(&app).await[&Account::Commission], -2_250);
    app.stop().await;
}
