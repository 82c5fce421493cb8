//! An operator puts the books right, with the reason, once.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{ledger_entries, ledger_transactions};
use etalase::ledger::queries::owed;

use crate::support::TestApp;
use crate::support::factories::buying::hidden;
use crate::support::factories::{catalog, people};

const BOOKS: &str = "/portal/operator/books";
const CORRECTIONS: &str = "/portal/operator/corrections";

#[actix_web::test]
async fn a_correction_is_booked_once_with_its_reason() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let key = hidden(&operator.get(BOOKS).await, "key").unwrap();
    let fields = [
        ("key", key.as_str()),
        ("debit", "correction"),
        ("credit", "payable:shipping"),
        ("amount", "Rp25.000"),
        ("bumdes_id", shop.darmaji.id.as_str()),
        ("note", "Ongkir kurir naik, disepakati lewat telepon"),
    ];
    for _ in 0..2 {
        assert_eq!(operator.submit(BOOKS, CORRECTIONS, &fields).await.status, 303);
    }
    let darmaji = shop.darmaji.id.clone();
    let (owed_minor, entries): (i64, Vec<i64>) = app
        .app
        .read::<_, DbError>(move |conn| {
            Ok((
                owed(conn, &darmaji)?,
                ledger_entries::table
                    .order(ledger_entries::amount_minor)
                    .select(ledger_entries::amount_minor)
                    .load(conn)?,
            ))
        })
        .await
        .unwrap();
    assert_eq!((owed_minor, entries), (25_000, vec![-25_000, 25_000]));
    let page = operator.get(BOOKS).await.body;
    assert!(
        !page.contains("ledger-account-") && !page.contains("operator-provider-"),
        "every account has a name: {page}"
    );
    assert!(page.contains("Ongkir untuk BUMDes") && page.contains("-Rp25.000"), "{page}");
    assert!(page.contains("disepakati lewat telepon") && page.contains(&shop.darmaji.name), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_correction_without_reason_owner_or_second_account_is_refused() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let good = [
        ("key", "kunci"),
        ("debit", "correction"),
        ("credit", "payable:bumdes"),
        ("amount", "1000"),
        ("note", "Alasan"),
    ];
    for (field, text, error) in [
        ("note", " ", "error-note"),
        ("amount", "0", "error-amount"),
        ("debit", "kas", "error-debit"),
        ("debit", "payable:maker", "error-debit"),
        ("credit", "correction", "error-credit"),
        ("bumdes_id", "", "error-bumdes_id"),
        ("order_number", "ET-0", "error-bumdes_id"),
    ] {
        let mut fields: Vec<(&str, &str)> = good.iter().copied().filter(|(name, _)| *name != field).collect();
        fields.push((field, text));
        let answer = operator.submit(BOOKS, CORRECTIONS, &fields).await;
        assert_eq!(answer.status, 422, "{field}={text}");
        assert!(answer.body.contains(&format!(r#"id="{error}""#)), "{field}={text}: {}", answer.body);
    }
    let fields = [
        ("key", "k"),
        ("debit", "correction"),
        ("credit", "gateway_fee"),
        ("amount", "5"),
        ("note", "x"),
        ("order_number", "ET-0"),
    ];
    let answer = operator.submit(BOOKS, CORRECTIONS, &fields).await;
    assert!(answer.status == 422 && answer.body.contains(r#"id="error-order_number""#), "{}", answer.body);
    let booked: i64 =
        app.app.read::<_, DbError>(|conn| Ok(ledger_transactions::table.count().get_result(conn)?)).await.unwrap();
    assert_eq!(booked, 0);
    app.stop().await;
}
