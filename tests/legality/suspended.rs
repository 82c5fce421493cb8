//! A permit that ends, or comes, while its BUMDes is suspended counts when the suspension is over.

use etalase::catalog::ListingStatus::{Published, Unpublished};
use etalase::legality::{PermitKind, PermitStatus, watch};

use super::verify;
use super::watching::{advance_to, food, status};
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::{TestApp, statements};

/// Suspends Darmaji, or ends it.
async fn press(curator: &Client, shop: &SmallCatalog, what: &str) {
    let page = format!("/portal/curator/bumdes/{}", shop.darmaji.id);
    let reason = [("reason", "Tiga pembeli menerima barang rusak")];
    let answer = curator.submit(&page, &format!("{page}/{what}"), &reason).await;
    assert_eq!(answer.location.as_deref(), Some(page.as_str()), "{}", answer.body);
}

#[actix_web::test]
async fn a_permit_that_ends_during_a_suspension_keeps_its_listing_out_afterwards() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-11-25").await;
    let curator = people::curator(&app).await;
    press(&curator, &shop, "suspension").await;
    advance_to(&app, "2026-11-26T00:00:00");
    watch::run(&app.app).await.unwrap();
    press(&curator, &shop, "restoration").await;
    assert_eq!(status(&app, &shop.basket.id).await, Unpublished);
    assert_eq!(status(&app, &shop.tissue_box.id).await, Published);
    app.stop().await;
}

#[actix_web::test]
async fn no_other_transaction_sees_a_listing_come_back_without_its_permit() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-11-25").await;
    let curator = people::curator(&app).await;
    press(&curator, &shop, "suspension").await;
    advance_to(&app, "2026-11-26T00:00:00");
    statements::watch(&app.app.config.database);
    press(&curator, &shop, "restoration").await;
    let sets_status =
        |text: &String| text.starts_with("UPDATE") && text.contains("products") && text.contains("status");
    let mut steps: Vec<usize> = Vec::new();
    for transaction in statements::transactions(&app.app.config.database) {
        steps.push(transaction.iter().filter(|text| sets_status(text)).count());
    }
    steps.retain(|count| *count > 0);
    assert_eq!(steps, [4], "three come back and one leaves again, all at once");
    assert_eq!(status(&app, &shop.basket.id).await, Unpublished);
    app.stop().await;
}

#[actix_web::test]
async fn a_permit_that_is_checked_during_a_suspension_brings_its_listing_back_when_that_ends() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-11-25").await;
    let curator = people::curator(&app).await;
    advance_to(&app, "2026-11-25T16:00:00");
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, Unpublished);
    press(&curator, &shop, "suspension").await;
    let halal = PermitSample::of(&shop.basket, PermitKind::Halal);
    let renewed = PermitSample { status: PermitStatus::Stated, expires_on: "2027-11-25", ..halal };
    let id = permits::write(&app, &shop.darmaji.id, renewed).await;
    assert_eq!(verify(&curator, id.as_str()).await.status, 303);
    assert_eq!(status(&app, &shop.basket.id).await, Unpublished, "its BUMDes is suspended");
    press(&curator, &shop, "restoration").await;
    assert_eq!(status(&app, &shop.basket.id).await, Published);
    app.stop().await;
}
