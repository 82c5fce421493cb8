//! A published product changes: prices at once, words through the curator.

use crate::support::TestApp;
use crate::support::factories::listing::{self, approved, press, waiting_round};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_new_price_holds_at_once_and_nobody_reviews_it() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = format!("/portal/bumdes/products/{}", catalog.cutlery_holder.id);
    let key = &catalog.cutlery_holder.variant().id;
    let (price, shown) = (format!("price-{key}"), format!("/products/{}", catalog.cutlery_holder.slug));
    listing::saved(&client, &product, "options", &[(price.as_str(), "31.500")]).await;
    let page = app.client().get(&shown).await.body;
    assert!(page.contains("Rp31.500"), "{page}");
    press(&client, &product, "submission").await;
    assert!(client.get(&product).await.body.contains("Tidak ada yang perlu ditinjau"));

    // half a price is kept, and buyers see the last whole one
    listing::saved(&client, &product, "options", &[(price.as_str(), "tiga")]).await;
    assert!(app.client().get(&shown).await.body.contains("Rp31.500"));
    assert!(client.get(&format!("{product}/edit/options")).await.body.contains(r#"value="tiga""#));
    app.stop().await;
}

#[actix_web::test]
async fn new_words_wait_beside_what_is_published() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let item = &catalog.tissue_box;
    let product = format!("/portal/bumdes/products/{}", item.id);
    let shown = format!("/products/{}", item.slug);
    listing::saved(&client, &product, "name", &[("name_id", "Kotak Tisu Pandan Halus")]).await;
    // an imported product has no answers yet to what its category asks for
    assert!(client.get("/portal/bumdes/products").await.body.contains("Lengkapi 1 hal"));
    let words = "Kotak tisu dari pandan halus, kokoh di meja tamu dan di kamar hotel.";
    listing::describe(&client, &product, words).await;
    assert!(client.get("/portal/bumdes/products").await.body.contains("Ajukan perubahan"));
    press(&client, &product, "submission").await;
    assert!(app.client().get(&shown).await.body.contains(item.name_id), "the published version stays");

    let round = waiting_round(&curator, item.name_id).await;
    let review = curator.get(&format!("/portal/curator/reviews/{round}")).await.body;
    assert!(review.contains(&format!("<del>{}</del>", item.name_id)), "{review}");
    assert!(review.contains("<ins>Kotak Tisu Pandan Halus</ins>"), "{review}");
    // a price that changes meanwhile stays changed
    let price = format!("price-{}", item.variant().id);
    listing::saved(&client, &product, "options", &[(price.as_str(), "47.000")]).await;
    approved(&curator, &round).await;
    let page = app.client().get(&shown).await.body;
    for text in ["Kotak Tisu Pandan Halus", "kokoh di meja tamu", "Rp47.000", "Lap dengan kain kering."] {
        assert!(page.contains(text), "{text}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_brings_back_what_it_took_down_but_not_what_the_curator_did() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = format!("/portal/bumdes/products/{}", catalog.basket.id);
    let shown = format!("/products/{}", catalog.basket.slug);
    press(&client, &product, "unpublication").await;
    assert_eq!(app.client().get(&shown).await.status, 404);
    press(&client, &product, "publication").await;
    assert_eq!(app.client().get(&shown).await.status, 200);

    let act = format!("/portal/curator/products/{}/unpublication", catalog.basket.id);
    curator.submit("/portal/curator/products", &act, &[("note", "Foto kabur")]).await;
    press(&client, &product, "publication").await;
    assert!(client.get(&product).await.body.contains("Tidak ada yang diubah"));
    assert_eq!(app.client().get(&shown).await.status, 404);
    app.stop().await;
}
