//! Another BUMDes's lists and variants are not found.

use super::{LISTS, line, list};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn ids_of_another_bumdes_are_not_found() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let (piece, foreign) = (&shop.tissue_box.variant().id, &shop.batik.variant().id);
    let id = list(&darmaji, &format!("company:{}", hotel.id), "Harga hotel").await;
    line(&darmaji, &id, piece, ["1", "1", "40.000", "", ""]).await;

    let page = format!("{LISTS}/{id}");
    for path in [page.clone(), format!("{page}/lines"), format!("{page}/lines/{piece}")] {
        assert_eq!(trusmi.get(&path).await.status, 404, "{path}");
    }
    let token = trusmi.get("/account").await.form_token();
    let terms = [("name", "Milik kami"), ("starts_on", "2026-11-22"), ("csrf_token", &token)];
    let price = [("minimum", "1"), ("lot_size", "1"), ("price", "1"), ("csrf_token", &token)];
    for (path, fields) in [
        (page.clone(), &terms[..]),
        (format!("{page}/removal"), &terms),
        (format!("{page}/lines/{foreign}"), &price),
        (format!("{page}/lines/{piece}/removal"), &price),
    ] {
        assert_eq!(trusmi.post(&path, fields).await.status, 404, "{path}");
    }
    // nor does an own list take another's variant
    assert_eq!(darmaji.get(&format!("{page}/lines/{foreign}")).await.status, 404);
    let token = darmaji.get("/account").await.form_token();
    let price = [("minimum", "1"), ("lot_size", "1"), ("price", "1"), ("csrf_token", &token)];
    assert_eq!(darmaji.post(&format!("{page}/lines/{foreign}"), &price).await.status, 404);
    assert!(!darmaji.get(&format!("{page}/lines?q=batik")).await.body.contains(shop.batik.sku));
    assert!(!trusmi.get(LISTS).await.body.contains("Harga hotel"));
    // each portal is for its own people
    assert_eq!(hotel.admin.get(LISTS).await.status, 403);
    assert_eq!(hotel.admin.get(super::GROUPS).await.status, 403);
    app.stop().await;
}
