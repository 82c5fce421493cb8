//! The cart: several BUMDes at once, today's prices and stock, a guest's cart survives signing in.

use diesel::prelude::*;
use etalase::accounts::{AddUserError, NewUser, add_user, password};
use etalase::db::DbError;
use etalase::db::schema::{products, variants};
use etalase::i18n::Language;

use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::catalog;

#[actix_web::test]
async fn one_cart_holds_things_from_several_bumdes_under_their_names() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 2).await;
    add_to_cart(&client, shop.bracelet.variant().id.as_str(), 3).await;

    let page = client.get("/cart").await.body;
    assert!(page.contains("BUMDes Darmaji") && page.contains("BUMDes Senggigi"), "{page}");
    assert!(page.contains("Rp90.000") && page.contains("Rp45.000") && page.contains("Rp135.000"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_quantity_that_reaches_a_tier_gets_its_price() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 10).await;
    let page = client.get("/cart").await.body;
    assert!(page.contains("Rp400.000"), "{page}");
    assert!(!page.contains("Ada harga yang berubah"), "the buyer's own doing is no change: {page}");
    app.stop().await;
}

#[actix_web::test]
async fn quantities_change_and_zero_takes_the_line_out() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let variant = shop.cutlery_holder.variant().id.as_str();
    add_to_cart(&client, variant, 1).await;
    let item = format!("/cart/items/{variant}");
    client.submit("/cart", &item, &[("quantity", "3")]).await;
    assert!(client.get("/cart").await.body.contains("Rp84.000"));
    client.submit("/cart", &item, &[("quantity", "0")]).await;
    assert!(client.get("/cart").await.body.contains("Keranjang masih kosong"));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_not_there_is_refused_with_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    for (variant, quantity, text) in [
        (shop.hand_drawn_batik.variant().id.as_str(), 1, "Stoknya habis"),
        (shop.necklace.variant().id.as_str(), 2, "Stok tinggal 1"),
        ("no-such-variant", 1, "sedang tidak dijual"),
        (shop.necklace.variant().id.as_str(), -1, "angka 1 sampai"),
    ] {
        add_to_cart(&client, variant, quantity).await;
        let page = client.get("/cart").await.body;
        assert!(page.contains(text), "{variant} {quantity}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_price_that_changed_under_the_buyer_is_shown_before_and_after() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let variant = shop.cutlery_holder.variant().id.clone();
    add_to_cart(&client, variant.as_str(), 1).await;
    app.app
        .write::<_, DbError>(move |conn| {
            Ok(diesel::update(variants::table.find(variant)).set(variants::price_minor.eq(30_000)).execute(conn)?)
        })
        .await
        .unwrap();
    let page = client.get("/cart").await.body;
    assert!(page.contains("Ada harga yang berubah"), "{page}");
    assert!(page.contains("Rp28.000") && page.contains("Rp30.000"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_product_that_left_the_gallery_stops_the_checkout_and_can_be_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.cutlery_holder.variant().id.as_str(), 1).await;
    let product = shop.cutlery_holder.id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            Ok(diesel::update(products::table.find(product)).set(products::status.eq("unpublished")).execute(conn)?)
        })
        .await
        .unwrap();
    assert!(client.get("/cart").await.body.contains("sedang tidak dijual"));
    assert_eq!(client.get("/checkout").await.location.as_deref(), Some("/cart"));
    app.stop().await;
}

#[actix_web::test]
async fn a_guests_cart_survives_signing_in_and_is_not_doubled_by_a_second_time() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let now = app.app.clock.now();
    let user = NewUser {
        email: "pembeli@contoh.id".into(),
        name: "Pembeli Demo".into(),
        phone: None,
        password_hash: password::hash("kopi dari desa").unwrap(),
        language: Language::Id,
        roles: vec![],
    };
    app.app.write::<_, AddUserError>(move |conn| add_user(conn, now, &user)).await.unwrap();
    let variant = shop.tissue_box.variant().id.as_str();
    let sign_in = [("email", "pembeli@contoh.id"), ("password", "kopi dari desa")];

    let client = app.client();
    add_to_cart(&client, variant, 2).await;
    client.submit("/account/sign-in", "/account/sign-in", &sign_in).await;
    assert!(client.get("/cart").await.body.contains("Rp90.000"));

    let elsewhere = app.client();
    add_to_cart(&elsewhere, variant, 2).await;
    elsewhere.submit("/account/sign-in", "/account/sign-in", &sign_in).await;
    let page = elsewhere.get("/cart").await.body;
    assert!(page.contains("Rp90.000") && !page.contains("Rp180.000"), "{page}");
    app.stop().await;
}
