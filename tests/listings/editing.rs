//! The editor keeps whatever is typed, and tells what is missing.

use crate::support::TestApp;
use crate::support::factories::listing::{self, OWN, saved, variant_keys};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_product_begins_with_its_name_and_is_seen_by_no_buyer() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;

    let list = client.get("/portal/bumdes/products").await.body;
    assert!(list.contains("Keranjang Pandan Lipat") && list.contains("DARMAJI-KERANJANG-01"), "{list}");
    assert!(list.contains("Lengkapi") && list.contains("Harga belum diisi"), "{list}");
    let page = client.get(&product).await.body;
    assert!(page.contains("Tulis keterangan produknya.") && page.contains("Isi harganya."), "{page}");
    assert!(!page.contains("/submission\""), "nothing is handed in half: {page}");
    let step = client.get(&format!("{product}/edit/name")).await.body;
    assert!(step.contains("Kelompok Melati"), "the new maker is known now: {step}");
    let shown = app.client().get("/products/keranjang-pandan-lipat").await;
    assert_eq!(shown.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn a_first_step_without_a_maker_comes_back_with_what_was_typed() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let fields = [("name_id", "Tampah <b>Bambu</b>"), ("category", "pottery"), ("maker", "maker-senggigi")];
    let answer = client.submit("/portal/bumdes/products/new", "/portal/bumdes/products", &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Tampah &lt;b&gt;Bambu&lt;"), "{}", answer.body);
    assert!(answer.body.contains("Pilih pengrajin dari daftar"), "another village's maker is none: {}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_no_number_is_kept_as_it_was_typed_with_its_error() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    let key = variant_keys(&client, &product).await.remove(0);
    let (price, weight, size) = (format!("price-{key}"), format!("weight-{key}"), format!("size-{key}"));
    let fields = [
        (price.as_str(), "empat puluh ribu"),
        (weight.as_str(), "1,5 kg"),
        (size.as_str(), "30 x 20"),
        ("tier-quantity-1", "10"),
        ("tier-price-1", ""),
    ];
    saved(&client, &product, "options", &fields).await;
    let page = client.get(&format!("{product}/edit/options")).await.body;
    for text in ["empat puluh ribu", "tidak bisa dibaca sebagai angka", r#"value="1.500""#, r#"value="30 x 20""#] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(page.contains("Tulis tiga angka") && page.contains("Isi harga masing-masingnya."), "{page}");

    let fields = [(price.as_str(), "Rp45.000"), (size.as_str(), "30 x 20 x 15"), ("tier-price-1", "50.000")];
    let fields: Vec<_> = fields.into_iter().chain([("tier-quantity-1", "10")]).collect();
    saved(&client, &product, "options", &fields).await;
    let page = client.get(&format!("{product}/edit/options")).await.body;
    assert!(page.contains("Harga grosir harus di bawah Rp45.000."), "{page}");
    assert!(page.contains(r#"value="30 × 20 × 15""#) && !page.contains("empat puluh"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn options_are_added_and_taken_away_without_javascript() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    let first = variant_keys(&client, &product).await.remove(0);
    let (value, price) = (format!("value-{first}"), format!("price-{first}"));
    let fields = [("option_name", "size"), (value.as_str(), "besar"), (price.as_str(), "90.000"), ("add", "variant")];
    let answer = listing::save(&client, &product, "options", &fields).await;
    assert!(answer.location.as_deref().is_some_and(|place| place.ends_with("/edit/options?more#variants")));
    let keys = variant_keys(&client, &product).await;
    assert_eq!(keys.len(), 2);
    let page = client.get(&format!("{product}/edit/options")).await.body;
    assert!(page.contains("Beri nama pilihan ini."), "{page}");
    assert_eq!(page.matches(r#"value="90.000""#).count(), 2, "the new one costs the same to begin with");

    let twin = format!("value-{}", keys[1]);
    saved(&client, &product, "options", &[(twin.as_str(), "Besar")]).await;
    let page = client.get(&format!("{product}/edit/options")).await.body;
    assert!(page.contains("tertulis dua kali"), "{page}");
    saved(&client, &product, "options", &[("remove", keys[0].as_str())]).await;
    assert_eq!(variant_keys(&client, &product).await, [keys[1].clone()]);
    app.stop().await;
}

#[actix_web::test]
async fn saving_while_typing_answers_with_the_new_revision_and_names_no_maker_yet() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    let address = format!("{product}/edit/name");
    let token = client.get(&address).await.form_token();
    let form = [
        ("csrf_token", token.as_str()),
        ("revision", "0"),
        ("typing", "1"),
        ("maker", "new"),
        ("maker_name", "Kelom"),
        ("name_id", "Keranjang Lipat"),
    ];
    let request = client.request(reqwest::Method::POST, &address).header("accept", "application/json").form(&form);
    let answer = client.send(request).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.contains(r#""revision":1"#), "{}", answer.body);
    let page = client.get(&address).await.body;
    assert!(page.contains(r#"value="Kelom""#) && page.contains("Keranjang Lipat"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn the_preview_is_the_buyers_page_of_the_working_copy() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::completed(&client, OWN).await;
    let page = client.get(&format!("{product}/preview")).await;
    assert_eq!(page.status, 200);
    for text in ["Keranjang Pandan Lipat", "Rp75.000", "daun pandan, katun", "tinggi 30 cm", "Kelompok Melati"] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert!(page.body.contains("Sentra Kopang") && page.body.contains("Lap dengan kain kering."), "{}", page.body);
    assert!(page.body.contains("Stok tersedia") && page.body.contains(r#"content="noindex""#), "{}", page.body);
    app.stop().await;
}

#[actix_web::test]
async fn the_list_is_filtered_and_begins_with_one_button() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    listing::begun(&client, OWN).await;
    let drafts = client.get("/portal/bumdes/products?status=draft").await.body;
    assert!(drafts.contains("Keranjang Pandan Lipat") && !drafts.contains(catalog.basket.name_id), "{drafts}");
    let found = client.get("/portal/bumdes/products?q=TISU").await.body;
    assert!(found.contains(catalog.tissue_box.name_id) && !found.contains("Pandan Lipat"), "{found}");
    let nothing = client.get("/portal/bumdes/products?q=sepatu").await.body;
    assert!(nothing.contains("Tidak ada produk yang cocok"), "{nothing}");
    app.stop().await;
}

#[actix_web::test]
async fn a_copy_begins_where_the_other_is_and_goes_its_own_way() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let original = format!("/portal/bumdes/products/{}", catalog.basket.id);
    let answer = listing::press(&client, &original, "copy").await;
    let copy = answer.location.unwrap().strip_suffix("/edit/name").unwrap().to_owned();
    let page = client.get(&format!("{copy}/edit/options")).await.body;
    assert!(page.contains("25cm") && page.contains("210.000"), "{page}");
    let keys = variant_keys(&client, &copy).await;
    assert!(catalog.basket.variants.iter().all(|v| !keys.contains(&v.id.0)), "{keys:?}");
    assert!(client.get(&format!("{copy}/edit/stock")).await.body.contains("opening-"), "a copy has no stock");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_put_away_comes_back_as_it_was() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = format!("/portal/bumdes/products/{}", catalog.basket.id);
    listing::press(&client, &product, "archive").await;
    let shown = format!("/products/{}", catalog.basket.slug);
    assert_eq!(app.client().get(&shown).await.status, 404);
    assert!(!client.get("/portal/bumdes/products").await.body.contains(catalog.basket.name_id));
    let answer = listing::save(&client, &product, "stock", &[("lead_time_days", "9")]).await;
    assert_eq!(answer.location.as_deref(), Some(product.as_str()), "an archived listing is not changed");
    listing::press(&client, &product, "restoration").await;
    assert_eq!(app.client().get(&shown).await.status, 404);
    listing::press(&client, &product, "publication").await;
    assert_eq!(app.client().get(&shown).await.status, 200);
    app.stop().await;
}
