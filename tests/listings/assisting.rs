//! A curator lists on behalf of a BUMDes: both names are kept.

use crate::support::TestApp;
use crate::support::factories::listing::{self, press};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_curator_writes_and_hands_in_for_a_bumdes_and_both_names_stand_in_the_history() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let base = format!("/portal/curator/bumdes/{}", catalog.darmaji.id);
    let product = listing::completed(&curator, &base).await;
    assert!(product.starts_with(&base), "{product}");
    let page = curator.get(&format!("{product}/edit/name")).await.body;
    assert!(page.contains("Anda bekerja atas nama BUMDes Darmaji"), "{page}");
    press(&curator, &product, "submission").await;

    let own = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = own.get(&format!("/portal/bumdes/products/{}", listing::id_of(&product))).await.body;
    assert!(page.contains("Demo kurator@contoh.id, atas nama BUMDes Darmaji"), "{page}");
    let trail = own.get("/portal/bumdes/trail?topic=products").await.body;
    let both = "<strong>Demo kurator@contoh.id</strong>, atas nama BUMDes Darmaji,";
    assert!(trail.contains(both) && trail.contains("mengajukan"), "{trail}");
    let queue = curator.get("/portal/curator").await.body;
    assert!(queue.contains("diajukan kurator"), "{queue}");
    app.stop().await;
}
