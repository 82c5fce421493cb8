//! Pages take as many statements for many requests and quotes as for few, and none reads a table whole.

use super::{ASKED, RECEIVED, asked, hotel, offer, pooled};
use crate::database::plans::assert_no_scans;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, statements};

async fn count(app: &TestApp, client: &Client, path: &str) -> (usize, Vec<String>) {
    client.get(path).await;
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    let taken = statements::taken(&app.app.config.database);
    (taken.len(), taken)
}

#[actix_web::test]
async fn lists_and_pages_ask_as_often_for_many_as_for_few() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let first = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &first, &[]).await;
    let pages = [
        (&hotel.buyer, ASKED.to_owned()),
        (&hotel.buyer, format!("{ASKED}/{first}")),
        (&trusmi, format!("{RECEIVED}?show=answered&q=batik")),
        (&trusmi, RECEIVED.to_owned()),
        (&trusmi, format!("{RECEIVED}/{first}")),
        (&hotel.buyer, format!("{ASKED}/new?category=textile-batik-weaving")),
    ];
    let mut few = Vec::new();
    for (client, path) in &pages {
        few.push(count(&app, client, path).await.0);
    }
    offer(&senggigi, &first, &[]).await;
    offer(&trusmi, &first, &[("unit_price", "10.900")]).await;
    for _ in 0..4 {
        let number = asked(&hotel.buyer, &pooled(&hotel)).await;
        offer(&trusmi, &number, &[]).await;
    }
    let (mut many, mut statements) = (Vec::new(), Vec::new());
    for (client, path) in &pages {
        let (number, taken) = count(&app, client, path).await;
        many.push(number);
        statements.extend(taken);
    }
    assert_eq!(few, many);
    assert!(many.iter().all(|count| *count <= 22), "{many:?}");
    statements::watch(&app.app.config.database);
    for show in ["answer", "answered", "ended"] {
        trusmi.get(&format!("{RECEIVED}?show={show}")).await;
    }
    for show in ["open", "closed"] {
        hotel.buyer.get(&format!("{ASKED}?show={show}")).await;
    }
    trusmi.get("/portal/bumdes").await;
    etalase::quotations::close_due::run(&app.app).await.unwrap();
    asked(&hotel.buyer, &pooled(&hotel)).await;
    statements.extend(statements::taken(&app.app.config.database));
    statements.sort();
    statements.dedup();
    assert_no_scans(&app, statements).await;
    app.stop().await;
}
