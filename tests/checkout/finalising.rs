//! Phase 3: the order splits exactly when paid, once, and money is never kept without an order.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::{FinaliseError, Finalised, Paid, PaidBy, expire, finalise};
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, jobs, ledger_entries, orders, payments, refunds, stock_levels};
use etalase::ids::VariantId;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, two_bumdes, with_items};

async fn job_payloads(app: &TestApp) -> Vec<String> {
    app.app.read::<_, DbError>(|conn| Ok(jobs::table.order(jobs::id).select(jobs::payload).load(conn)?)).await.unwrap()
}

async fn on_hand_and_reserved(app: &TestApp, variant: &VariantId) -> (i64, i64) {
    let variant = variant.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let level = stock_levels::table.find(variant);
            Ok(level.select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_paid_order_goes_to_each_bumdes_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    let before: Vec<String> = app
        .app
        .read::<_, DbError>(|conn| Ok(fulfillment_orders::table.select(fulfillment_orders::status).load(conn)?))
        .await
        .unwrap();
    assert_eq!(before, ["awaiting_payment", "awaiting_payment"], "nothing reaches a BUMDes before it is paid");

    assert_eq!(pay(&app, &order).await.unwrap(), Finalised::Fulfils);
    assert_eq!(pay(&app, &order).await.unwrap(), Finalised::Already);
    let after: Vec<String> = app
        .app
        .read::<_, DbError>(|conn| Ok(fulfillment_orders::table.select(fulfillment_orders::status).load(conn)?))
        .await
        .unwrap();
    assert_eq!(after, ["new", "new"]);
    assert_eq!(on_hand_and_reserved(&app, &shop.tissue_box.variant().id).await, (118, 0));

    let payloads = job_payloads(&app).await;
    let count = |mail: &str| payloads.iter().filter(|p| p.contains(mail)).count();
    assert_eq!((count("order_paid"), count("new_fulfillment_order")), (1, 2), "{payloads:?}");
    assert!(order.client.get(&order.path).await.body.contains("Sedang disiapkan"));
    app.stop().await;
}

#[actix_web::test]
async fn the_ledger_balances_and_owes_each_bumdes_its_items_and_shipping() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    pay(&app, &order).await.unwrap();
    let mut entries: Vec<(String, Option<String>, i64)> = app
        .app
        .read::<_, DbError>(|conn| {
            Ok(ledger_entries::table
                .select((ledger_entries::account, ledger_entries::bumdes_id, ledger_entries::amount_minor))
                .load(conn)?)
        })
        .await
        .unwrap();
    entries.sort_by_key(|entry| entry.2);
    let owed = |account: &str, minor: i64, bumdes: &etalase::ids::BumdesId| {
        (account.to_owned(), Some(bumdes.0.clone()), minor)
    };
    let expected = [
        owed("payable:bumdes", -165_000, &shop.trusmi.id),
        owed("payable:bumdes", -90_000, &shop.darmaji.id),
        owed("payable:shipping", -42_000, &shop.darmaji.id),
        owed("payable:shipping", -24_000, &shop.trusmi.id),
        ("gateway:simulator".to_owned(), None, 321_000),
    ];
    assert_eq!(entries, expected);
    app.stop().await;
}

#[actix_web::test]
async fn another_amount_than_what_is_due_is_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    let (now, id) = (app.app.clock.now(), order.payment_id.clone());
    let paid = Paid { by: PaidBy::Gateway, amount_minor: order.total_minor - 1, charge_reference: None };
    let outcome = app.app.write(move |conn| finalise(conn, now, &id, &paid)).await;
    assert!(matches!(outcome, Err(FinaliseError::AmountDiffers { .. })), "{outcome:?}");
    app.stop().await;
}

#[actix_web::test]
async fn a_payment_after_expiry_still_fulfils_when_the_stock_is_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    app.advance(Duration::from_secs(61 * 60));
    assert_eq!(expire::run(&app.app).await.unwrap(), 1);
    assert_eq!(on_hand_and_reserved(&app, &shop.tissue_box.variant().id).await, (120, 0));

    assert_eq!(pay(&app, &order).await.unwrap(), Finalised::Fulfils);
    assert_eq!(on_hand_and_reserved(&app, &shop.tissue_box.variant().id).await, (118, 0));
    let page = order.client.get(&order.path).await.body;
    assert!(page.contains("barang masih ada"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_payment_after_the_stock_was_sold_goes_back_in_full() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let last_piece = shop.necklace.variant().id.clone();
    let others = shop.tissue_box.variant().id.clone();
    let late = with_items(&app, &[(others.as_str(), 1), (last_piece.as_str(), 1)], &[]).await;
    app.advance(Duration::from_secs(61 * 60));
    expire::run(&app.app).await.unwrap();
    let quick = with_items(&app, &[(last_piece.as_str(), 1)], &[]).await;
    assert_eq!(pay(&app, &quick).await.unwrap(), Finalised::Fulfils);

    assert_eq!(pay(&app, &late).await.unwrap(), Finalised::Returned);
    assert_eq!(pay(&app, &late).await.unwrap(), Finalised::Already);
    assert_eq!(on_hand_and_reserved(&app, &others).await, (120, 0), "what was taken for it is let go again");
    let late_id = late.payment_id.clone();
    let (status, refunded): (String, i64) = app
        .app
        .read::<_, DbError>(move |conn| {
            let refund: i64 =
                refunds::table.filter(refunds::payment_id.eq(&late_id)).select(refunds::amount_minor).first(conn)?;
            let status = orders::table
                .inner_join(payments::table)
                .filter(payments::id.eq(&late_id))
                .select(orders::status)
                .first(conn)?;
            Ok((status, refund))
        })
        .await
        .unwrap();
    assert_eq!((status.as_str(), refunded), ("expired", late.total_minor));
    let page = late.client.get(&late.path).await.body;
    assert!(page.contains("kami kembalikan seluruhnya"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn the_webhook_and_the_buyers_return_at_once_finalise_one_order_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = two_bumdes(&app, &shop).await;
    let (a, b, c) = futures_util::join!(pay(&app, &order), pay(&app, &order), pay(&app, &order));
    let mut outcomes = [a.unwrap(), b.unwrap(), c.unwrap()];
    outcomes.sort_by_key(|outcome| *outcome as u8);
    assert_eq!(outcomes, [Finalised::Fulfils, Finalised::Already, Finalised::Already]);
    assert_eq!(on_hand_and_reserved(&app, &shop.batik.variant().id).await, (139, 0));
    app.stop().await;
}
