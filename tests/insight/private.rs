//! No person is in what is kept.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{search_log, users};
use etalase::ids::UserId;

use super::{PAGE, days, look};
use crate::page_cache::keeping;
use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, place_order};
use crate::support::factories::{catalog, people};

/// Every word of `search_log`.
async fn noted(app: &TestApp) -> Vec<String> {
    app.app.search.write_log(&app.app).await.unwrap();
    let read = |conn: &mut _| Ok(search_log::table.order(search_log::words).select(search_log::words).load(conn)?);
    app.app.read::<_, DbError>(read).await.unwrap()
}

#[actix_web::test]
async fn no_address_number_person_or_place_of_a_request_is_kept() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let buyer = people::consumer(&app).await;
    let from = [("x-forwarded-for", "203.0.113.77"), ("user-agent", "Mozilla/5.0 (Android 13; RAHASIA)")];
    for text in ["budi%40contoh.id", "0812-3456-7890", "62+812+3456+7890", "https%3A%2F%2Fcontoh.id", "vvqzx+wwkzq"] {
        let path = format!("/products?q={text}");
        for _ in 0..3 {
            assert_eq!(look(&buyer, &path, &from).await, 200, "{path}");
        }
    }
    look(&buyer, &format!("/products/{}", goods.tissue_box.slug), &from).await;
    add_to_cart(&buyer, goods.tissue_box.variant().id.as_str(), 1).await;
    place_order(&buyer, &[]).await;

    let user_id: UserId =
        app.app.read::<_, DbError>(|conn| Ok(users::table.select(users::id).first(conn)?)).await.unwrap();
    let kept = format!("{:?} {:?}", noted(&app).await, days(&app).await);
    assert!(kept.contains("vvqzx wwkzq") && kept.contains("52.02.09.2008"), "{kept}");
    for secret in
        ["@", "contoh.id", "budi@", "0812", "812 3456", user_id.as_str(), "203.0.113", "127.0.0.1", "RAHASIA", "Ayu"]
    {
        assert!(!kept.contains(secret), "{secret}: {kept}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_few_searched_for_in_vain_is_not_shown_and_forgotten_after_a_week() {
    let app = keeping().await;
    catalog::small(&app).await;
    let (client, curator) = (app.client(), people::curator(&app).await);
    for (text, times) in [("zzwati+qqxvz", 2), ("kkzvq+xxwqj", 3), ("kotak", 3)] {
        for _ in 0..times {
            look(&client, &format!("/products?q={text}"), &[]).await;
        }
    }
    assert_eq!(noted(&app).await, ["kkzvq xxwqj", "kotak", "zzwati qqxvz"]);
    let page = curator.get(PAGE).await.body;
    assert!(page.contains("kkzvq xxwqj") && !page.contains("wati"), "{page}");
    assert!(!page.contains("q=kotak"), "that was found: {page}");
    app.advance(std::time::Duration::from_secs(8 * 24 * 3600));
    look(&client, "/products?q=kkzvq+xxwqj", &[]).await;
    assert_eq!(noted(&app).await, ["kkzvq xxwqj", "kkzvq xxwqj", "kotak"]);
    app.stop().await;
}
