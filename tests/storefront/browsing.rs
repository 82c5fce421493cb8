//! Looking around: the gallery, a product, a village, a BUMDes.

use diesel::prelude::*;
use etalase::catalog::{ListingStatus, version};
use etalase::db::DbError;
use etalase::db::schema::products;
use etalase::ids::ProductId;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::collections::collection;

/// Changes a product the way a curator or importer would, and lets the search follow.
async fn change(app: &TestApp, id: &ProductId, name: Option<&'static str>, status: ListingStatus) {
    let (id, now) = (id.clone(), app.app.clock.now());
    let write = move |conn: &mut etalase::db::DbConn| -> QueryResult<()> {
        if let Some(name) = name {
            diesel::update(products::table.find(&id)).set(products::name_id.eq(name)).execute(conn)?;
        }
        diesel::update(products::table.find(&id)).set(products::status.eq(status)).execute(conn)?;
        version::touch(conn, now, &id)
    };
    app.app.write::<_, DbError>(move |conn| Ok(write(conn)?)).await.unwrap();
    app.app.search.catch_up(&app.app).await.unwrap();
}

#[actix_web::test]
async fn the_first_piece_of_the_first_collection_opens_the_gallery_with_its_villages_sentence() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    collection(&app, "nanti", false, &[&goods.basket.id]).await;

    let page = app.client().get("/").await;
    assert_eq!(page.status, 200);
    let lead = page.body.split("class=\"lead__name\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(lead.contains("Batik Cap Mega Mendung Trusmi"), "{lead}");
    assert!(lead.contains("Warga Trusmi Kulon membuat barang sehari-hari dengan tangan."), "{lead}");
    assert!(page.body.contains("Koleksi kain") && page.body.contains("Gelang Benang Kerandangan"));
    assert!(!page.body.contains("Koleksi nanti"));
    assert_eq!(app.client().get("/collections/kain").await.status, 200);
    assert_eq!(app.client().get("/collections/nanti").await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn an_empty_shop_still_has_its_pages() {
    let app = TestApp::start().await;
    for path in
        ["/", "/products", "/villages", "/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/products.xml", "/robots.txt"]
    {
        assert_eq!(app.client().get(path).await.status, 200, "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_product_page_offers_each_option_with_its_price_and_posts_to_the_cart() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let page = app.client().get(&format!("/products/{}", goods.basket.slug)).await;
    assert_eq!(page.status, 200);
    for (variant, price) in goods.basket.variants.iter().zip(["Rp165.000", "Rp210.000", "Rp265.000"]) {
        assert!(page.body.contains(&format!(r#"name="variant_id" value="{}""#, variant.id)), "{}", page.body);
        assert!(page.body.contains(price), "{price}");
    }
    assert!(page.body.contains(r#"action="/cart/items""#));
    assert!(
        page.body.contains("Desa Darmaji\u{a0}· Lombok Tengah") && page.body.contains("Kelompok Pengrajin Darmaji")
    );
    assert!(page.body.contains("Ongkir mulai Rp9.000"), "{}", page.body);
    // more from this village
    assert!(page.body.contains("Kotak Tisu Anyaman Pandan"));

    let tiers = app.client().get(&format!("/products/{}", goods.tissue_box.slug)).await.body;
    assert!(tiers.contains("10 ke atas") && tiers.contains("Rp40.000") && tiers.contains("Rp35.000"));
    app.stop().await;
}

#[actix_web::test]
async fn a_sold_out_product_says_how_long_it_takes_and_cannot_be_bought() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let page = app.client().get(&format!("/products/{}", goods.hand_drawn_batik.slug)).await.body;
    assert!(page.contains("Stok habis") && page.contains("sekitar 5 hari"), "{page}");
    assert!(!page.contains("Masukkan keranjang"));
    app.stop().await;
}

#[actix_web::test]
async fn the_smallest_order_is_where_the_quantity_begins() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let page = app.client().get(&format!("/products/{}", goods.key_ring.slug)).await.body;
    assert!(page.contains(r#"min="5""#) && page.contains("Pembelian paling sedikit 5."), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn text_that_looks_like_html_stays_text_on_every_page() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.tissue_box.id]).await;
    for item in [&goods.tissue_box, &goods.batik] {
        change(&app, &item.id, Some("</script><b>x</b>"), ListingStatus::Published).await;
    }
    let client = app.client();
    let product = format!("/products/{}", goods.tissue_box.slug);
    let neighbour = format!("/products/{}", goods.basket.slug);
    for path in [
        "/",
        "/products",
        "/products?q=%3Cb%3Ex%3C%2Fb%3E",
        &product,
        &neighbour,
        "/villages/darmaji",
        "/bumdes/bumdes-darmaji",
        "/collections/kain",
    ] {
        let page = client.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains("&lt;b&gt;x"), "{path} shows the name");
        assert!(!page.body.contains("<b>x"), "{path} lets it through");
    }
    let body = client.get(&product).await.body;
    let data = super::structured_data::of(&body).into_iter().find(|data| data["@type"] == "Product").unwrap();
    assert_eq!(data["name"], "</script><b>x</b>");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_not_published_is_nowhere() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let client = app.client();
    let product = format!("/products/{}", goods.batik.slug);
    assert!(client.get("/sitemaps/products.xml").await.body.contains(&product));
    change(&app, &goods.batik.id, None, ListingStatus::Unpublished).await;
    assert_eq!(client.get(&product).await.status, 404);
    assert_eq!(client.get(&format!("/api/v1{product}")).await.status, 404);
    for path in [
        "/",
        "/products",
        "/villages/trusmi-kulon",
        "/bumdes/bumdes-trusmi-kulon",
        "/collections/kain",
        "/sitemaps/products.xml",
        "/api/v1/products",
        "/api/v1/search",
    ] {
        let page = client.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains(goods.batik.slug), "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn villages_stand_under_their_province_and_unknown_ones_are_not_found() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let page = client.get("/villages").await.body;
    let lombok = page.split("id=\"province-52\"").nth(1).unwrap();
    assert!(lombok.contains("Darmaji") && lombok.contains("Senggigi") && !lombok.contains("Trusmi"), "{lombok}");
    assert!(client.get("/villages/darmaji").await.body.contains("Warga Darmaji membuat"));
    assert!(client.get("/bumdes/bumdes-darmaji").await.body.contains("darmaji@bumdes.example"));
    for path in ["/villages/atlantis", "/bumdes/atlantis", "/products/atlantis", "/collections/atlantis"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn villages_are_reached_by_province_and_regency() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    assert!(client.get("/").await.body.contains(r#"href="/villages?province=52""#));
    let province = client.get("/villages?province=52").await.body;
    assert!(province.contains("Desa-desa di Nusa Tenggara Barat") && province.contains("Darmaji"), "{province}");
    assert!(!province.contains("Trusmi"), "{province}");
    let regency = client.get("/villages?regency=52.02").await.body;
    assert!(regency.contains("Darmaji") && !regency.contains("Senggigi"), "{regency}");
    assert!(regency.contains(r#"<a href="/villages?province=52">"#), "{regency}");
    for empty in ["/villages?province=11", "/villages?regency=52.08"] {
        assert_eq!(client.get(empty).await.status, 404, "{empty}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_share_link_carries_a_picture_a_price_and_a_village() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let page = client.get(&format!("/products/{}", goods.tissue_box.slug)).await.body;
    assert!(page.contains(r#"property="og:title" content="Kotak Tisu Anyaman Pandan · Rp45.000""#), "{page}");
    assert!(page.contains("property=\"og:description\" content=\"Desa Darmaji\u{a0}· Lombok Tengah."), "{page}");
    let picture = page.split(r#"property="og:image" content="http://etalase.test"#).nth(1).unwrap();
    let answer = client.send(client.request(reqwest::Method::GET, picture.split('"').next().unwrap())).await;
    assert_eq!((answer.status.as_u16(), answer.headers["content-type"].to_str().unwrap()), (200, "image/png"));
    app.stop().await;
}
