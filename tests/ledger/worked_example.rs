//! The example of `docs/money.md`, booked by the program itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, fulfillment_orders, ledger_entries, ledger_transactions, order_lines};
use etalase::fulfillment::FulfillmentOrder;
use etalase::ids::{FulfillmentOrderId, OrderLineId};
use etalase::ledger::queries::owed;
use etalase::ledger::tax::Tax;
use etalase::ledger::{
    Account, RefundedPart, TransactionKind, entries_for_payment, entries_for_refund, entries_for_sent_refund, post,
    switch_tax,
};
use etalase::payments::{Provider, RefundError};

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::{catalog, people};

/// Account → amount, debits positive.
type Booked = BTreeMap<String, i64>;

fn manual() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/money.md")).unwrap()
}

/// The table under this heading of the example.
fn told(heading: &str) -> Booked {
    let text = manual();
    let section = text.split(&format!("### {heading}\n")).nth(1).expect("a heading").split("\n### ").next().unwrap();
    let amount = |cell: &str| cell.trim().replace('.', "").parse().unwrap_or(0);
    let rows = section.lines().filter(|line| line.starts_with("| `")).map(|line| {
        let cells: Vec<&str> = line.split('|').collect();
        let account = cells[1].trim().trim_matches('`').to_owned();
        let minor: i64 = amount(cells[2]) - amount(cells[3]);
        (account, minor)
    });
    let booked = summed(rows);
    assert!(booked.len() > 1 && booked.values().sum::<i64>() == 0, "{heading}: {booked:?}");
    booked
}

async fn booked(app: &TestApp, kinds: &'static [TransactionKind]) -> Booked {
    let rows: Vec<(String, i64)> = app
        .app
        .read::<_, DbError>(move |conn| {
            Ok(ledger_entries::table
                .inner_join(ledger_transactions::table)
                .filter(ledger_transactions::kind.eq_any(kinds))
                .select((ledger_entries::account, ledger_entries::amount_minor))
                .load(conn)?)
        })
        .await
        .unwrap();
    let mut sums = summed(rows);
    sums.retain(|_, minor| *minor != 0);
    sums
}

fn summed(entries: impl IntoIterator<Item = (String, i64)>) -> Booked {
    let mut sums = Booked::new();
    for (account, minor) in entries {
        *sums.entry(account).or_default() += minor;
    }
    sums
}

#[test]
fn every_account_and_every_event_is_explained() {
    let manual = manual();
    let events = TransactionKind::ALL.iter().map(|kind| format!("| `{kind}`, "));
    let accounts = Account::all().into_iter().map(|account| match account {
        Account::Gateway(_) => "| `gateway:<provider>` |".to_owned(),
        other => format!("| `{other}` |"),
    });
    let missing: Vec<String> = events.chain(accounts).filter(|row| !manual.contains(row)).collect();
    assert!(missing.is_empty(), "not in docs/money.md: {missing:?}");
}

#[actix_web::test]
async fn the_worked_example_is_what_the_books_say() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    agree(&app, &shop.trusmi.id, USUAL).await;
    let operator = people::add(&app, "pengelola@contoh.id", vec![]).await;
    let (now, trusmi) = (app.app.clock.now(), shop.trusmi.id.clone());
    app.app
        .write(move |conn| {
            diesel::update(bumdes::table.find(trusmi)).set(bumdes::is_pkp.eq(true)).execute(conn)?;
            switch_tax(conn, now, &operator, Tax::Pph22, true, now)
        })
        .await
        .unwrap();
    let order = with_items(&app, &[(shop.batik.variant().id.as_str(), 2)], &[]).await;
    pay(&app, &order).await.unwrap();
    assert_eq!(booked(&app, &[TransactionKind::Payment]).await, told("The order is paid"));

    let of_cash = app.app.read::<_, DbError>(|conn| {
        let parts: Vec<FulfillmentOrder> =
            fulfillment_orders::table.select(FulfillmentOrder::as_select()).load(conn)?;
        Ok(entries_for_payment(conn, Provider::CashOnDelivery, &parts)?)
    });
    let entries = of_cash.await.unwrap().into_iter().map(|entry| (entry.account.to_string(), entry.amount_minor));
    assert_eq!(summed(entries), told("The same order, paid with cash at the door"));

    app.app
        .write::<_, RefundError>(move |conn| {
            let (part, line): (FulfillmentOrderId, OrderLineId) = fulfillment_orders::table
                .inner_join(order_lines::table)
                .select((fulfillment_orders::id, order_lines::id))
                .first(conn)?;
            let lines = [(line, 165_000)];
            let part = RefundedPart { fulfillment_order_id: &part, lines: &lines, shipping_minor: 0 };
            let taken = entries_for_refund(conn, &part)?;
            post(conn, now, TransactionKind::Refund, "r", None, &taken)?;
            let sent = entries_for_sent_refund(Provider::Simulator, 165_000);
            Ok(post(conn, now, TransactionKind::RefundSent, "r", None, &sent)?)
        })
        .await
        .unwrap();
    assert_eq!(booked(&app, &[TransactionKind::Refund]).await, told("One of the two goes back"));
    assert_eq!(booked(&app, &[TransactionKind::RefundSent]).await, told("The refund has left"));
    assert_eq!(booked(&app, TransactionKind::ALL).await, told("What stands in the books then"));
    let trusmi = shop.trusmi.id.clone();
    let owed_minor = app.app.read::<_, DbError>(move |conn| Ok(owed(conn, &trusmi)?)).await.unwrap();
    assert_eq!(owed_minor, 180_825);
    app.stop().await;
}
