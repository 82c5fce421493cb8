//! The history of one variant: every movement with its balance.

use super::{PAGE, level, open};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::people;

/// The figures of the column "Menjadi", from the top.
fn balances(body: &str) -> Vec<i64> {
    let cells = body.split(r#"data-label="Menjadi">"#).skip(1);
    cells.map(|rest| rest.split('<').next().unwrap().replace('.', "").parse().unwrap()).collect()
}

#[actix_web::test]
async fn each_movement_says_what_who_and_which_order_and_the_newest_is_first() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    let order = with_items(&app, &[(tissue.as_str(), 2), (shop.batik.variant().id.as_str(), 1)], &[]).await;
    pay(&app, &order).await.unwrap();
    let typed = [("count", tissue, "115"), ("reason", tissue, "given_away")];
    open(&client, PAGE).await.save(&client, &typed).await;
    let page = client.get(&format!("{PAGE}/{tissue}")).await.body;
    assert_eq!(balances(&page), [115, 118, 120]);
    let (counted, sold) = (page.find("Dihitung ulang: Diberikan").unwrap(), page.find("Terjual").unwrap());
    assert!(counted < sold && sold < page.find("Stok awal").unwrap(), "{page}");
    assert!(page.contains(&format!("oleh Demo bumdes-{}@contoh.id", shop.darmaji.id)), "{page}");
    assert!(page.contains("22 November 2026 11.00 WITA"), "the village's own time: {page}");
    let number = order.path["/orders/".len()..].split('?').next().unwrap();
    let link = page.split(r#"href="/portal/bumdes/orders/"#).nth(1).unwrap().split('"').next().unwrap();
    assert!(link.starts_with(number), "{link}");
    assert_eq!(client.get(&format!("/portal/bumdes/orders/{link}")).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn balances_go_on_over_the_pages() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    for turn in 0..70 {
        let pieces = (50 + turn % 7).to_string();
        open(&client, &format!("{PAGE}?q=tisu")).await.save(&client, &[("count", tissue, &pieces)]).await;
    }
    let mut path = format!("{PAGE}/{tissue}");
    let mut all = Vec::new();
    for page in 0..3 {
        let body = client.get(&path).await.body;
        all.extend(balances(&body));
        let next = body.split(r#"rel="next" href=""#).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        assert_eq!(next.is_some(), page < 2, "page {page}: {body}");
        path = next.unwrap_or_default();
    }
    // the opening, and each count as it was typed
    let typed: Vec<i64> = (0..70).rev().map(|turn| 50 + turn % 7).chain([120]).collect();
    assert_eq!(all, typed);
    assert_eq!(all[0], level(&app, tissue).await.0);
    app.stop().await;
}
