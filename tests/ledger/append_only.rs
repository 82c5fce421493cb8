//! Nobody changes or removes what stands in the books: the database refuses it.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::ledger::agreement::Terms;
use etalase::ledger::{Entry, LedgerError, TransactionKind, post};
use etalase::payments::Provider;

use crate::support::TestApp;
use crate::support::factories::agreement::agree;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, two_bumdes};

#[actix_web::test]
async fn the_database_refuses_to_change_or_remove_what_is_booked_or_agreed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    agree(&app, &shop.darmaji.id, Terms::default()).await;
    let order = two_bumdes(&app, &shop).await;
    pay(&app, &order).await.unwrap();
    for (table, column) in [
        ("ledger_entries", "currency"),
        ("ledger_transactions", "kind"),
        ("share_agreements", "made_by"),
        ("tax_rates", "legal_source"),
        ("line_shares", "tier"),
    ] {
        for statement in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
            let asked = statement.clone();
            let outcome =
                app.app.write::<_, DbError>(move |conn| Ok(diesel::sql_query(asked).execute(conn).map(drop)?)).await;
            let error = outcome.expect_err(&statement).to_string();
            assert!(error.contains("append-only"), "{statement}: {error}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_does_not_balance_is_not_booked() {
    let app = TestApp::start().await;
    let now = app.app.clock.now();
    let outcome = app
        .app
        .write::<_, DbError>(move |conn| {
            let entries = [Entry::gateway(Provider::Stripe, 1_000), Entry::buyer_refundable(-999)];
            Ok(post(conn, now, TransactionKind::Payment, "p", None, &entries))
        })
        .await
        .unwrap();
    assert!(matches!(outcome, Err(LedgerError::Unbalanced { sum: 1, .. })), "{outcome:?}");
    app.stop().await;
}
