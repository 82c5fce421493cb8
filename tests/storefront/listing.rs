//! `/products` with its filters.

use crate::support::TestApp;
use crate::support::factories::catalog;

#[actix_web::test]
async fn filters_narrow_the_list_and_each_can_be_let_go() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    assert!(client.get("/products").await.body.contains("8 produk"));

    let page = client.get("/products?category=textile-batik-weaving&province=52").await.body;
    assert!(page.contains("3 produk tenun, batik &amp; tekstil di Nusa Tenggara Barat"), "{page}");
    assert!(page.contains("Gelang Benang Kerandangan") && !page.contains("Batik Cap Mega Mendung"));
    assert!(page.contains(r#"class="chip chip--on" href="/products?province=52""#), "{page}");
    assert!(page.contains(r#"class="chip chip--on" href="/products?category=textile-batik-weaving""#), "{page}");

    let page = client.get("/products?price_max=20000&in_stock=1").await.body;
    assert!(page.contains("2 produk") && page.contains("sampai Rp20.000"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_regency_is_offered_once_its_province_is_chosen() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    assert!(!client.get("/products").await.body.contains("regency=52.01"));
    let page = client.get("/products?province=52").await.body;
    assert!(page.contains(r#"href="/products?regency=52.01""#), "{page}");
    let page = client.get("/products?regency=52.01").await.body;
    assert!(page.contains(r#"href="/products?village=52.01.14.2006""#), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn unknown_values_and_broken_numbers_do_not_count() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    for odd in [
        "price_min=abc",
        "price_max=-1",
        "page=x",
        "page=-3",
        "sort=sideways",
        "province=%27%3B--",
        "colour=red",
        "in_stock=maybe",
        "q=",
    ] {
        let page = client.get(&format!("/products?{odd}")).await;
        assert_eq!(page.status, 200, "{odd}");
        assert!(page.body.contains("8 produk"), "{odd}");
    }
    for unknown in
        ["category=cars", "province=99", "village=99.99.99.9999", "bumdes=nobody", "q=%F0%9F%90%9F%25_%27%22"]
    {
        let page = client.get(&format!("/products?{unknown}")).await;
        assert_eq!(page.status, 200, "{unknown}");
    }
    let empty = client.get("/products?bumdes=nobody").await.body;
    assert!(empty.contains("Belum ada yang cocok") && empty.contains("Tanpa nobody"), "{empty}");
    assert_eq!(client.get("/products?page=9").await.location.as_deref(), Some("/products"));
    app.stop().await;
}

#[actix_web::test]
async fn a_price_order_is_kept_by_the_other_filters() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let page = app.client().get("/products?sort=price_asc").await.body;
    let place = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name} is missing"));
    assert!(place("Gantungan Kunci") < place("Gelang Benang"));
    assert!(place("Gelang Benang") < place("Batik Tulis Paksi"));
    assert!(page.contains("/products?category=wood-bamboo-rattan&amp;sort=price_asc"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_price_range_is_one_filter_with_one_chip() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let page = client.get("/products").await.body;
    assert!(page.contains(r#"href="/products?price_max=24999""#) && page.contains("di bawah Rp25.000"), "{page}");
    let page = client.get("/products?price_min=25000&price_max=49999").await.body;
    let chip = r#"class="chip chip--on" href="/products" rel="nofollow"><span class="visually-hidden">Hapus saringan</span> Rp25.000 – Rp50.000"#;
    assert!(page.contains(chip), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn makers_and_permits_are_filters_with_names() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    let client = app.client();
    let product = client.get(&format!("/products/{}", goods.basket.slug)).await.body;
    let address = product.split(r#"<a href="/products?maker="#).nth(1).unwrap().split('"').next().unwrap();
    let page = client.get(&format!("/products?maker={address}")).await.body;
    assert!(page.contains("Keranjang Ketak") && page.contains("Kelompok Pengrajin Darmaji"), "{page}");
    assert!(!page.contains("Batik Cap Mega Mendung"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn where_nothing_is_found_the_same_search_without_one_filter_is_offered() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    let page = client.get("/products?q=gelang&price_max=1").await.body;
    let offer = r#"href="/products?q=gelang" rel="nofollow">Tanpa sampai Rp1 <span class="chip__count">1</span>"#;
    assert!(page.contains(offer), "{page}");
    // without the text nothing costs so little either
    assert!(!page.contains("Tanpa “gelang”"), "{page}");
    let page = client.get("/products?q=gelang&province=32").await.body;
    assert!(page.contains("Yang serupa") && page.contains(r#"href="/products?q=gelang&amp;province=52""#), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn the_heading_says_what_is_looked_at() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    for (query, heading) in [
        ("", "Produk desa"),
        ("?q=gelang", "Hasil untuk “gelang”"),
        ("?province=52", "Produk dari Nusa Tenggara Barat"),
        ("?category=textile-batik-weaving&regency=52.01", "Tenun, batik &amp; tekstil dari Lombok Barat"),
    ] {
        let page = client.get(&format!("/products{query}")).await.body;
        assert!(page.contains(&format!(r#"<h1 data-part="title">{heading}</h1>"#)), "{query}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_text_with_a_typo_is_spelled_better() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let page = app.client().get("/products?q=gelamg&in_stock=1").await.body;
    assert!(page.contains(r#"Mungkin maksud Anda <a href="/products?q=gelang&amp;in_stock=1">gelang</a>?"#), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_was_looked_for_is_marked_in_the_names() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let client = app.client();
    assert!(client.get("/products?q=gelang").await.body.contains("<mark>Gelang</mark> Benang Kerandangan"));
    assert!(!client.get("/products").await.body.contains("<mark>"));
    app.stop().await;
}
