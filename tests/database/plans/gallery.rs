//! What everybody looks at, what curators and operators see of it, and tasks that run all the time.

use etalase::db::DbError;
use etalase::ids::ProductId;
use etalase::jobs;

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order};
use crate::support::factories::{generated, people};
use crate::support::statements;

#[actix_web::test]
async fn no_statement_reads_a_whole_table() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "0")]).await;
    let shop = generated::catalogue(&app, 3_000, 200).await;
    let database = &app.app.config.database;
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let (curator, operator) = (people::curator(&app).await, people::operator(&app).await);
    let guest = app.client();
    statements::watch(database);
    for path in shop.paths() {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    let cursor = ProductId::new();
    for path in [format!("/api/v1/products?cursor={cursor}"), "/api/v1/villages?cursor=52.02.09.2008".into()] {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    for variant in shop.variants.iter().take(3) {
        add_to_cart(&guest, variant, 1).await;
    }
    guest.get("/cart").await;
    let order = place_order(&guest, &[]).await;
    guest.get(&order).await;
    seller.get("/portal/bumdes").await;
    let stock = "/portal/bumdes/stock";
    for path in [stock.to_owned(), format!("{stock}?q=kain&low=1"), format!("{stock}/{}", shop.variants[0])] {
        seller.get(&path).await;
    }
    curator.get("/portal/curator").await;
    curator.get("/portal/curator/products").await;
    for list in ["bumdes", "villages"] {
        curator.get(&format!("/portal/curator/{list}")).await;
    }
    for path in ["/portal/curator/insight", "/portal/curator/insight?province=52&regency=52.02&days=365"] {
        assert_eq!(curator.get(path).await.status, 200, "{path}");
    }
    for room in ["collections", "collections?show=ended", "front", "front/preview", "front/arrangements", "trail"] {
        assert_eq!(curator.get(&format!("/portal/curator/{room}")).await.status, 200, "{room}");
    }
    for path in ["/portal/operator", "/portal/operator/payments", "/portal/operator/refunds"] {
        operator.get(path).await;
    }
    // tasks that run all the time
    app.app.search.catch_up(&app.app).await.unwrap();
    etalase::checkout::expire::run(&app.app).await.unwrap();
    etalase::payments::reconcile::run(&app.app).await.unwrap();
    etalase::cart::delete_abandoned::run(&app.app).await.unwrap();
    etalase::insight::flush(&app.app).await.unwrap();
    app.app.search.write_log(&app.app).await.unwrap();
    let now = app.app.clock.now();
    app.app
        .write::<_, DbError>(move |conn| {
            jobs::claim::claim(conn, now, 5)?;
            etalase::web::session_store::delete_expired(conn, now)?;
            Ok(())
        })
        .await
        .unwrap();

    let asked = taken(&app, 60);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
