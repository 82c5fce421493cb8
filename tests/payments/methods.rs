//! Which ways to pay a checkout offers: data, the amount and what is configured decide.

use diesel::prelude::*;
use etalase::db::schema::{payment_methods, payments};
use etalase::db::{DbConn, DbError};
use etalase::payments::Method;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::buying::{add_to_cart, hidden, place_order, post, quoted_checkout};
use crate::support::factories::catalog;
use crate::support::midtrans::Midtrans;

async fn change(app: &TestApp, update: impl FnOnce(&mut DbConn) -> QueryResult<usize> + Send + 'static) {
    app.app.write::<_, DbError>(move |conn| Ok(update(conn)?)).await.unwrap();
}

/// QRIS takes no more than this.
async fn cap_qris(app: &TestApp, max_minor: i64) {
    let qris = payment_methods::table.find(Method::MidtransQris);
    change(app, move |conn| diesel::update(qris).set(payment_methods::max_minor.eq(max_minor)).execute(conn)).await;
}

/// Two tissue boxes to Jakarta.
async fn with_cart(app: &TestApp) -> Client {
    let shop = catalog::small(app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 2).await;
    client
}

/// The radio button of a way to pay, as it stands on the page.
fn choice<'a>(page: &'a str, method: &str) -> Option<&'a str> {
    let marker = format!(r#"name="provider" value="{method}""#);
    page.split(&marker).nth(1).and_then(|rest| rest.split("</label>").next())
}

#[actix_web::test]
async fn what_is_not_configured_or_switched_off_is_not_shown() {
    let app = TestApp::start().await;
    let client = with_cart(&app).await;
    let page = client.get("/checkout").await.body;
    assert!(choice(&page, "simulator").is_some() && choice(&page, "bank_transfer").is_some(), "{page}");
    assert!(choice(&page, "midtrans_qris").is_none() && choice(&page, "stripe").is_none());

    let transfer = payment_methods::table.find(Method::BankTransfer);
    change(&app, move |conn| diesel::update(transfer).set(payment_methods::is_enabled.eq(false)).execute(conn)).await;
    assert!(choice(&client.get("/checkout").await.body, "bank_transfer").is_none());
    app.stop().await;
}

#[actix_web::test]
async fn qris_ends_at_ten_million_rupiah_and_says_so() {
    let midtrans = Midtrans::start().await;
    let app = TestApp::start_with(&midtrans.settings()).await;
    let capped: i64 = app
        .app
        .read::<_, DbError>(|conn| {
            let qris = payment_methods::table.find(Method::MidtransQris);
            Ok(qris.select(payment_methods::max_minor.assume_not_null()).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(capped, 10_000_000);

    let client = with_cart(&app).await;
    let (_, quoted) = quoted_checkout(&client, &[("provider", "midtrans_qris")]).await;
    assert!(choice(&quoted.body, "midtrans_qris").unwrap().starts_with(" checked"), "{}", quoted.body);
    cap_qris(&app, 100_000).await;
    let (_, quoted) = quoted_checkout(&client, &[("provider", "midtrans_qris")]).await;
    let qris = choice(&quoted.body, "midtrans_qris").unwrap();
    assert!(qris.starts_with(" disabled") && qris.contains("paling banyak Rp100.000"), "{qris}");
    assert!(
        choice(&quoted.body, "midtrans_virtual_account").unwrap().starts_with(" checked"),
        "the first of the others"
    );
    app.stop().await;
}

#[actix_web::test]
async fn a_limit_that_changed_since_the_page_was_shown_places_no_order() {
    let midtrans = Midtrans::start().await;
    let app = TestApp::start_with(&midtrans.settings()).await;
    let client = with_cart(&app).await;
    let (fields, _) = quoted_checkout(&client, &[("provider", "midtrans_qris")]).await;
    cap_qris(&app, 100_000).await;
    let answer = post(&client, &fields, "place").await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("hanya sampai Rp100.000"), "{}", answer.body);
    assert!(hidden(&answer, "seen_total").is_some(), "the checkout goes on from there");
    app.stop().await;
}

#[actix_web::test]
async fn a_payment_keeps_its_method_and_the_fee_that_the_gateway_will_take() {
    let midtrans = Midtrans::start().await;
    let app = TestApp::start_with(&midtrans.settings()).await;
    let client = with_cart(&app).await;
    place_order(&client, &[("provider", "midtrans_qris")]).await;
    let (method, amount, fee): (Method, i64, i64) = app
        .app
        .read::<_, DbError>(|conn| {
            Ok(payments::table.select((payments::method, payments::amount_minor, payments::fee_minor)).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!((method, amount, fee), (Method::MidtransQris, 132_000, 924));
    app.stop().await;
}

#[actix_web::test]
async fn a_method_whose_gateway_is_off_cannot_be_chosen() {
    let app = TestApp::start().await;
    let client = with_cart(&app).await;
    let (fields, _) = quoted_checkout(&client, &[("provider", "midtrans_qris")]).await;
    let answer = post(&client, &fields, "place").await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Pilih cara bayar"), "{}", answer.body);
    app.stop().await;
}
