//! Where the money goes: typed by the BUMDes or the operator, shown in full to whoever sends it alone.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{bank_accounts, payouts};
use etalase::payouts::{RunOutcome, seal_plain};

use crate::support::TestApp;
use crate::support::factories::payable;

#[actix_web::test]
async fn an_account_number_is_shown_in_full_only_to_whoever_sends_the_money() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let payout = payable::payouts(&app).await.remove(0);
    let (own, operators) = (
        format!("/portal/bumdes/money/payouts/{}", payout.number),
        format!("/portal/operator/payouts/{}", payout.number),
    );
    for page in ["/portal/bumdes/money", own.as_str()] {
        let body = shop.darmaji.get(page).await.body;
        assert!(body.contains("•••• 4455") && !body.contains("00122334455"), "{page}: {body}");
    }
    let list = shop.operator.get("/portal/operator/payouts").await.body;
    assert!(!list.contains("00122334455"), "{list}");
    assert!(shop.operator.get(&operators).await.body.contains("00122334455"));
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    let body = shop.operator.get(&operators).await.body;
    assert!(body.contains("•••• 4455") && !body.contains("00122334455"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn a_payout_keeps_the_account_it_was_made_with() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let page = format!("/portal/operator/bank-accounts/{}", shop.catalog.darmaji.id);
    let fields = [("bank", "BRI"), ("number", "9876 5432 10"), ("holder", "BUMDes Darmaji Makmur")];
    assert_eq!(shop.operator.submit(&page, &page, &fields).await.status, 303);
    let payout = payable::payouts(&app).await.remove(0);
    let number = payout.open_account_number(&app.app.config.server);
    assert_eq!(number.as_deref(), Some("00122334455"));
    let own = shop.darmaji.get("/portal/bumdes/money").await.body;
    assert!(own.contains("BRI") && own.contains("•••• 3210"), "{own}");
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_account_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let fields = [("bank", "BRI"), ("number", "bukan angka"), ("holder", "BUMDes Darmaji")];
    let own = "/portal/bumdes/money/bank-account";
    let theirs = format!("/portal/operator/bank-accounts/{}", shop.catalog.darmaji.id);
    for (client, page) in [(&shop.darmaji, own), (&shop.operator, theirs.as_str())] {
        let answer = client.submit(page, page, &fields).await;
        assert_eq!(answer.status, 422);
        for text in ["bukan angka", r#"id="error-number""#] {
            assert!(answer.body.contains(text), "{text}: {}", answer.body);
        }
    }
    let nobody = "/portal/operator/bank-accounts/0";
    assert_eq!(shop.operator.get(nobody).await.status, 404);
    app.stop().await;
}

/// Every account number as the database holds it, BUMDes' first.
async fn kept(app: &TestApp) -> Vec<String> {
    app.app
        .read::<_, DbError>(|conn| {
            let mut all: Vec<String> = bank_accounts::table.select(bank_accounts::number).load(conn)?;
            let made = payouts::table.filter(payouts::account_number.is_not_null()).order(payouts::id);
            all.extend(made.select(payouts::account_number.assume_not_null()).load::<String>(conn)?);
            Ok(all)
        })
        .await
        .unwrap()
}

async fn bank_file(shop: &payable::Shop) -> String {
    let list = shop.operator.get("/portal/operator/payouts").await.body;
    let path = list.split('"').find(|text| text.ends_with("bank-file.csv")).expect("a bank file").to_owned();
    shop.operator.get(&path).await.body
}

#[actix_web::test]
async fn an_account_number_is_nowhere_in_the_database_and_in_full_in_the_bank_file() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let kept = kept(&app).await;
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|text| text.len() > 40 && !text.contains("4455")), "{kept:?}");
    assert_ne!(kept[0], kept[1]);
    assert!(bank_file(&shop).await.contains("00122334455"));
    app.stop().await;
}

#[actix_web::test]
async fn numbers_kept_plain_by_an_older_version_work_on_and_are_sealed_at_the_next_start() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    app.app
        .write::<_, DbError>(|conn| {
            diesel::update(bank_accounts::table).set(bank_accounts::number.eq("00122334455")).execute(conn)?;
            diesel::update(payouts::table).set(payouts::account_number.eq("00122334455")).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    for is_sealed in [false, true] {
        assert_eq!(kept(&app).await.iter().all(|text| text.len() > 40), is_sealed);
        let own = shop.darmaji.get("/portal/bumdes/money").await.body;
        assert!(own.contains("•••• 4455"), "{own}");
        assert!(bank_file(&shop).await.contains("00122334455"));
        let node = app.app.clone();
        let seal = move |conn: &mut _| Ok(seal_plain(conn, &node.config.server)?);
        let sealed = app.app.write::<_, DbError>(seal).await.unwrap();
        assert_eq!(sealed, if is_sealed { 0 } else { 2 });
    }
    app.stop().await;
}

#[actix_web::test]
async fn with_another_key_the_account_must_be_given_again_and_no_bank_file_lacks_a_number() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let other = "x".repeat(64);
    let moved = app.another_node(&[("ETALASE_SECRET_KEY", &other)]).await;
    let operator = moved.client();
    crate::support::factories::people::sign_in(&operator, "pengelola@contoh.id").await;
    let list = operator.get("/portal/operator/payouts").await.body;
    let path = list.split('"').find(|text| text.ends_with("bank-file.csv")).expect("a bank file").to_owned();
    assert_eq!(operator.get(&path).await.status, 500);
    payable::due(&app, &shop, 1).await;
    moved.advance(3 * payable::HOLD);
    let outcome = payable::run(&moved, &shop).await;
    assert_eq!(outcome, RunOutcome { without_account: 1, ..RunOutcome::default() });
    moved.stop().await;
    app.stop().await;
}
