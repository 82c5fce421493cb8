//! Unpaid orders let go of their stock.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::{jobs, payments, stock_levels};

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, two_bumdes};

#[actix_web::test]
async fn an_unpaid_order_expires_frees_its_stock_and_tells_the_buyer_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    assert_eq!(expire::run(&app.app).await.unwrap(), 0, "its time is not over");
    app.advance(Duration::from_secs(60 * 60));
    assert_eq!(expire::run(&app.app).await.unwrap(), 1);
    assert_eq!(expire::run(&app.app).await.unwrap(), 0);

    let (held, status, payloads): (i64, String, Vec<String>) = app
        .app
        .read::<_, DbError>(|conn| {
            let held: Vec<i64> = stock_levels::table.select(stock_levels::reserved).load(conn)?;
            let status = payments::table.select(payments::status).first(conn)?;
            Ok((held.iter().sum(), status, jobs::table.select(jobs::payload).load(conn)?))
        })
        .await
        .unwrap();
    assert_eq!((held, status.as_str()), (0, "expired"));
    for job in ["order_expired", "cancel_payment"] {
        assert_eq!(payloads.iter().filter(|p| p.contains(job)).count(), 1, "{job}: {payloads:?}");
    }
    let page = order.client.get(&order.path).await.body;
    assert!(page.contains("Tidak ada uang yang ditarik"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_paid_order_never_expires() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    pay(&app, &order).await.unwrap();
    app.advance(Duration::from_secs(48 * 60 * 60));
    assert_eq!(expire::run(&app.app).await.unwrap(), 0);
    app.stop().await;
}
