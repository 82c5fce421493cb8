//! A page lives as long as what it shows.

use diesel::prelude::*;
use etalase::app::App;
use etalase::catalog::{ListingStatus, version};
use etalase::db::schema::{collections, products};
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;

use super::keeping;
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::collections::collection;

/// Writes as a curator, an import or a checkout on some node would. No node has heard of it yet.
async fn write(app: &TestApp, f: impl FnOnce(&mut DbConn) -> QueryResult<()> + Send + 'static) {
    app.app.write::<_, DbError>(move |conn| Ok(f(conn)?)).await.unwrap();
}

async fn rename(app: &TestApp, id: &ProductId, name: &'static str) {
    let (id, now) = (id.clone(), app.app.clock.now());
    write(app, move |conn| {
        diesel::update(products::table.find(&id)).set(products::name_id.eq(name)).execute(conn)?;
        version::touch(conn, now, &id)
    })
    .await;
}

/// What the feed does every second.
async fn follow(app: &App) {
    app.search.catch_up(app).await.unwrap();
}

#[actix_web::test]
async fn a_changed_product_is_forgotten_wherever_it_shows_and_nothing_else() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.tissue_box.id]).await;
    let client = app.client();
    let own = format!("/products/{}", goods.tissue_box.slug);
    let neighbour = format!("/products/{}", goods.basket.slug);
    let shows = ["/", "/products", "/products?q=tisu", "/collections/kain", "/villages/darmaji", &own, &neighbour];
    let elsewhere = ["/villages/senggigi".to_owned(), format!("/products/{}", goods.bracelet.slug)];
    let mut tags = Vec::new();
    for path in shows.iter().copied().chain(elsewhere.iter().map(String::as_str)) {
        tags.push((path, client.get(path).await.headers["etag"].clone()));
    }
    rename(&app, &goods.tissue_box.id, "Kotak Tisu Baru").await;
    for (path, tag) in &tags {
        assert_eq!(client.get(path).await.headers["etag"], tag, "{path} is kept until the feed tells");
    }
    follow(&app.app).await;
    for path in shows {
        // a search marks what it found
        let body = client.get(path).await.body.replace("<mark>", "").replace("</mark>", "");
        assert!(body.contains("Kotak Tisu Baru"), "{path}");
    }
    for (path, tag) in tags.iter().filter(|(path, _)| elsewhere.iter().any(|e| e == path)) {
        assert_eq!(client.get(path).await.headers["etag"], tag, "{path} has nothing to do with it");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_change_made_on_one_node_is_seen_on_every_other() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let other = app.second_node();
    follow(&other.app).await;
    let (here, there) = (app.client(), other.client());
    let path = format!("/products/{}", goods.basket.slug);
    for client in [&here, &there] {
        assert!(client.get(&path).await.headers.contains_key("etag"));
        assert!(client.get("/products").await.body.contains(goods.basket.slug));
    }
    let (id, now) = (goods.basket.id.clone(), app.app.clock.now());
    write(&app, move |conn| {
        diesel::update(products::table.find(&id)).set(products::status.eq(ListingStatus::Unpublished)).execute(conn)?;
        version::touch(conn, now, &id)
    })
    .await;
    follow(&app.app).await;
    follow(&other.app).await;
    for client in [&here, &there] {
        assert_eq!(client.get(&path).await.status, 404);
        assert!(!client.get("/products").await.body.contains(goods.basket.slug));
        assert!(!client.get("/villages/darmaji").await.body.contains(goods.basket.slug));
    }
    other.stop().await;
    app.stop().await;
}

#[actix_web::test]
async fn a_change_of_the_gallery_forgets_everything() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let client = app.client();
    let path = format!("/products/{}", goods.basket.slug);
    assert!(client.get("/").await.body.contains("Koleksi kain"));
    client.get(&path).await;
    write(&app, |conn| {
        diesel::update(collections::table).set(collections::title_id.eq("Kain pilihan")).execute(conn)?;
        version::touch_gallery(conn)
    })
    .await;
    assert!(app.app.page_cache.bytes() > 0);
    follow(&app.app).await;
    assert_eq!(app.app.page_cache.bytes(), 0);
    assert!(client.get("/").await.body.contains("Kain pilihan"));
    app.stop().await;
}

#[actix_web::test]
async fn new_shipping_rates_are_on_the_product_page_at_once() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let seller = crate::support::factories::people::bumdes_operator(&app, &goods.darmaji.id).await;
    let path = format!("/products/{}", goods.basket.slug);
    assert!(client.get(&path).await.body.contains("Ongkir mulai Rp9.000"));
    let fields = [("first_same_regency", "4000"), ("next_same_regency", "1000")];
    seller.submit("/portal/bumdes/shipping", "/portal/bumdes/shipping", &fields).await;
    follow(&app.app).await;
    assert!(client.get(&path).await.body.contains("Ongkir mulai Rp4.000"));
    app.stop().await;
}
