//! What belongs to another BUMDes is not there.

use etalase::accounts::BumdesRole;

use super::{PAGE, level, open};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn nobody_sees_or_counts_the_shelves_of_another_bumdes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let tissue = &shop.tissue_box.variant().id;
    let list = stranger.get(PAGE).await.body;
    assert!(list.contains(shop.batik.sku) && !list.contains(shop.tissue_box.sku), "{list}");
    assert_eq!(stranger.get(&format!("{PAGE}/{tissue}")).await.status, 404);
    assert_eq!(stranger.get(&format!("{PAGE}/no-such-variant")).await.status, 404);
    // a place in somebody else's list is no place in one's own
    let from = stranger.get(&format!("{PAGE}?after={tissue}")).await.body;
    assert!(from.contains(shop.batik.sku), "{from}");

    let mut page = open(&stranger, PAGE).await;
    page.seen.push((format!("seen_{tissue}"), "120,0".into()));
    let typed = [("count", tissue, "1"), ("count", &shop.batik.variant().id, "1")];
    let answer = page.save(&stranger, &typed).await;
    assert_eq!(answer.status, 404, "{}", answer.body);
    let levels = (level(&app, tissue).await, level(&app, &shop.batik.variant().id).await);
    assert_eq!(levels, ((120, 0), (140, 0)), "not even one's own is counted with it");
    // coming back with a mistake, the form shows one's own rows alone
    let answer = page.save(&stranger, &[("count", tissue, "x")]).await;
    assert!(answer.status == 422 && !answer.body.contains(shop.tissue_box.sku), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn only_who_keeps_the_stock_of_a_bumdes_comes_in() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (guest, curator) = (app.client(), people::curator(&app).await);
    let darmaji = &shop.darmaji.id;
    let seller = people::member(&app, darmaji, "pesanan@contoh.id", &[BumdesRole::Orders]).await;
    let keeper = people::member(&app, darmaji, "stok@contoh.id", &[BumdesRole::Stock]).await;
    for path in [PAGE.to_owned(), format!("{PAGE}/{}", shop.tissue_box.variant().id)] {
        let sent_to = guest.get(&path).await.location.unwrap_or_default();
        assert!(sent_to.starts_with("/account/sign-in?next="), "{path}: {sent_to}");
        assert_eq!(curator.get(&path).await.status, 403, "{path}");
        assert_eq!(seller.get(&path).await.status, 403, "{path}");
        assert_eq!(keeper.get(&path).await.status, 200, "{path}");
    }
    app.stop().await;
}
