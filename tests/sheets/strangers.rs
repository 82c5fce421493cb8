//! What belongs to another BUMDes is not known here.

use super::{PAGE, checked, confirm, csv_lines, on_hand};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};
use etalase::accounts::BumdesRole;

#[actix_web::test]
async fn anothers_sku_is_unknown_and_anothers_upload_is_not_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let stranger = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let necklace = shop.necklace.variant();
    let (_, page) = checked(&client, "stock", &format!("sku,counted\n{},50\n", necklace.sku)).await;
    assert!(page.contains("bukan SKU dari stok Anda"), "{page}");
    let file = format!("sku,name_id,price_idr\n{},,50\n", shop.necklace.sku);
    let (_, page) = checked(&client, "products", &file).await;
    assert!(page.contains("bukan SKU produk Anda"), "{page}");

    let file = format!("sku,counted\n{},100\n", shop.tissue_box.variant().sku);
    let (address, _) = checked(&client, "stock", &file).await;
    assert_eq!(stranger.get(&address).await.status, 404);
    let answer = stranger.submit(PAGE, &format!("{address}/confirmation"), &[]).await;
    assert_eq!(answer.status, 404);
    assert_eq!(on_hand(&app, &shop.tissue_box.variant().id).await, 120);
    assert!(!stranger.get(PAGE).await.body.contains("berkas.csv"));
    for path in ["products/csv", "stock/csv"] {
        let lines = csv_lines(&stranger, &format!("{PAGE}/{path}")).await.concat();
        assert!(lines.contains("Senggigi") || lines.contains(necklace.sku.as_str()), "{lines}");
        assert!(!lines.contains(shop.tissue_box.sku), "{path}: {lines}");
    }
    confirm(&client, &address, &[]).await;
    assert_eq!(on_hand(&app, &shop.tissue_box.variant().id).await, 100);
    app.stop().await;
}

#[actix_web::test]
async fn each_role_is_offered_its_own_files() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    for (role, offers) in [
        (BumdesRole::Stock, [true, true, false]),
        (BumdesRole::Orders, [false, false, true]),
        (BumdesRole::Finance, [false, false, false]),
    ] {
        let client = people::member(&app, &shop.darmaji.id, &format!("{role}@contoh.id"), &[role]).await;
        let page = client.get(PAGE).await.body;
        for (path, is_offered) in ["imports\"", "stock/xlsx", "orders/csv"].into_iter().zip(offers) {
            assert_eq!(page.contains(&format!("{PAGE}/{path}")), is_offered, "{role}: {path}: {page}");
        }
        let in_menu = client.get("/portal/bumdes").await.body.contains("href=\"/portal/bumdes/sheets\"");
        assert_eq!(in_menu, offers.contains(&true), "{role}");
    }
    app.stop().await;
}
