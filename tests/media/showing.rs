//! Where photos are seen, and that the motif stays where there is none.

use etalase::media::Photo;
use serde_json::Value;

use crate::storefront::structured_data;
use crate::support::TestApp;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::collections::collection;
use crate::support::factories::{buying, catalog, people, pictures};

const BLUE: [u8; 3] = [30, 60, 190];

/// Two photos of the batik, the second without words in English.
async fn batik_with_two(app: &TestApp) -> (SmallCatalog, Photo, Photo) {
    let goods = catalog::small(app).await;
    let first = pictures::kept(app, &goods.batik, pictures::photo(1700, 2100, BLUE)).await;
    let second = pictures::kept(app, &goods.batik, pictures::photo(640, 800, [200, 60, 40])).await;
    let places = [(&first, "Kain biru \"halus\"", "Blue cloth"), (&second, "Tepi kain", "")];
    pictures::show(app, &goods.batik.id, &places).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    (goods, first, second)
}

#[actix_web::test]
async fn a_card_shows_the_first_photo_and_the_motif_stays_on_the_others() {
    let app = TestApp::start().await;
    let (goods, first, second) = batik_with_two(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let client = app.client();
    for path in ["/", "/products", "/products?q=batik", "/collections/kain", "/villages/trusmi-kulon"] {
        let page = client.get(path).await.body;
        let id = &first.id;
        for part in [
            format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", first.color),
            format!("/media/pictures/{id}/320.webp 320w, /media/pictures/{id}/640.webp 640w"),
            format!("src=\"/media/pictures/{id}/640.jpg\" srcset=\"/media/pictures/{id}/320.jpg 320w"),
        ] {
            assert!(page.contains(&part), "{path} lacks {part}: {page}");
        }
        assert!(!page.contains(second.id.as_str()), "{path} shows one photo of it");
        assert!(!page.contains(&format!("/motif/{}/{}.svg", "textile-batik-weaving", goods.batik.slug)), "{path}");
        assert!(!page.contains("style="), "{path}");
    }
    let motif = format!("/motif/accessories-jewelry/{}.svg?v=", goods.bracelet.slug);
    assert!(client.get("/collections/kain").await.body.contains("alt=\"\" width=\"400\" height=\"500\""));
    let page = client.get("/products").await.body;
    assert!(page.contains(&motif) || page.contains(&format!("/{}.svg?v=", goods.bracelet.slug)), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_product_shows_all_its_photos_with_what_they_show_in_words() {
    let app = TestApp::start().await;
    let (goods, first, second) = batik_with_two(&app).await;
    let client = app.client();
    let page = client.get(&format!("/products/{}", goods.batik.slug)).await.body;
    assert!(page.contains("alt=\"Kain biru &quot;halus&quot;\" width=\"800\" height=\"1000\" fetchpriority=\"high\""));
    assert!(page.contains("alt=\"Tepi kain\" width=\"800\" height=\"1000\" loading=\"lazy\""), "{page}");
    assert!(page.contains(&format!("<a id=\"picture-1\" href=\"/media/pictures/{}/1600.jpg\">", first.id)));
    assert!(page.contains(&format!("<a id=\"picture-2\" href=\"/media/pictures/{}/640.jpg\">", second.id)));
    assert!(page.contains(&format!("/media/pictures/{}/1080.webp 1080w", first.id)), "{page}");
    assert!(page.contains("<a href=\"#picture-2\">"), "thumbnails lead to each");
    assert!(!page.contains("pictures__note"));
    let english = client.get(&format!("/products/{}?lang=en", goods.batik.slug)).await.body;
    assert!(english.contains("alt=\"Blue cloth\"") && english.contains("alt=\"Tepi kain\""), "{english}");
    let without = client.get(&format!("/products/{}", goods.basket.slug)).await.body;
    assert!(
        without.contains("pictures__note")
            && !without.contains("class=\"pictures__strip\">\n        <a id=\"picture-1\" href=\"/media/")
    );
    app.stop().await;
}

#[actix_web::test]
async fn messengers_and_search_engines_are_given_the_photo() {
    let app = TestApp::start().await;
    let (goods, first, second) = batik_with_two(&app).await;
    let client = app.client();
    let page = client.get(&format!("/products/{}", goods.batik.slug)).await.body;
    let share = format!("/media/pictures/{}/share.jpg", first.id);
    for part in [
        format!("og:image\" content=\"http://etalase.test{share}\""),
        "og:image:type\" content=\"image/jpeg\"".into(),
        "og:image:width\" content=\"1200\"".into(),
        "og:image:height\" content=\"630\"".into(),
    ] {
        assert!(page.contains(&part), "no {part}");
    }
    let (answer, body) = client.send_for_bytes(client.request(reqwest::Method::GET, &share)).await;
    assert_eq!(answer.status, 200);
    let size = image::load_from_memory(&body).unwrap();
    assert_eq!((size.width(), size.height()), (1200, 630));
    let product = structured_data::of(&page).into_iter().find(|data| data["@type"] == "Product").unwrap();
    let address = |photo: &Photo| Value::from(format!("http://etalase.test{}", photo.largest()));
    assert_eq!(product["image"], Value::from(vec![address(&first), address(&second)]));

    let listed: Value = serde_json::from_str(&client.get("/api/v1/search?q=mega+mendung").await.body).unwrap();
    assert_eq!(listed["items"][0]["image"], address(&first));
    let told = client.get(&format!("/api/v1/products/{}", goods.batik.slug)).await.body;
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["image"], told["images"].as_array().map(Vec::len)), (&address(&first), Some(2)));
    let without: Value =
        serde_json::from_str(&client.get(&format!("/api/v1/products/{}", goods.basket.slug)).await.body).unwrap();
    assert!(
        without["image"].as_str().unwrap().contains("/motif/") && without["images"] == Value::from(Vec::<i32>::new())
    );
    app.stop().await;
}

#[actix_web::test]
async fn cart_and_curators_lists_show_it_small() {
    let app = TestApp::start().await;
    let (goods, first, _) = batik_with_two(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let buyer = app.client();
    buying::add_to_cart(&buyer, goods.batik.variant().id.as_str(), 1).await;
    buying::add_to_cart(&buyer, goods.basket.variant().id.as_str(), 1).await;
    let cart = buyer.get("/cart").await.body;
    assert!(cart.contains(&format!("/media/pictures/{}/320.webp 320w", first.id)), "{cart}");
    assert!(cart.contains(&format!("/{}.svg", goods.basket.slug)));
    let curator = people::curator(&app).await;
    let list = curator.get("/portal/curator/collections").await.body;
    let links = list.split("href=\"/portal/curator/collections/").skip(1).filter_map(|rest| rest.split('"').next());
    let collection = links.into_iter().find(|link| *link != "new").unwrap();
    for path in ["/portal/curator/products", &format!("/portal/curator/collections/{collection}")] {
        let page = curator.get(path).await.body;
        assert!(
            page.contains(&format!("<img class=\"thumb\" src=\"/media/pictures/{}/320.webp\"", first.id)),
            "{page}"
        );
        assert!(page.contains("<img class=\"thumb\" src=\"/motif/"), "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_kept_page_shows_a_new_photo_at_once() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "8388608")]).await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let path = format!("/products/{}", goods.batik.slug);
    assert!(client.get(&path).await.body.contains("pictures__note"));
    let photo = pictures::kept(&app, &goods.batik, pictures::photo(640, 800, BLUE)).await;
    pictures::show(&app, &goods.batik.id, &[(&photo, "Kain", "")]).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(client.get(&path).await.body.contains(photo.id.as_str()));
    app.stop().await;
}

#[actix_web::test]
async fn another_products_picture_and_the_same_twice_are_not_shown() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let own = pictures::kept(&app, &goods.batik, pictures::photo(640, 800, BLUE)).await;
    let others = pictures::kept(&app, &goods.tissue_box, pictures::photo(640, 800, [9, 99, 9])).await;
    pictures::show(&app, &goods.batik.id, &[(&others, "Bukan milik", ""), (&own, "Kain", ""), (&own, "Lagi", "")])
        .await;
    let page = app.client().get(&format!("/products/{}", goods.batik.slug)).await.body;
    assert!(!page.contains(others.id.as_str()) && !page.contains("picture-2"), "{page}");
    assert!(page.contains("alt=\"Kain\""));
    app.stop().await;
}
