//! Nobody ever gets somebody else's page.

use futures_util::future::join_all;

use super::{get_with, keeping};
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_message_reaches_its_reader_past_the_cache_and_nobody_else() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let (buyer, stranger) = (app.client(), app.client());
    stranger.get("/products").await;
    add_to_cart(&buyer, goods.basket.variant().id.as_str(), 1).await;
    let mine = buyer.get("/products").await;
    assert!(mine.body.contains("class=\"flash"), "the message is there though the page was kept");
    assert_eq!(mine.headers["cache-control"], "private, no-store");
    let (after, theirs) = (buyer.get("/products").await, stranger.get("/products").await);
    assert!(!after.body.contains("class=\"flash"));
    assert_eq!(after.body, theirs.body);
    assert!(after.headers.contains_key("etag") && theirs.headers.contains_key("etag"));
    app.stop().await;
}

#[actix_web::test]
async fn a_person_who_is_signed_in_leaves_nothing_in_a_page_they_were_the_first_to_ask_for() {
    let app = keeping().await;
    let goods = catalog::small(&app).await;
    let person = people::signed_in(&app, "rahasia@contoh.id", vec![]).await;
    add_to_cart(&person, goods.basket.variant().id.as_str(), 3).await;
    person.get("/cart").await;
    for path in ["/", "/products", "/villages/darmaji", &format!("/products/{}", goods.basket.slug)] {
        let (first, second) = (person.get(path).await, app.client().get(path).await);
        assert_eq!(first.body, second.body, "{path}");
        assert!(first.headers.contains_key("etag"), "{path} is kept");
        assert!(!second.headers.contains_key("set-cookie"), "{path}");
        for private in ["rahasia@contoh.id", "csrf_token", "3 barang"] {
            assert!(!second.body.contains(private), "{path}: {private}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn each_language_has_its_own_page_however_it_was_chosen() {
    let app = keeping().await;
    catalog::small(&app).await;
    let (indonesian, english, by_cookie) = (app.client(), app.client(), app.client());
    by_cookie.set_cookie("etalase_language", "en");
    for _ in 0..2 {
        let id = indonesian.get("/products").await;
        let (en, _) = get_with(&english, "/products", &[("accept-language", "en-GB,en;q=0.9")]).await;
        let cookie = by_cookie.get("/products").await;
        let address = indonesian.get("/products?lang=en").await;
        let against = by_cookie.get("/products?lang=id").await;
        assert!(id.body.contains("<html lang=\"id\">"));
        assert!(cookie.body.contains("<html lang=\"en\">"));
        assert_eq!(en.headers["etag"], cookie.headers["etag"]);
        assert!(address.body.contains("<html lang=\"en\">"));
        assert_ne!(en.headers["etag"], address.headers["etag"], "each address gives itself as the canonical one");
        assert_eq!(id.headers["etag"], against.headers["etag"]);
        assert_ne!(id.headers["etag"], en.headers["etag"]);
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_page_that_many_ask_for_at_once_is_rendered_once() {
    let app = keeping().await;
    catalog::small(&app).await;
    let clients: Vec<_> = (0..24).map(|_| app.client()).collect();
    let answers = join_all(clients.iter().map(|client| client.get("/villages"))).await;
    assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body));
    assert_eq!(app.app.page_cache.rendered(), 1);
    app.stop().await;
}
