//! A curator finds what waits, and says what is wrong with it.

use std::time::Duration;

use crate::support::TestApp;
use crate::support::factories::listing::{self, OWN, press, waiting_round};
use crate::support::factories::{catalog, people};

const NAME: &str = "Keranjang Pandan Lipat";

#[actix_web::test]
async fn the_queue_is_filtered_and_tells_how_long_answers_take() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    assert!(curator.get("/portal/curator").await.body.contains("Tidak ada yang menunggu"));
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    app.advance(Duration::from_secs(3 * 3600));
    for (filter, is_found) in [
        ("", true),
        ("q=pandan&village=darmaji&bumdes=darmaji&category=wood-bamboo-rattan", true),
        ("category=pottery", false),
        ("village=senggigi", false),
        ("bumdes=senggigi", false),
        ("q=batik", false),
        ("days=1", false),
        ("status=published", false),
    ] {
        let page = curator.get(&format!("/portal/curator?{filter}")).await.body;
        assert_eq!(page.contains(NAME), is_found, "{filter}: {page}");
    }
    let page = curator.get("/portal/curator").await.body;
    assert!(page.contains("3 jam lalu"), "{page}");
    let round = waiting_round(&curator, NAME).await;
    listing::approved(&curator, &round).await;
    let page = curator.get("/portal/curator?status=published").await.body;
    assert!(page.contains(NAME) && page.contains("3 jam"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn nothing_is_published_before_the_checklist_is_ticked() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    let review = format!("/portal/curator/reviews/{}", waiting_round(&curator, NAME).await);
    let fields = [("check-name", "1"), ("note", "Bagus")];
    let answer = curator.submit(&review, &format!("{review}/publication"), &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("di daftar periksa belum dicentang"), "{}", answer.body);
    assert!(answer.body.contains(r#"name="check-name" value="1" checked"#) && answer.body.contains(">Bagus<"));
    assert_eq!(app.client().get("/products/keranjang-pandan-lipat").await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn a_curator_says_why_before_anything_is_sent_back() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    let review = format!("/portal/curator/reviews/{}", waiting_round(&curator, NAME).await);
    for act in ["changes", "rejection"] {
        let answer = curator.submit(&review, &format!("{review}/{act}"), &[]).await;
        assert_eq!(answer.status, 422, "{act}");
        assert!(answer.body.contains("Tulis dulu apa yang perlu diperbaiki"), "{act}: {}", answer.body);
    }
    // a point that was a slip is taken out again
    curator.submit(&review, &format!("{review}/comments"), &[("field", "name_id"), ("text", "Salah")]).await;
    let page = curator.get(&review).await.body;
    let removal = listing::between(&page, &format!(r#"action="{review}/comments/"#), "\"").to_owned();
    curator.submit(&review, &format!("{review}/comments/{removal}"), &[]).await;
    assert!(!curator.get(&review).await.body.contains("Salah"));

    curator.submit(&review, &format!("{review}/rejection"), &[("note", "Bukan buatan desa.")]).await;
    let page = client.get(&product).await.body;
    assert!(page.contains("Kurator menolak produk ini") && page.contains("Bukan buatan desa."), "{page}");
    assert!(page.contains("Ajukan ke kurator"), "it may be changed and handed in again: {page}");
    app.stop().await;
}

#[actix_web::test]
async fn the_button_of_the_product_list_publishes_what_was_handed_in() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    let act = format!("/portal/curator/products/{}/publication", listing::id_of(&product));
    curator.submit("/portal/curator/products", &act, &[]).await;
    let shown = app.client().get("/products/keranjang-pandan-lipat").await;
    assert!(shown.status == 200 && shown.body.contains("Stok tersedia"), "{}", shown.body);
    assert!(curator.get("/portal/curator").await.body.contains("Tidak ada yang menunggu"));
    app.stop().await;
}
