//! What happens when a permit ends: told in time, out of the gallery after its last day, back when it is renewed.

use std::time::Duration;

use chrono::NaiveDate;
use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::config::MailTransport;
use etalase::db::schema::{fulfillment_orders, jobs, listing_events, permit_warnings, products};
use etalase::db::{DbConn, DbError};
use etalase::fulfillment::FulfillmentStatus;
use etalase::ids::{BumdesId, ProductId};
use etalase::jobs::{periodic, worker};
use etalase::legality::{PermitKind, PermitStatus, watch};
use etalase::mail::outbox;

use super::{product_page, verify};
use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{order as order_factory, people};

const DAY: u64 = 24 * 3600;

async fn read<T: Send + 'static>(app: &TestApp, f: impl FnOnce(&mut DbConn) -> QueryResult<T> + Send + 'static) -> T {
    app.app.read::<_, DbError>(move |conn| Ok(f(conn)?)).await.unwrap()
}

pub(super) async fn status(app: &TestApp, id: &ProductId) -> ListingStatus {
    let id = id.clone();
    read(app, move |conn| products::table.find(id).select(products::status).first(conn)).await
}

/// How often this BUMDes was written to.
async fn mails(app: &TestApp, id: &BumdesId) -> usize {
    let about = format!("%{id}%");
    let find = move |conn: &mut DbConn| {
        jobs::table.filter(jobs::payload.like(about)).filter(jobs::payload.like("%permits%")).count().get_result(conn)
    };
    usize::try_from(read::<i64>(app, find).await).unwrap()
}

/// Food with P-IRT for good and a halal certificate to this day.
pub(super) async fn food(app: &TestApp, shop: &SmallCatalog, halal_until: &'static str) {
    permits::set_category(app, &shop.basket.id, "food-beverage").await;
    permits::write(app, &shop.darmaji.id, PermitSample::of(&shop.basket, PermitKind::Pirt)).await;
    let halal = PermitSample { expires_on: halal_until, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    permits::write(app, &shop.darmaji.id, halal).await;
}

pub(super) fn advance_to(app: &TestApp, time: &str) {
    let time: chrono::NaiveDateTime = time.parse().unwrap();
    app.advance((time - app.app.clock.now()).to_std().unwrap());
}

#[actix_web::test]
async fn a_listing_stays_to_the_end_of_the_last_day_in_its_village() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-11-25").await;
    let buyer = app.client();
    add_to_cart(&buyer, shop.basket.variants[0].id.as_str(), 1).await;
    // half a minute before midnight in Lombok, which is eight hours ahead
    advance_to(&app, "2026-11-25T15:59:30");
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Published);
    advance_to(&app, "2026-11-25T16:00:00");
    periodic::run(&app.app).await;
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Unpublished);
    assert_eq!(product_page(&app, shop.basket.slug).await.status, 404);
    let cart = buyer.get("/cart").await.body;
    assert!(cart.contains("sedang tidak dijual"), "{cart}");
    let id = shop.basket.id.clone();
    let note: Option<String> = read(&app, move |conn| {
        let events = listing_events::table.filter(listing_events::product_id.eq(id));
        events.order(listing_events::id.desc()).select(listing_events::note).first(conn)
    })
    .await;
    assert_eq!(note.as_deref(), Some("Turun otomatis: Sertifikat halal berakhir 25 November 2026."));
    app.stop().await;
}

#[actix_web::test]
async fn a_renewal_brings_it_back_and_orders_never_noticed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let order = order_factory::paid(&app, &shop).await;
    food(&app, &shop, "2026-11-25").await;
    app.advance(Duration::from_secs(4 * DAY));
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Unpublished);
    let part = order.darmaji.id.clone();
    let find =
        move |conn: &mut DbConn| fulfillment_orders::table.find(part).select(fulfillment_orders::status).first(conn);
    assert_eq!(read::<FulfillmentStatus>(&app, find).await, FulfillmentStatus::New);

    let renewed = PermitSample {
        status: PermitStatus::Stated,
        expires_on: "2030-11-25",
        ..PermitSample::of(&shop.basket, PermitKind::Halal)
    };
    let id = permits::write(&app, &shop.darmaji.id, renewed).await;
    let answer = verify(&curator, id.as_str()).await;
    assert!(curator.get(answer.location.as_deref().unwrap()).await.body.contains("1 produk tampil lagi"));
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Published);
    assert_eq!(product_page(&app, shop.basket.slug).await.status, 200);
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Published);
    app.stop().await;
}

#[actix_web::test]
async fn what_a_curator_took_out_meanwhile_does_not_come_back() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    food(&app, &shop, "2026-11-25").await;
    app.advance(Duration::from_secs(4 * DAY));
    watch::run(&app.app).await.unwrap();
    // a person published it by other means and took it out again
    let (id, now) = (shop.basket.id.clone(), app.app.clock.now());
    let write = move |conn: &mut DbConn| -> Result<_, DbError> {
        Ok(diesel::insert_into(listing_events::table)
            .values((
                listing_events::id.eq(uuid::Uuid::now_v7().to_string()),
                listing_events::product_id.eq(id),
                listing_events::from_status.eq("published"),
                listing_events::to_status.eq("unpublished"),
                listing_events::created_at.eq(now),
            ))
            .execute(conn)?)
    };
    app.app.write(write).await.unwrap();
    let renewed = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let id = permits::write(&app, &shop.darmaji.id, renewed).await;
    verify(&curator, id.as_str()).await;
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Unpublished);
    app.stop().await;
}

#[actix_web::test]
async fn the_bumdes_is_told_90_30_and_7_days_before_once_each() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let seller = &shop.darmaji.id;
    food(&app, &shop, "2027-03-01").await;
    let mut told = Vec::new();
    for day in 0..101 {
        periodic::run(&app.app).await;
        watch::run(&app.app).await.unwrap();
        let count = mails(&app, seller).await;
        if count != told.len() {
            told.push(99 - day);
        }
        app.advance(Duration::from_secs(DAY));
    }
    assert_eq!(told, [90, 30, 7, -1], "and once when it left the gallery");
    app.stop().await;
}

#[actix_web::test]
async fn a_server_that_slept_over_a_day_tells_it_once_when_it_wakes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-12-20").await;
    for _ in 0..3 {
        watch::run(&app.app).await.unwrap();
    }
    assert_eq!(mails(&app, &shop.darmaji.id).await, 1);
    let days: Vec<i32> =
        read(&app, |conn| permit_warnings::table.order(permit_warnings::days).select(permit_warnings::days).load(conn))
            .await;
    assert_eq!(days, [30, 90], "both days are past, the mail names the certificate once");
    worker::run_due(&app.app).await.unwrap();
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let entry = outbox::list(&folder, 5).unwrap().remove(0);
    let mail = outbox::read(&folder, &entry.name).unwrap().unwrap();
    assert_eq!(mail.subject, "Izin yang perlu diurus");
    assert_eq!(
        mail.text.matches("Sertifikat halal 1234567890123 berakhir 20 Desember 2026").count(),
        1,
        "{}",
        mail.text
    );
    assert!(mail.text.contains("http://etalase.test/portal/bumdes/permits"), "{}", mail.text);
    app.stop().await;
}

#[actix_web::test]
async fn a_renewal_on_record_needs_no_warning() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    food(&app, &shop, "2026-12-20").await;
    let renewed = PermitSample {
        status: PermitStatus::Stated,
        expires_on: "2030-12-20",
        ..PermitSample::of(&shop.basket, PermitKind::Halal)
    };
    permits::write(&app, &shop.darmaji.id, renewed).await;
    watch::run(&app.app).await.unwrap();
    assert_eq!(mails(&app, &shop.darmaji.id).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn a_listing_without_a_permit_is_borne_for_the_grace_and_told_of() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    permits::set_category(&app, &shop.basket.id, "food-beverage").await;
    let published: NaiveDate = "2026-11-22".parse().unwrap();
    let last = published + chrono::TimeDelta::days(90);
    watch::run(&app.app).await.unwrap();
    assert_eq!(mails(&app, &shop.darmaji.id).await, 1, "ninety days before");
    app.advance(Duration::from_secs(90 * DAY));
    assert_eq!(app.app.clock.now().date(), last);
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Published);
    app.advance(Duration::from_secs(DAY));
    watch::run(&app.app).await.unwrap();
    assert_eq!(status(&app, &shop.basket.id).await, ListingStatus::Unpublished);
    assert_eq!(status(&app, &shop.tissue_box.id).await, ListingStatus::Published, "no law asks it for a permit");
    app.stop().await;
}
