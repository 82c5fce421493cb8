//! A BUMDes rejects its part: the buyer reads why and gets that part's money back.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{jobs, refunds, stock_levels};
use etalase::orders::OrderStatus;

use super::fulfilling_an_order::{order_status, press};
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

#[actix_web::test]
async fn a_rejected_part_is_refunded_with_its_shipping_and_the_buyer_reads_why() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let stock_before = on_hand(&app, &catalog).await;
    let page = press(&client, &order.darmaji.number, "rejection", &[("reason", "Pandan habis musim ini")]).await;
    assert!(page.contains("Pandan habis musim ini") && page.contains("Ditolak"), "{page}");

    let part = order.darmaji.id.clone();
    let (refunds, mails) = app
        .app
        .read::<_, DbError>(move |conn| {
            let refunds: Vec<(i64, String)> = refunds::table
                .filter(refunds::fulfillment_order_id.eq(&part))
                .select((refunds::amount_minor, refunds::reason))
                .load(conn)?;
            let mails: Vec<String> = jobs::table.filter(jobs::kind.eq("send_mail")).select(jobs::payload).load(conn)?;
            Ok((refunds, mails))
        })
        .await
        .unwrap();
    assert_eq!(refunds, [(297_000, "Pandan habis musim ini".to_owned())]);
    assert!(mails.iter().any(|m| m.contains("rejected") && m.contains(order.darmaji.id.as_str())), "{mails:?}");
    assert_eq!(on_hand(&app, &catalog).await, stock_before, "the pieces do not come back by themselves");
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Paid);
    app.stop().await;
}

#[actix_web::test]
async fn an_order_whose_parts_are_all_rejected_is_cancelled() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let darmaji = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let senggigi = people::bumdes_operator(&app, &catalog.senggigi.id).await;
    press(&darmaji, &order.darmaji.number, "rejection", &[("reason", "Stok habis")]).await;
    press(&senggigi, &order.senggigi.number, "acceptance", &[]).await;
    press(&senggigi, &order.senggigi.number, "rejection", &[("reason", "Rusak saat dikemas")]).await;
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Cancelled);
    app.stop().await;
}

#[actix_web::test]
async fn two_bumdes_that_reject_their_parts_at_once_do_not_wait_for_each_other() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let darmaji = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let senggigi = people::bumdes_operator(&app, &catalog.senggigi.id).await;
    for _ in 0..8 {
        let order = order_factory::paid(&app, &catalog).await;
        let reason = [("reason", "Stok habis")];
        let one = press(&darmaji, &order.darmaji.number, "rejection", &reason);
        let other = press(&senggigi, &order.senggigi.number, "rejection", &reason);
        let (one, other) = futures_util::future::join(one, other).await;
        assert!(one.contains("Ditolak") && other.contains("Ditolak"), "{one} {other}");
        assert_eq!(order_status(&app, &order.id).await, OrderStatus::Cancelled);
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_rejection_without_a_reason_is_not_taken() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = press(&client, &order.darmaji.number, "rejection", &[("reason", " - ")]).await;
    assert!(page.contains("Tulis alasannya dulu") && page.contains("Terima pesanan"), "{page}");
    app.stop().await;
}

async fn on_hand(app: &TestApp, catalog: &catalog::SmallCatalog) -> i64 {
    let variant = catalog.tissue_box.variant().id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            Ok(stock_levels::table.find(variant).select(stock_levels::on_hand).first(conn)?)
        })
        .await
        .unwrap()
}
