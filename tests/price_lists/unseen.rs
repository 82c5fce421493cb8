//! What a company pays is nobody else's business.

use etalase::db::{DbConn, DbError};
use etalase::search::source;

use super::{line, list};
use crate::support::TestApp;
use crate::support::factories::buying::add_to_cart;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn no_public_page_answer_or_document_holds_a_companys_price() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let piece = shop.tissue_box.variant();
    let id = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak rahasia").await;
    assert_eq!(line(&darmaji, &id, &piece.id, ["1", "1", "31.337", "", ""]).await.status, 303);
    app.app.search.catch_up(&app.app).await.unwrap();

    let (slug, village) = (shop.tissue_box.slug, shop.darmaji.village_slug);
    let pages = [
        "/".into(),
        "/products".into(),
        "/products?q=tisu".into(),
        format!("/products/{slug}"),
        format!("/villages/{village}"),
        format!("/bumdes/{}", shop.darmaji.slug),
        "/cart".into(),
        "/search/suggest?q=tisu".into(),
        "/api/v1/products".into(),
        format!("/api/v1/products/{slug}"),
        "/api/v1/search?q=tisu".into(),
        "/api/v1/openapi.json".into(),
        "/sitemap.xml".into(),
        "/sitemaps/pages.xml".into(),
        "/sitemaps/products.xml".into(),
    ];
    let guest = app.client();
    // the hotel's buyer too: what is the same for everybody is the same for them, and the cart is a private person's
    for client in [&guest, &hotel.buyer] {
        add_to_cart(client, piece.id.as_str(), 1).await;
        for path in &pages {
            let answer = client.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            for secret in ["31337", "31.337", "31,337", "Kontrak rahasia"] {
                assert!(!answer.body.contains(secret), "{secret} on {path}");
            }
        }
        assert!(client.get("/cart").await.body.contains("Rp45.000"));
    }
    let read = |conn: &mut DbConn| Ok(source::changes_after(conn, 0, 100)?.documents);
    let documents = app.app.read::<_, DbError>(read).await.unwrap();
    let text = serde_json::to_string(&documents).unwrap();
    assert!(text.contains("45000") && !text.contains("31337"), "{text}");
    app.stop().await;
}
