//! Another BUMDes's products are not there, whichever address asks.

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};

/// Every address of a product, and whether it is posted to.
const PARTS: &[(&str, bool)] = &[
    ("", false),
    ("/edit/name", false),
    ("/edit/stock", false),
    ("/preview", false),
    ("/edit/name", true),
    ("/edit/description", true),
    ("/edit/options", true),
    ("/edit/stock", true),
    ("/submission", true),
    ("/withdrawal", true),
    ("/copy", true),
    ("/publication", true),
    ("/unpublication", true),
    ("/archive", true),
    ("/restoration", true),
];

async fn assert_nothing_there(client: &Client, product: &str) {
    let token = client.get("/account").await.form_token();
    for (part, is_post) in PARTS {
        let path = format!("{product}{part}");
        let answer = match is_post {
            true => client.post(&path, &[("csrf_token", &token), ("name_id", "Milik orang")]).await,
            false => client.get(&path).await,
        };
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
    }
}

#[actix_web::test]
async fn a_bumdes_finds_no_products_but_its_own() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    for id in [&catalog.bracelet.id.0, &"no-such".to_owned()] {
        assert_nothing_there(&client, &format!("/portal/bumdes/products/{id}")).await;
    }
    let list = client.get("/portal/bumdes/products").await.body;
    assert!(!list.contains(catalog.bracelet.name_id), "{list}");
    let page = app.client().get(&format!("/products/{}", catalog.bracelet.slug)).await;
    assert!(page.status == 200 && !page.body.contains("Milik orang"), "nothing was changed");
    app.stop().await;
}

#[actix_web::test]
async fn a_curator_finds_a_product_under_its_own_bumdes_alone() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let base = format!("/portal/curator/bumdes/{}/products", catalog.darmaji.id);
    assert_nothing_there(&curator, &format!("{base}/{}", catalog.bracelet.id)).await;
    assert_nothing_there(&curator, &format!("/portal/curator/bumdes/no-such/products/{}", catalog.basket.id)).await;
    assert_eq!(curator.get(&format!("{base}/{}", catalog.basket.id)).await.status, 200);
    assert_eq!(curator.get("/portal/curator/bumdes/no-such/products").await.status, 404);
    app.stop().await;
}
