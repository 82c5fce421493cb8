//! The same order by dragging as by buttons, whatever the page that was dragged on did not know.

use super::arranging_collections::{LIST, create, pieces};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn pieces_lie_as_they_were_dragged() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = create(&curator, "Anyaman", "Woven").await;
    let [a, b, c] = [&catalog.tissue_box, &catalog.basket, &catalog.bracelet];
    for product in [a.slug, b.slug, c.slug] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
    }
    let order = format!("{page}/items/order");
    let dragged = format!("{},{},{}", c.id, a.id, b.id);
    assert_eq!(curator.submit(&page, &order, &[("order", &dragged)]).await.status, 303);
    assert_eq!(pieces(&app).await, [c.id.clone(), a.id.clone(), b.id.clone()]);
    // somebody else's page knew neither the last piece nor that another is no piece of this collection
    let dragged = format!("{},{},{}", catalog.batik.id, a.id, c.id);
    curator.submit(&page, &order, &[("order", &dragged)]).await;
    assert_eq!(pieces(&app).await, [a.id.clone(), c.id.clone(), b.id.clone()]);
    assert_eq!(curator.submit(&page, &format!("{LIST}/nothing/items/order"), &[("order", "")]).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn collections_lie_as_they_were_dragged() {
    let app = TestApp::start().await;
    let curator = people::curator(&app).await;
    let mut ids = Vec::new();
    for title in ["Satu", "Dua", "Tiga"] {
        let page = create(&curator, title, title).await;
        ids.push(page.rsplit_once('/').unwrap().1.to_owned());
    }
    let dragged = [&*ids[2], &*ids[0], &*ids[1]].join(",");
    curator.submit(LIST, &format!("{LIST}/order"), &[("order", &dragged)]).await;
    let body = curator.get(LIST).await.body;
    let places: Vec<usize> = ids.iter().map(|id| body.find(&format!(r#"data-key="{id}""#)).unwrap()).collect();
    assert!(places[2] < places[0] && places[0] < places[1], "{places:?}");
    app.stop().await;
}
