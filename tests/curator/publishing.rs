//! A curator publishes and unpublishes listings.

use diesel::prelude::*;
use etalase::catalog::{ListingStatus, version};
use etalase::db::DbError;
use etalase::db::schema::{listing_events, products};
use etalase::ids::ProductId;

use crate::support::TestApp;
use crate::support::factories::{catalog, people};

type State = (ListingStatus, bool, i64, Vec<(String, String, Option<String>)>);

/// Status, whether it has a publication date, the catalogue's number, and the events of a listing.
async fn state(app: &TestApp, id: &ProductId) -> State {
    let id = id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let (status, published): (ListingStatus, Option<etalase::db::Timestamp>) =
                products::table.find(&id).select((products::status, products::published_at)).first(conn)?;
            let events = listing_events::table
                .filter(listing_events::product_id.eq(&id).and(listing_events::user_id.is_not_null()))
                .order(listing_events::id)
                .select((listing_events::from_status, listing_events::to_status, listing_events::note))
                .load(conn)?;
            Ok((status, published.is_some(), version::current(conn)?, events))
        })
        .await
        .unwrap()
}

async fn set_status(app: &TestApp, id: &ProductId, status: ListingStatus) {
    let id = id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(products::table.find(id))
                .set((products::status.eq(status), products::published_at.eq(None::<etalase::db::Timestamp>)))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

#[actix_web::test]
async fn an_unpublished_product_leaves_the_storefront_and_a_published_one_returns() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let item = &catalog.tissue_box;
    let address = format!("/portal/curator/products/{}", item.id);
    let (_, _, before, _) = state(&app, &item.id).await;

    let fields = [("note", "Foto perlu diganti"), ("back", "/portal/curator/products?q=tisu&page=1")];
    let answer = curator.submit("/portal/curator/products", &format!("{address}/unpublication"), &fields).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/curator/products?q=tisu&page=1"));
    let page = curator.get("/portal/curator/products?q=tisu").await.body;
    assert!(page.contains("Foto perlu diganti") && page.contains("Tampilkan"), "{page}");
    let (status, _, after, events) = state(&app, &item.id).await;
    assert_eq!(status, ListingStatus::Unpublished);
    assert!(after > before, "indexes and caches are told");
    assert_eq!(events, [("published".into(), "unpublished".into(), Some("Foto perlu diganti".into()))]);
    let storefront = app.client();
    assert_eq!(storefront.get(&format!("/products/{}", item.slug)).await.status, 404);

    curator.submit("/portal/curator/products", &format!("{address}/publication"), &[]).await;
    assert_eq!(state(&app, &item.id).await.0, ListingStatus::Published);
    let answer = storefront.get(&format!("/products/{}", item.slug)).await;
    assert!(answer.status == 200 && answer.body.contains(item.name_id), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn the_first_publication_is_dated() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &catalog.batik.id;
    set_status(&app, id, ListingStatus::Submitted).await;
    assert!(!state(&app, id).await.1);
    curator.submit("/portal/curator/products", &format!("/portal/curator/products/{id}/publication"), &[]).await;
    assert!(state(&app, id).await.1);
    app.stop().await;
}

#[actix_web::test]
async fn a_change_outside_the_table_is_refused_in_words_and_changes_nothing() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let id = &catalog.batik.id;
    for from in ListingStatus::ALL {
        for (action, to) in [("publication", ListingStatus::Published), ("unpublication", ListingStatus::Unpublished)] {
            if from.can_become(to) {
                continue;
            }
            set_status(&app, id, *from).await;
            let before = state(&app, id).await;
            curator.submit("/portal/curator/products", &format!("/portal/curator/products/{id}/{action}"), &[]).await;
            let page = curator.get("/portal/curator/products").await.body;
            assert!(page.contains("Tidak ada yang diubah: produk ini sekarang berstatus"), "{from} → {to}: {page}");
            assert_eq!(state(&app, id).await, before, "{from} → {to}");
        }
    }
    let answer = curator.submit("/portal/curator/products", "/portal/curator/products/no-such/publication", &[]).await;
    assert_eq!(answer.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn the_list_is_filtered_by_words_village_and_status() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    set_status(&app, &catalog.batik.id, ListingStatus::Submitted).await;
    let curator = people::curator(&app).await;
    for (filter, shown, hidden) in [
        ("q=TISU", catalog.tissue_box.name_id, catalog.batik.name_id),
        ("q=ntb-drm-kotaktisu", catalog.tissue_box.name_id, catalog.bracelet.name_id),
        ("village=trusmi", catalog.batik.name_id, catalog.tissue_box.name_id),
        ("status=submitted", catalog.batik.name_id, catalog.hand_drawn_batik.name_id),
    ] {
        let page = curator.get(&format!("/portal/curator/products?{filter}")).await.body;
        assert!(page.contains(shown) && !page.contains(hidden), "{filter}: {page}");
    }
    let page = curator.get("/portal/curator/products?q=%25_").await.body;
    assert!(page.contains(catalog.batik.name_id), "signs of LIKE are left out");
    app.stop().await;
}
