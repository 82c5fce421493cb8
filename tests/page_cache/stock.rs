//! What a kept page says of the stock is true, and plentiful goods cost nobody a wait.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::stock_levels;

use super::keeping;
use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order};
use crate::support::factories::catalog::{self, Item};

async fn newest(app: &TestApp) -> i64 {
    app.app.read::<_, DbError>(|conn| Ok(version::current(conn)?)).await.unwrap()
}

async fn set_stock(app: &TestApp, item: &Item, on_hand: i64) {
    let id = item.variant().id.clone();
    let write = move |conn: &mut etalase::db::DbConn| {
        diesel::update(stock_levels::table.find(&id)).set(stock_levels::on_hand.eq(on_hand)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

async fn buy(app: &TestApp, item: &Item, quantity: i64) {
    let buyer = app.client();
    add_to_cart(&buyer, item.variant().id.as_str(), quantity).await;
    place_order(&buyer, &[]).await;
}

#[actix_web::test]
async fn an_order_of_plentiful_goods_leaves_the_page_and_the_catalogues_number_alone() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let path = format!("/products/{}", goods.cutlery_holder.slug);
    let (before, page) = (newest(&app).await, client.get(&path).await);
    let counts = ["Stok 150", r#"max="150""#, "Tinggal"];
    assert!(
        page.body.contains("Stok tersedia") && !counts.iter().any(|count| page.body.contains(count)),
        "{}",
        page.body
    );
    buy(&app, &goods.cutlery_holder, 20).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    assert_eq!(newest(&app).await, before);
    assert_eq!(client.get(&path).await.headers["etag"], page.headers["etag"]);
    app.stop().await;
}

#[actix_web::test]
async fn the_last_pieces_are_counted_down_on_the_page_and_up_again_when_an_order_expires() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    set_stock(&app, &goods.cutlery_holder, 7).await;
    let client = app.client();
    let path = format!("/products/{}", goods.cutlery_holder.slug);
    let page = || async {
        app.app.search.catch_up(&app.app).await.unwrap();
        client.get(&path).await.body
    };
    assert!(page().await.contains("Stok tersedia"));
    buy(&app, &goods.cutlery_holder, 3).await;
    assert!(page().await.contains("Tinggal 4"));
    buy(&app, &goods.cutlery_holder, 1).await;
    assert!(page().await.contains("Tinggal 3"));
    buy(&app, &goods.cutlery_holder, 3).await;
    assert!(page().await.contains("Stok habis"));
    app.advance(std::time::Duration::from_secs(3 * 3600));
    assert_eq!(expire::run(&app.app).await.unwrap(), 3);
    assert!(page().await.contains("Stok tersedia"));
    app.stop().await;
}

#[actix_web::test]
async fn fewer_than_the_smallest_order_are_told_as_none_on_time() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    set_stock(&app, &goods.key_ring, 12).await;
    let client = app.client();
    let path = format!("/products/{}", goods.key_ring.slug);
    assert!(client.get(&path).await.body.contains("Stok tersedia"));
    // four are left, and an order takes five
    buy(&app, &goods.key_ring, 8).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(client.get(&path).await.body.contains("Stok habis"));
    app.stop().await;
}
