//! A curator arranges what the front page shows.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{collection_items, collections};
use etalase::ids::ProductId;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};

pub const LIST: &str = "/portal/curator/collections";
pub const NEW: &str = "/portal/curator/collections/new";

/// Creates a shown collection and returns its page.
pub async fn create(curator: &Client, title_id: &str, title_en: &str) -> String {
    let fields = [("title_id", title_id), ("title_en", title_en), ("is_published", "1")];
    curator.submit(NEW, LIST, &fields).await.location.expect("the new collection's page")
}

async fn titles(app: &TestApp) -> Vec<String> {
    app.app
        .read::<_, DbError>(|conn| {
            Ok(collections::table.order(collections::position).select(collections::title_id).load(conn)?)
        })
        .await
        .unwrap()
}

pub async fn pieces(app: &TestApp) -> Vec<ProductId> {
    app.app
        .read::<_, DbError>(|conn| {
            Ok(collection_items::table
                .order(collection_items::position)
                .select(collection_items::product_id)
                .load(conn)?)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_new_collection_is_filled_and_ordered_by_hand() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = create(&curator, "Anyaman Lombok", "Woven in Lombok").await;
    for product in [catalog.tissue_box.sku, catalog.basket.slug] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
    }
    assert_eq!(pieces(&app).await, [catalog.tissue_box.id.clone(), catalog.basket.id.clone()]);

    let second = format!("{page}/items/{}", catalog.basket.id);
    curator.submit(&page, &format!("{second}/position"), &[("direction", "up")]).await;
    assert_eq!(pieces(&app).await, [catalog.basket.id.clone(), catalog.tissue_box.id.clone()]);
    curator.submit(&page, &format!("{second}/removal"), &[]).await;
    assert_eq!(pieces(&app).await, std::slice::from_ref(&catalog.tissue_box.id));
    app.stop().await;
}

#[actix_web::test]
async fn the_front_page_follows_at_once() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let page = create(&curator, "Gelang dan manik", "Bracelets and beads").await;
    // the first piece opens the page, the others stand under the collection's name
    for product in [catalog.bracelet.slug, catalog.necklace.slug, catalog.key_ring.slug] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
    }
    let front = visitor.get("/").await.body;
    assert!(front.contains("Gelang dan manik") && front.contains(catalog.necklace.name_id), "{front}");

    let fields = [("title_id", "Manik Senggigi"), ("title_en", "Senggigi beads"), ("is_published", "1")];
    curator.submit(&page, &page, &fields).await;
    assert!(visitor.get("/").await.body.contains("Manik Senggigi"));
    curator.submit(&page, &page, &fields[..2]).await;
    assert!(!visitor.get("/").await.body.contains("Manik Senggigi"), "it is hidden now");
    app.stop().await;
}

#[actix_web::test]
async fn collections_are_moved_up_and_down() {
    let app = TestApp::start().await;
    let curator = people::curator(&app).await;
    create(&curator, "Satu", "One").await;
    let second = create(&curator, "Dua", "Two").await;
    assert_eq!(titles(&app).await, ["Satu", "Dua"]);
    curator.submit(LIST, &format!("{second}/position"), &[("direction", "up")]).await;
    assert_eq!(titles(&app).await, ["Dua", "Satu"]);
    curator.submit(LIST, &format!("{second}/position"), &[("direction", "up")]).await;
    assert_eq!(titles(&app).await, ["Dua", "Satu"]);
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_added_is_said_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = create(&curator, "Kopi", "Coffee").await;
    for (product, message) in [
        ("no-such-thing", "Tidak ada produk yang sedang tampil dengan SKU atau alamat itu"),
        (catalog.batik.sku, "Produk ditambahkan"),
        (catalog.batik.sku, "sudah ada di koleksi ini"),
    ] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
        let body = curator.get(&page).await.body;
        assert!(body.contains(message), "{product}: {body}");
    }
    let answer = curator.submit(&page, &page, &[("title_id", "Kopi & teh"), ("title_en", "")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Kopi &amp; teh") && answer.body.contains("Isi judulnya"), "{}", answer.body);
    app.stop().await;
}
