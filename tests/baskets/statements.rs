//! Pages take as many statements for many lines as for few, and none reads a table whole.

use super::{BASKET, CATALOGUE, LISTS, ORDER, QUICK, list, order, ordered};
use crate::database::plans::assert_no_scans;
use crate::support::client::Client;
use crate::support::factories::{catalog, companies};
use crate::support::{TestApp, statements};

async fn count(app: &TestApp, client: &Client, path: &str) -> Vec<String> {
    client.get(path).await;
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    statements::taken(&app.app.config.database)
}

#[actix_web::test]
async fn pages_ask_as_often_for_many_as_for_few() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let buyer = &hotel.buyer;
    let first = format!("{} 6", shop.tissue_box.variant().sku);
    order(buyer, &first).await;
    let address = list(buyer, "Satu", &first).await;
    let pages = [BASKET.to_owned(), address.clone(), LISTS.into(), QUICK.into(), format!("{CATALOGUE}?q=tisu")];
    let mut few = Vec::new();
    for path in &pages {
        few.push(count(&app, buyer, path).await.len());
    }
    let all = [&shop.basket, &shop.bracelet, &shop.necklace, &shop.key_ring, &shop.batik];
    let skus = all.iter().flat_map(|item| &item.variants).map(|piece| format!("{} 6\n", piece.sku));
    let lines: String = skus.collect();
    statements::watch(&app.app.config.database);
    order(buyer, &lines).await;
    let mut asked = statements::taken(&app.app.config.database);
    list(buyer, "Dua", &lines).await;
    statements::watch(&app.app.config.database);
    buyer.submit(&address, &format!("{address}/lines"), &[("lines", &lines)]).await;
    asked.extend(statements::taken(&app.app.config.database));
    let mut many = Vec::new();
    for path in pages.iter().take(4).chain([&CATALOGUE.to_owned()]) {
        let taken = count(&app, buyer, path).await;
        many.push(taken.len());
        asked.extend(taken);
    }
    assert_eq!(few, many);
    assert!(many.iter().all(|count| *count <= 16), "{many:?}");
    asked.sort();
    asked.dedup();
    assert_no_scans(&app, asked).await;
    app.stop().await;
}

#[actix_web::test]
async fn ordering_and_what_was_ordered_ask_as_often_for_many_lines_as_for_one() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let buyer = &hotel.buyer;
    let (mut counts, mut asked) = (Vec::new(), Vec::new());
    for items in
        [&[&shop.tissue_box][..], &[&shop.tissue_box, &shop.basket, &shop.bracelet, &shop.key_ring, &shop.batik]]
    {
        let skus = items.iter().flat_map(|item| &item.variants).map(|piece| format!("{} 6\n", piece.sku));
        order(buyer, &skus.collect::<String>()).await;
        let page = count(&app, buyer, ORDER).await;
        let number = ordered(buyer).await;
        let shown = count(&app, buyer, &format!("/portal/wholesale/orders/{number}")).await;
        counts.push((page.len(), shown.len()));
        asked.extend(page.into_iter().chain(shown));
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].0 <= 18 && counts[0].1 <= 16, "{counts:?}");
    asked.sort();
    asked.dedup();
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
