//! What a way to pay takes and costs is the operator's to change; what is ordered already stays.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{payment_methods, payments};
use etalase::payments::Method;

use crate::support::TestApp;
use crate::support::factories::checked_out::with_items;
use crate::support::factories::{catalog, people};

const PAGE: &str = "/portal/operator/payment-methods";
const QRIS: &str = "/portal/operator/payment-methods/midtrans_qris";
const TRANSFER: &str = "/portal/operator/payment-methods/bank_transfer";

#[actix_web::test]
async fn each_way_to_pay_is_shown_with_its_limits_its_fee_and_where_they_come_from() {
    let app = TestApp::start().await;
    let page = people::operator(&app).await.get(PAGE).await.body;
    for text in
        ["QRIS", "Rp1 sampai Rp10.000.000", "0,7%", "Bank Indonesia", "Midtrans belum disetel", "Belum dicantumkan"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(page.contains("Belum ada yang diubah"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_change_holds_for_new_orders_and_tells_who_made_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let item = [(shop.tissue_box.variant().id.as_str(), 1)];
    let old = with_items(&app, &item, &[("provider", "simulator")]).await;
    let operator = people::operator(&app).await;
    let simulator = format!("{PAGE}/simulator");
    let fields = [
        ("is_enabled", "1"),
        ("min", "1.000"),
        ("fee_percent", "1,5"),
        ("fee_fixed", "500"),
        ("fee_source", "Kontrak 7"),
    ];
    assert_eq!(operator.submit(&simulator, &simulator, &fields).await.status, 303);
    let page = operator.get(PAGE).await.body;
    for text in ["1,5% + Rp500", "Kontrak 7", "Demo pengelola@contoh.id", "mulai Rp1.000"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let new = with_items(&app, &item, &[("provider", "simulator")]).await;
    let (old_fee, new_fee): (i64, i64) = app
        .app
        .read::<_, DbError>(move |conn| {
            let fee = |conn: &mut _, id| payments::table.find(id).select(payments::fee_minor).first(conn);
            Ok((fee(conn, old.payment_id)?, fee(conn, new.payment_id)?))
        })
        .await
        .unwrap();
    assert_eq!(old_fee, 0);
    assert_eq!(new_fee, (new.total_minor * 15 + 500) / 1_000 + 500);
    app.stop().await;
}

#[actix_web::test]
async fn one_that_is_switched_off_is_not_offered_until_it_is_on_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let buyer = app.client();
    crate::support::factories::buying::add_to_cart(&buyer, shop.tissue_box.variant().id.as_str(), 1).await;
    let offered = r#"name="provider" value="bank_transfer""#;
    assert!(buyer.get("/checkout").await.body.contains(offered));
    assert_eq!(operator.submit(TRANSFER, TRANSFER, &[("min", "0")]).await.status, 303);
    assert!(!buyer.get("/checkout").await.body.contains(offered));
    assert_eq!(operator.submit(TRANSFER, TRANSFER, &[("is_enabled", "1")]).await.status, 303);
    assert!(buyer.get("/checkout").await.body.contains(offered));
    app.stop().await;
}

#[actix_web::test]
async fn bad_input_is_told_beside_its_field_and_changes_nothing() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let fields = [("min", "20000"), ("max", "10000"), ("fee_percent", "seribu"), ("fee_fixed", "-1")];
    let answer = operator.submit(QRIS, QRIS, &fields).await;
    assert_eq!(answer.status, 422);
    for text in ["error-max", "error-fee_percent", "error-fee_fixed", r#"value="seribu""#] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    let (is_enabled, max): (bool, Option<i64>) = app
        .app
        .read::<_, DbError>(|conn| {
            let qris = payment_methods::table.find(Method::MidtransQris);
            Ok(qris.select((payment_methods::is_enabled, payment_methods::max_minor)).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!((is_enabled, max), (true, Some(10_000_000)));
    assert_eq!(operator.get(&format!("{PAGE}/barter")).await.status, 404);
    app.stop().await;
}
