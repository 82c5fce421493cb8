//! Another company's lists are not found, nor its baskets seen.

use super::{BASKET, LISTS, list, put};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies};

#[actix_web::test]
async fn ids_of_another_company_are_not_found() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (hotel, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let piece = shop.tissue_box.variant();
    let address = list(&hotel.buyer, "Rahasia kamar", &format!("{} 6", piece.sku)).await;
    put(&hotel.buyer, &[(&piece.id, "6")]).await;
    assert_eq!(other.buyer.get(&address).await.status, 404);
    let field = format!("quantity_{}", piece.id);
    let line = format!("{} 6", piece.sku);
    for (act, fields) in [
        ("", [("name", "Milik kami")]),
        ("/quantities", [(field.as_str(), "1")]),
        ("/lines", [("lines", line.as_str())]),
        ("/basket", [("x", "")]),
        ("/removal", [("x", "")]),
    ] {
        let answer = other.buyer.submit(LISTS, &format!("{address}{act}"), &fields).await;
        assert_eq!(answer.status, 404, "{act}: {}", answer.body);
    }
    for page in [LISTS, BASKET] {
        let body = other.buyer.get(page).await.body;
        assert!(!body.contains("Rahasia") && !body.contains(piece.sku.as_str()), "{page}: {body}");
    }
    assert!(hotel.buyer.get(&address).await.body.contains("value=\"6\""));
    app.stop().await;
}
