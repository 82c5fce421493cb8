//! Phase 1: from the cart to an unpaid order that holds its stock.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, orders, stock_levels, variants};
use etalase::ids::VariantId;

use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order, post, quoted_checkout};
use crate::support::factories::catalog;

/// Pieces on hand and held.
async fn stock(app: &TestApp, variant: &VariantId) -> (i64, i64) {
    let variant = variant.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            Ok(stock_levels::table.find(variant).select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
        })
        .await
        .unwrap()
}

async fn count_orders(app: &TestApp) -> i64 {
    app.app.read::<_, DbError>(|conn| Ok(orders::table.count().get_result(conn)?)).await.unwrap()
}

#[actix_web::test]
async fn an_order_splits_by_bumdes_with_shipping_for_each_and_holds_its_stock() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 2).await;
    add_to_cart(&client, shop.batik.variant().id.as_str(), 1).await;
    let path = place_order(&client, &[]).await;

    let parts: Vec<(i64, i64, String)> = app
        .app
        .read::<_, DbError>(|conn| {
            Ok(fulfillment_orders::table
                .order(fulfillment_orders::items_total_minor)
                .select((
                    fulfillment_orders::items_total_minor,
                    fulfillment_orders::shipping_minor,
                    fulfillment_orders::status,
                ))
                .load(conn)?)
        })
        .await
        .unwrap();
    // Lombok and Cirebon to Jakarta: another island group 42.000, the same one 24.000
    let waiting = || "awaiting_payment".to_owned();
    assert_eq!(parts, [(90_000, 42_000, waiting()), (165_000, 24_000, waiting())]);
    assert_eq!(stock(&app, &shop.tissue_box.variant().id).await, (120, 2));

    let page = client.get(&path).await.body;
    assert!(page.contains("Rp321.000") && page.contains("Menunggu pembayaran"), "{page}");
    assert!(client.get("/cart").await.body.contains("Keranjang masih kosong"));
    app.stop().await;
}

#[actix_web::test]
async fn a_double_clicked_checkout_gives_one_order() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 1).await;
    let (fields, _) = quoted_checkout(&client, &[]).await;
    let (first, second) = futures_util::join!(post(&client, &fields, "place"), post(&client, &fields, "place"));
    let third = post(&client, &fields, "place").await;
    assert_eq!(first.location, second.location, "{} {}", first.body, second.body);
    assert_eq!(first.location, third.location);
    assert!(first.location.unwrap().starts_with("/orders/ET-"));
    assert_eq!(count_orders(&app).await, 1);
    assert_eq!(stock(&app, &shop.tissue_box.variant().id).await, (120, 1));
    app.stop().await;
}

#[actix_web::test]
async fn two_buyers_race_for_the_last_piece_and_one_is_told_that_it_is_gone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, other) = (app.client(), app.client());
    let variant = shop.necklace.variant().id.clone();
    let mut ready = Vec::new();
    for client in [&one, &other] {
        add_to_cart(client, variant.as_str(), 1).await;
        ready.push(quoted_checkout(client, &[]).await.0);
    }
    let (a, b) = futures_util::join!(post(&one, &ready[0], "place"), post(&other, &ready[1], "place"));
    let won = [&a, &b].iter().filter(|x| x.location.as_deref().is_some_and(|l| l.starts_with("/orders/"))).count();
    assert_eq!(won, 1, "{:?} {:?}", a.location, b.location);
    let loser = if a.location.as_deref() == Some("/cart") { &one } else { &other };
    let page = loser.get("/cart").await.body;
    assert!(page.contains("habis"), "{page}");
    assert_eq!(stock(&app, &variant).await, (1, 1));
    assert_eq!(count_orders(&app).await, 1);
    app.stop().await;
}

#[actix_web::test]
async fn a_total_that_changed_since_the_buyer_saw_it_comes_back_and_never_goes_through() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    let variant = shop.tissue_box.variant().id.clone();
    add_to_cart(&client, variant.as_str(), 1).await;
    let (fields, _) = quoted_checkout(&client, &[]).await;
    app.app
        .write::<_, DbError>(move |conn| {
            Ok(diesel::update(variants::table.find(variant)).set(variants::price_minor.eq(46_000)).execute(conn)?)
        })
        .await
        .unwrap();
    let answer = post(&client, &fields, "place").await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("Totalnya berubah") && answer.body.contains("Rp88.000"), "{}", answer.body);
    assert!(answer.body.contains("Jl. Kebon Sirih 1"), "nothing typed is lost");
    assert_eq!(count_orders(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn picking_up_costs_no_shipping() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 1).await;
    let field = format!("delivery-{}", shop.darmaji.id);
    let (_, page) = quoted_checkout(&client, &[(&field, "pickup")]).await;
    assert!(page.body.contains(r#"name="seen_total" value="45000""#), "{}", page.body);
    app.stop().await;
}

#[actix_web::test]
async fn bad_fields_come_back_with_what_to_do_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 1).await;
    let bad = [("email", "ayu@"), ("phone", "12"), ("postal_code", "1"), ("provider", "gold")];
    let (fields, _) = quoted_checkout(&client, &bad).await;
    let answer = post(&client, &fields, "place").await;
    assert_eq!(answer.status, 422);
    for text in
        ["Alamat email ini tidak lengkap", "Nomor HP ini belum benar", "5 angka", "Pilih cara bayar", "Ayu Pembeli"]
    {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    let unknown = [("village", "31.71.01.9999")];
    let (fields, _) = quoted_checkout(&client, &unknown).await;
    let mut fields = fields;
    fields.push(("seen_total".into(), "87000".into()));
    assert_eq!(post(&client, &fields, "place").await.status, 422);
    assert_eq!(count_orders(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn the_order_page_opens_by_its_signed_link_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 1).await;
    let path = place_order(&client, &[]).await;
    let (bare, token) = path.split_once("?token=").unwrap();
    assert_eq!(app.client().get(&path).await.status, 200);
    assert_eq!(app.client().get(bare).await.status, 404);
    let (head, last) = token.split_at(token.len() - 2);
    let forged = format!("{bare}?token={head}{}", if last == "AA" { "BB" } else { "AA" });
    assert_eq!(app.client().get(&forged).await.status, 404);
    app.stop().await;
}
