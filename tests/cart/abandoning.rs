//! Carts that nobody came back to are deleted; a person's stays.

use std::time::Duration;

use diesel::prelude::*;
use etalase::cart::{delete_abandoned, item};
use etalase::db::DbError;
use etalase::db::schema::{cart_items, carts};
use etalase::ids::CartId;
use etalase::jobs::periodic;

use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order};
use crate::support::factories::{catalog, people};
use crate::support::store::{add, cart_with, get};

const DAY: u64 = 24 * 3600;

async fn ids(app: &TestApp) -> Vec<CartId> {
    app.app.read::<_, DbError>(|conn| Ok(carts::table.order(carts::id).select(carts::id).load(conn)?)).await.unwrap()
}

#[actix_web::test]
async fn a_cart_of_nobody_goes_thirty_days_after_its_last_change() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (boxes, client) = (&shop.tissue_box.variant().sku, app.client());
    let left = cart_with(&client, &[(boxes, 2)]).await;
    let used = cart_with(&client, &[(boxes, 1)]).await;
    add_to_cart(&app.client(), shop.batik.variant().id.as_str(), 1).await;
    app.advance(Duration::from_secs(29 * DAY));
    periodic::run(&app.app).await;
    assert_eq!(ids(&app).await.len(), 3);
    assert_eq!(add(&client, &used, boxes, 1).await.status, 201);
    app.advance(Duration::from_secs(DAY));
    periodic::run(&app.app).await;
    assert_eq!(ids(&app).await, [CartId(used)]);
    assert_eq!(get(&client, &format!("/api/v1/carts/{left}")).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn a_persons_cart_and_what_was_ordered_from_a_cart_stay() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let boxes = shop.tissue_box.variant().id.as_str();
    let (guest, person) = (app.client(), people::consumer(&app).await);
    add_to_cart(&guest, boxes, 1).await;
    let order = place_order(&guest, &[]).await;
    add_to_cart(&person, boxes, 1).await;
    let before = ids(&app).await;
    app.advance(Duration::from_secs(90 * DAY));
    periodic::run(&app.app).await;
    assert_eq!((before.len(), ids(&app).await), (1, before));
    let items = |conn: &mut _| Ok(cart_items::table.count().get_result::<i64>(conn)?);
    assert_eq!(app.app.read::<_, DbError>(items).await.unwrap(), 1);
    assert_eq!(app.client().get(&order).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn many_of_them_go_in_batches() {
    let app = TestApp::start().await;
    let now = app.app.clock.now();
    let open = move |conn: &mut _| {
        for _ in 0..250 {
            item::open(conn, now, None)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(open).await.unwrap();
    app.advance(Duration::from_secs(30 * DAY));
    for left in [50, 0] {
        delete_abandoned::run(&app.app).await.unwrap();
        assert_eq!(ids(&app).await.len(), left);
    }
    app.stop().await;
}
