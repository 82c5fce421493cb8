//! What is made to order is sold up to what can be made in a month.

use std::time::Duration;

use diesel::prelude::*;
use etalase::catalog::{Making, version};
use etalase::checkout::{Finalised, expire};
use etalase::db::DbError;
use etalase::db::schema::{capacity_months, products};
use etalase::ids::ProductId;
use etalase::orders::link;
use etalase::stock::turn_month;
use futures_util::future::join_all;

use super::{PAGE, level, movements};
use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order, post, quoted_checkout};
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::people;

/// From now on so many a month are made to order of this product.
pub async fn made_to_order(app: &TestApp, id: &ProductId, capacity: i64) {
    let (id, now) = (id.clone(), app.app.clock.now());
    let write = app.app.write::<_, DbError>(move |conn| {
        version::touch(conn, now, &id)?;
        Ok(diesel::update(products::table.find(&id))
            .set((products::making.eq(Making::Order), products::monthly_capacity.eq(capacity)))
            .execute(conn)?)
    });
    write.await.unwrap();
}

/// The months of a product: which, how many were ordered, whether it is over.
async fn months(app: &TestApp, id: &ProductId) -> Vec<(String, i64, bool)> {
    let id = id.clone();
    let look = app.app.read::<_, DbError>(move |conn| {
        Ok(capacity_months::table
            .filter(capacity_months::product_id.eq(id))
            .order(capacity_months::month)
            .select((capacity_months::month, capacity_months::ordered, capacity_months::is_over))
            .load(conn)?)
    });
    look.await.unwrap()
}

fn november(ordered: i64) -> Vec<(String, i64, bool)> {
    vec![("2026-11".into(), ordered, false)]
}

#[actix_web::test]
async fn it_needs_no_stock_and_takes_places_of_the_month_instead() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (product, variant) = (&shop.hand_drawn_batik, &shop.hand_drawn_batik.variant().id);
    made_to_order(&app, &product.id, 8).await;
    let page = app.client().get(&format!("/products/{}", product.slug)).await.body;
    assert!(page.contains("Dibuat sesuai pesanan, siap dalam 5 hari"), "{page}");
    assert!(page.contains("https://schema.org/MadeToOrder") && !page.contains("schema.org/InStock"), "{page}");

    let order = with_items(&app, &[(variant.as_str(), 3)], &[]).await;
    assert_eq!((level(&app, variant).await, months(&app, &product.id).await), ((0, 0), november(3)));
    pay(&app, &order).await.unwrap();
    assert_eq!((level(&app, variant).await, months(&app, &product.id).await), ((0, 0), november(3)));
    assert!(movements(&app, variant).await.is_empty(), "nothing left a shelf");
    let seller = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let list = seller.get("/portal/bumdes/orders").await.body;
    let part = list
        .split("href=\"/portal/bumdes/orders/")
        .find_map(|rest| rest.split('"').next().filter(|n| n.starts_with("ET-")));
    let page = seller.get(&format!("/portal/bumdes/orders/{}", part.expect("its part"))).await.body;
    assert!(page.contains("Dibuat sesuai pesanan"), "{page}");
    let page = app.client().get(&format!("/products/{}", product.slug)).await.body;
    assert!(page.contains("Bulan ini bisa dipesan 5 lagi"), "{page}");

    let buyer = app.client();
    let answer = add_to_cart(&buyer, variant.as_str(), 6).await;
    let cart = buyer.get(answer.location.as_deref().unwrap()).await.body;
    assert!(cart.contains("Bulan ini hanya bisa dibuat 5 lagi"), "{cart}");
    add_to_cart(&buyer, variant.as_str(), 5).await;
    assert!(buyer.get("/cart").await.body.contains("Dibuat sesuai pesanan, siap dalam 5 hari"));
    place_order(&buyer, &[]).await;
    let page = app.client().get(&format!("/products/{}", product.slug)).await.body;
    assert!(page.contains("Pesanan bulan ini sudah penuh") && page.contains("schema.org/OutOfStock"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn two_who_want_the_last_place_of_the_month_do_not_both_get_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (batik, basket) = (&shop.hand_drawn_batik, &shop.basket);
    made_to_order(&app, &batik.id, 1).await;
    made_to_order(&app, &basket.id, 1).await;
    let tissue = shop.tissue_box.variant().id.as_str();
    let mut ready = Vec::new();
    for buyer in 0..8 {
        let client = app.client();
        // another option of the same product, and the cart the other way round
        let option = basket.variants[buyer % basket.variants.len()].id.as_str();
        let mut wanted = [batik.variant().id.as_str(), tissue, option];
        if buyer % 2 == 1 {
            wanted.reverse();
        }
        for variant in wanted {
            add_to_cart(&client, variant, 1).await;
        }
        let (fields, _) = quoted_checkout(&client, &[]).await;
        ready.push((client, fields));
    }
    let answers = join_all(ready.iter().map(|(client, fields)| post(client, fields, "place"))).await;
    let to = |place: &str| answers.iter().filter(|a| a.location.as_deref().unwrap_or("").starts_with(place)).count();
    assert_eq!((to("/orders/ET-"), to("/cart")), (1, 7), "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
    assert_eq!((months(&app, &batik.id).await, months(&app, &basket.id).await), (november(1), november(1)));
    assert_eq!(level(&app, &shop.tissue_box.variant().id).await, (120, 1), "who got no place holds nothing else");
    let told = ready[answers.iter().position(|a| a.location.as_deref() == Some("/cart")).unwrap()].0.get("/cart").await;
    assert!(told.body.contains("bulan ini"), "{}", told.body);
    app.stop().await;
}

#[actix_web::test]
async fn options_share_the_month_of_their_product() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    made_to_order(&app, &shop.basket.id, 4).await;
    let buyer = app.client();
    for option in &shop.basket.variants[..2] {
        add_to_cart(&buyer, option.id.as_str(), 3).await;
    }
    let cart = buyer.get("/cart").await.body;
    assert!(cart.contains("Bulan ini hanya bisa dibuat 4 lagi"), "{cart}");
    app.stop().await;
}

#[actix_web::test]
async fn what_was_not_paid_or_is_given_back_gives_its_places_back() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (product, variant) = (&shop.hand_drawn_batik, &shop.hand_drawn_batik.variant().id);
    made_to_order(&app, &product.id, 3).await;
    with_items(&app, &[(variant.as_str(), 1)], &[]).await;
    let paid = with_items(&app, &[(variant.as_str(), 2)], &[]).await;
    pay(&app, &paid).await.unwrap();
    assert_eq!(months(&app, &product.id).await, november(3));
    app.advance(Duration::from_secs(3 * 60 * 60));
    expire::run(&app.app).await.unwrap();
    assert_eq!(months(&app, &product.id).await, november(2), "one was not paid in time");

    // the buyer takes the other two back before anybody began with them
    let number = paid.path["/orders/".len()..].split('?').next().unwrap();
    let action = link::action_path(&app.app.config.server, number, "cancellation");
    let answer = paid.client.submit("/account/sign-in", &action, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!((level(&app, variant).await, months(&app, &product.id).await), ((0, 0), november(0)));
    assert!(movements(&app, variant).await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn on_the_first_of_the_month_where_the_bumdes_is_it_begins_anew() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "1000000")]).await;
    let shop = catalog::small(&app).await;
    let (product, variant) = (&shop.tissue_box, &shop.tissue_box.variant().id);
    made_to_order(&app, &product.id, 2).await;
    let late = with_items(&app, &[(variant.as_str(), 2)], &[]).await;
    let path = format!("/products/{}", product.slug);
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(app.client().get(&path).await.body.contains("Pesanan bulan ini sudah penuh"));
    assert_eq!(turn_month::run(&app.app).await.unwrap(), 0);
    // 22 November, 11.00 on Lombok: the month has eight days and thirteen hours left
    app.advance(Duration::from_secs((8 * 24 + 13) * 60 * 60 - 1));
    assert_eq!(turn_month::run(&app.app).await.unwrap(), 0);
    app.advance(Duration::from_secs(1));
    assert_eq!(turn_month::run(&app.app).await.unwrap(), 1);
    assert_eq!(turn_month::run(&app.app).await.unwrap(), 0, "once");
    app.app.search.catch_up(&app.app).await.unwrap();
    let page = app.client().get(&path).await.body;
    assert!(page.contains("Dibuat sesuai pesanan"), "the kept page is gone: {page}");

    with_items(&app, &[(variant.as_str(), 1)], &[]).await;
    // what of November is given back belongs to November
    expire::run(&app.app).await.unwrap();
    assert_eq!(months(&app, &product.id).await, [("2026-11".into(), 0, true), ("2026-12".into(), 1, false)]);
    // money that comes late asks for places of the month it comes in: two, where one is left
    assert_eq!(pay(&app, &late).await.unwrap(), Finalised::Returned);
    assert_eq!(months(&app, &product.id).await[1].1, 1);
    app.stop().await;
}

#[actix_web::test]
async fn the_stock_page_tells_how_full_the_month_is_and_counts_none_of_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (product, variant) = (&shop.tissue_box, &shop.tissue_box.variant().id);
    made_to_order(&app, &product.id, 40).await;
    with_items(&app, &[(variant.as_str(), 12)], &[]).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let page = client.get(PAGE).await;
    for text in ["12 dari 40", "Masih bisa bulan ini", "Ubah kapasitas", &format!("{}/edit/stock", product.id)] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert!(!page.body.contains(&format!("count_{variant}")));
    let (seen, count) = (format!("seen_{variant}"), format!("count_{variant}"));
    let token = page.form_token();
    let fields = [("csrf_token", token.as_str()), (seen.as_str(), "120,0"), (count.as_str(), "7")];
    assert_eq!(client.post(PAGE, &fields).await.status, 404);
    assert_eq!(level(&app, variant).await, (120, 0));
    app.stop().await;
}
