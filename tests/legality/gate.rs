//! Nothing comes into the gallery without the permits that the law asks for.

use std::time::Duration;

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::schema::products;
use etalase::db::{DbError, Timestamp};
use etalase::ids::ProductId;
use etalase::legality::{PermitKind, PermitStatus};

use super::{DESK, verify};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

/// Food that nobody has seen yet.
async fn submitted_food(app: &TestApp, id: &ProductId) {
    permits::set_category(app, id, "food-beverage").await;
    let id = id.clone();
    let write = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        // never published
        let status = (products::status.eq(ListingStatus::Submitted), products::published_at.eq(None::<Timestamp>));
        Ok(diesel::update(products::table.find(id)).set(status).execute(conn)?)
    };
    app.app.write(write).await.unwrap();
}

async fn status(app: &TestApp, id: &ProductId) -> ListingStatus {
    let id = id.clone();
    let read = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok(products::table.find(id).select(products::status).first(conn)?)
    };
    app.app.read(read).await.unwrap()
}

/// What the curator reads after pressing the button.
async fn publish(curator: &Client, id: &ProductId) -> String {
    let answer =
        curator.submit("/portal/curator/products", &format!("/portal/curator/products/{id}/publication"), &[]).await;
    curator.get(answer.location.as_deref().unwrap()).await.body
}

#[actix_web::test]
async fn food_is_published_when_each_permit_is_there_and_checked() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &shop.basket.id;
    submitted_food(&app, id).await;
    let page = publish(&curator, id).await;
    assert!(page.contains("Belum bisa ditampilkan: P-IRT belum ada; Sertifikat halal belum ada."), "{page}");
    assert!(page.contains("PP 42/2024") && page.contains("Peraturan BPOM 22/2018"), "{page}");
    assert_eq!(status(&app, id).await, ListingStatus::Submitted);

    // BPOM does as well as P-IRT
    permits::write(&app, &shop.darmaji.id, PermitSample::of(&shop.basket, PermitKind::Bpom)).await;
    let sample = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let halal = permits::write(&app, &shop.darmaji.id, sample).await;
    let page = publish(&curator, id).await;
    assert!(page.contains("Belum bisa ditampilkan: Sertifikat halal belum diperiksa kurator."), "{page}");
    assert!(page.contains(&format!("{DESK}/{halal}")), "{page}");
    verify(&curator, halal.as_str()).await;
    assert!(publish(&curator, id).await.contains("Produk sudah tampil"));
    assert_eq!(status(&app, id).await, ListingStatus::Published);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_refused_or_over_does_not_help() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &shop.basket.id;
    submitted_food(&app, id).await;
    let refused = PermitSample { status: PermitStatus::Refused, ..PermitSample::of(&shop.basket, PermitKind::Pirt) };
    permits::write(&app, &shop.darmaji.id, refused).await;
    let over = PermitSample { expires_on: "2026-11-21", ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    permits::write(&app, &shop.darmaji.id, over).await;
    let page = publish(&curator, id).await;
    assert!(page.contains("P-IRT ditolak; Sertifikat halal sudah berakhir"), "{page}");
    assert_eq!(status(&app, id).await, ListingStatus::Submitted);
    app.stop().await;
}

#[actix_web::test]
async fn a_curator_finds_that_a_rule_does_not_apply_and_that_it_does() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &shop.basket.id;
    submitted_food(&app, id).await;
    let page = format!("{DESK}/products/{id}");
    for kind in ["PIRT", "halal"] {
        curator.submit(&page, &format!("{page}/exemptions"), &[("kind", kind), ("reason", "Buah segar")]).await;
    }
    let shown = curator.get(&page).await.body;
    assert!(shown.contains("Izin produk ini lengkap") && shown.contains("Buah segar"), "{shown}");
    curator.submit(&page, &format!("{page}/exemptions/halal/removal"), &[]).await;
    assert!(publish(&curator, id).await.contains("Belum bisa ditampilkan: Sertifikat halal belum ada."));
    curator.submit(&page, &format!("{page}/exemptions"), &[("kind", "halal"), ("reason", "Buah segar")]).await;
    assert!(publish(&curator, id).await.contains("Produk sudah tampil"));
    for (action, fields) in [("exemptions", &[("kind", "x"), ("reason", "y")][..]), ("exemptions/PIRT/removal", &[])] {
        let nowhere = format!("{DESK}/products/nobody/{action}");
        assert!(curator.submit(&page, &nowhere, fields).await.status.is_client_error(), "{action}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_was_in_the_gallery_comes_back_as_long_as_it_would_have_stayed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &shop.basket.id;
    permits::set_category(&app, id, "food-beverage").await;
    let take_out = format!("/portal/curator/products/{id}/unpublication");
    curator.submit("/portal/curator/products", &take_out, &[]).await;
    assert!(publish(&curator, id).await.contains("Produk sudah tampil"), "its 90 days have begun");
    curator.submit("/portal/curator/products", &take_out, &[]).await;
    app.advance(Duration::from_secs(91 * 24 * 3600));
    people::sign_in(&curator, "kurator@contoh.id").await;
    let page = publish(&curator, id).await;
    assert!(page.contains("Belum bisa ditampilkan: P-IRT belum ada"), "{page}");
    assert_eq!(status(&app, id).await, ListingStatus::Unpublished);
    app.stop().await;
}
