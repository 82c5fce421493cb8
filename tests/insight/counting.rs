//! What counts as a look, and as something put into a cart.

use std::time::Duration;

use reqwest::Method;

use super::{PHONE, days, look};
use crate::page_cache::keeping;
use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::catalog;

const DARMAJI: &str = "52.02.09.2008";
const SENGGIGI: &str = "52.01.14.2006";
const DAY: Duration = Duration::from_secs(24 * 3600);

fn of(day: &str, village: &str, views: i64, cart_adds: i64) -> (String, String, i64, i64) {
    (day.to_owned(), village.to_owned(), views, cart_adds)
}

#[actix_web::test]
async fn a_kept_page_counts_as_often_as_a_rendered_one() {
    for app in [keeping().await, TestApp::start().await] {
        let goods = catalog::small(&app).await;
        let client = app.client();
        let (tissue, basket) = (goods.tissue_box.slug, goods.basket.slug);
        for path in [tissue, tissue, basket, goods.bracelet.slug].map(|slug| format!("/products/{slug}")) {
            assert_eq!(look(&client, &path, &[("user-agent", PHONE)]).await, 200, "{path}");
        }
        assert_eq!(look(&client, &format!("/products/{tissue}?lang=en&utm_source=wa"), &[]).await, 200);
        assert_eq!(days(&app).await, [of("2026-11-22", SENGGIGI, 1, 0), of("2026-11-22", DARMAJI, 4, 0)]);
        // what is written is not written again, and later looks are added
        look(&client, &format!("/products/{tissue}"), &[]).await;
        assert_eq!(days(&app).await[1], of("2026-11-22", DARMAJI, 5, 0));
        app.stop().await;
    }
}

#[actix_web::test]
async fn programs_lists_and_pages_that_were_held_already_are_no_looks() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let path = format!("/products/{}", goods.tissue_box.slug);
    let bot = [("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")];
    assert_eq!(look(&client, &path, &bot).await, 200);
    assert_eq!(look(&client, &path, &[("user-agent", PHONE), ("sec-purpose", "prefetch;prerender")]).await, 200);
    assert_eq!(look(&client, &path, &[("if-none-match", "*")]).await, 304);
    assert_eq!(look(&client, "/products/ada-saja", &[]).await, 404);
    assert_eq!(look(&client, "/products?q=kotak", &[]).await, 200);
    assert_eq!(client.send(client.request(Method::HEAD, &path)).await.status, 200);
    assert!(days(&app).await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn what_is_put_into_a_cart_counts_on_its_day_and_a_year_later_the_day_is_gone() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, goods.tissue_box.variant().id.as_str(), 3).await;
    add_to_cart(&client, goods.bracelet.variant().id.as_str(), 1).await;
    add_to_cart(&client, goods.hand_drawn_batik.variant().id.as_str(), 1).await;
    assert_eq!(days(&app).await, [of("2026-11-22", SENGGIGI, 0, 1), of("2026-11-22", DARMAJI, 0, 1)]);
    app.advance(401 * DAY);
    add_to_cart(&client, goods.basket.variant().id.as_str(), 1).await;
    assert_eq!(days(&app).await, [of("2027-12-28", DARMAJI, 0, 1)]);
    app.stop().await;
}
