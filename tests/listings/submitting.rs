//! A listing goes to the curator, comes back with points, is answered and published.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::notices;

use crate::support::TestApp;
use crate::support::factories::listing::{self, OWN, approved, press, waiting_round};
use crate::support::factories::{catalog, people};

/// What people were told so far, and where it leads.
async fn told(app: &TestApp) -> Vec<(String, String)> {
    app.app
        .read::<_, DbError>(|conn| {
            Ok(notices::table.order(notices::id).select((notices::kind, notices::link)).load(conn)?)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn points_are_answered_one_by_one_and_the_product_is_published() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    assert_eq!(told(&app).await.last().unwrap().0, "listing_submitted");
    assert!(client.get("/portal/bumdes/products").await.body.contains("Sedang ditinjau kurator"));

    let round = waiting_round(&curator, "Keranjang Pandan Lipat").await;
    let review = format!("/portal/curator/reviews/{round}");
    let point = [("field", "materials"), ("text", "Sebutkan <b>asal</b> pandannya.")];
    curator.submit(&review, &format!("{review}/comments"), &point).await;
    curator.submit(&review, &format!("{review}/changes"), &[("note", "Sedikit lagi.")]).await;
    assert_eq!(told(&app).await.last().unwrap(), &("listing_changes_requested".to_owned(), product.clone()));

    let page = client.get(&product).await.body;
    assert!(page.contains("Kurator meminta perbaikan") && page.contains("Jawab 1 catatan kurator"), "{page}");
    let refused = press(&client, &product, "submission").await;
    assert_eq!(refused.status, 303);
    assert!(client.get(&product).await.body.contains("masih ada 1 catatan kurator yang belum dijawab"));
    let step = client.get(&format!("{product}/edit/description")).await.body;
    assert!(step.contains("Sebutkan &lt;b&gt;asal&lt;"), "beside its field: {step}");
    let id = listing::between(&step, r#"name="done-"#, "\"").to_owned();
    let (done, answer) = (format!("done-{id}"), format!("answer-{id}"));
    let fields =
        [("materials", "daun pandan Kopang, katun"), (done.as_str(), "1"), (answer.as_str(), "Dari kebun sendiri.")];
    listing::saved(&client, &product, "description", &fields).await;
    press(&client, &product, "submission").await;

    let second = waiting_round(&curator, "Keranjang Pandan Lipat").await;
    assert_ne!(second, round);
    let page = curator.get(&format!("/portal/curator/reviews/{second}")).await.body;
    assert!(page.contains("Putaran 1") && page.contains("Dari kebun sendiri."), "rounds are kept: {page}");
    approved(&curator, &second).await;
    let shown = "/products/keranjang-pandan-lipat".to_owned();
    assert_eq!(told(&app).await.last().unwrap(), &("listing_published".to_owned(), shown));

    let shown = app.client().get("/products/keranjang-pandan-lipat").await;
    assert_eq!(shown.status, 200);
    for text in ["Rp75.000", "daun pandan Kopang", "tinggi 30 cm", "Stok tersedia"] {
        assert!(shown.body.contains(text), "{text}: {}", shown.body);
    }
    let stock = client.get(&format!("{product}/edit/stock")).await.body;
    assert!(stock.contains("12 ada sekarang"), "{stock}");
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(app.client().get("/products?q=pandan+lipat").await.body.contains("/products/keranjang-pandan-lipat"));
    app.stop().await;
}

#[actix_web::test]
async fn what_was_handed_in_is_what_is_published_whatever_is_typed_meanwhile() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    let round = waiting_round(&curator, "Keranjang Pandan Lipat").await;
    listing::saved(&client, &product, "description", &[("materials", "plastik")]).await;
    assert!(client.get("/portal/bumdes/products").await.body.contains("Ajukan versi terbaru"));
    approved(&curator, &round).await;
    let shown = app.client().get("/products/keranjang-pandan-lipat").await.body;
    assert!(shown.contains("daun pandan, katun") && !shown.contains("plastik"), "{shown}");
    let list = client.get("/portal/bumdes/products").await.body;
    assert!(list.contains("Ajukan perubahan"), "what was typed meanwhile is not lost: {list}");
    app.stop().await;
}

#[actix_web::test]
async fn a_listing_that_is_taken_back_waits_no_more() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = listing::completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    let round = waiting_round(&curator, "Keranjang Pandan Lipat").await;
    press(&client, &product, "withdrawal").await;
    assert!(curator.get("/portal/curator").await.body.contains("Tidak ada yang menunggu"));
    let review = format!("/portal/curator/reviews/{round}");
    curator.submit("/portal/curator/products", &format!("{review}/changes"), &[("note", "Terlambat")]).await;
    assert!(curator.get("/portal/curator").await.body.contains("sudah diputuskan atau ditarik kembali"));
    let page = client.get(&product).await.body;
    assert!(page.contains("Ajukan ke kurator") && !page.contains("Terlambat"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn an_incomplete_listing_is_not_handed_in() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&client, OWN).await;
    press(&client, &product, "submission").await;
    let page = client.get(&product).await.body;
    assert!(page.contains("Belum diajukan: masih ada"), "{page}");
    let curator = people::curator(&app).await;
    assert!(!curator.get("/portal/curator").await.body.contains("Keranjang Pandan Lipat"));
    app.stop().await;
}
