//! What an imported file says of permits is shown, and gives way to what a curator decides.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::products;
use etalase::legality::{PermitKind, PermitStatus, state_from_file};

use super::{DESK, product_page, verify};
use crate::support::TestApp;
use crate::support::factories::catalog::{self, Item};
use crate::support::factories::people;
use crate::support::factories::permits::{self, PermitSample};

async fn file_says(app: &TestApp, item: &Item, kind: &'static str, halal: &'static str) {
    let (id, now) = (item.id.clone(), app.app.clock.now());
    let write = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        let says = (products::permit_kind.eq(kind), products::halal.eq(halal));
        diesel::update(products::table.find(&id)).set(says).execute(conn)?;
        Ok(state_from_file(conn, now, &[id])?)
    };
    app.app.write(write).await.unwrap();
}

async fn kinds(app: &TestApp, item: &Item) -> Vec<(PermitKind, PermitStatus)> {
    let own = permits::all(app, &item.bumdes_id).await.into_iter();
    let own = own.filter(|permit| permit.product_id.as_ref() == Some(&item.id));
    let mut kinds: Vec<_> = own.map(|permit| (permit.kind, permit.status)).collect();
    kinds.sort();
    kinds
}

#[actix_web::test]
async fn a_file_is_shown_as_the_office_says_and_followed_when_it_changes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    file_says(&app, &shop.basket, "PIRT", "yes").await;
    let page = product_page(&app, shop.basket.slug).await.body;
    assert!(page.contains("Menurut data dinas") && page.contains(">PIRT<"), "{page}");
    file_says(&app, &shop.basket, "none", "no").await;
    assert_eq!(kinds(&app, &shop.basket).await, []);
    let page = product_page(&app, shop.basket.slug).await.body;
    assert!(page.contains("Belum bersertifikat halal") && !page.contains(">PIRT<"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_was_checked_stands_before_the_file_and_what_was_refused_stays_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    file_says(&app, &shop.basket, "PIRT", "yes").await;
    let sample = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let halal = permits::write(&app, &shop.darmaji.id, sample).await;
    verify(&curator, halal.as_str()).await;
    let claim = format!("{}-PIRT", shop.basket.id);
    let page = format!("{DESK}/{claim}");
    assert!(curator.get(&page).await.body.contains("tanpa nomor"), "nothing there can be checked");
    curator.submit(&page, &format!("{page}/refusal"), &[("reason", "Tidak terdaftar")]).await;

    file_says(&app, &shop.basket, "PIRT", "yes").await;
    let expected = [(PermitKind::Pirt, PermitStatus::Refused), (PermitKind::Halal, PermitStatus::Verified)];
    assert_eq!(kinds(&app, &shop.basket).await, expected);
    let page = product_page(&app, shop.basket.slug).await.body;
    assert!(page.contains("Nomor 1234567890123, sudah diperiksa kurator") && !page.contains(">PIRT<"), "{page}");
    app.stop().await;
}
