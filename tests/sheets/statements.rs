//! A file of a thousand products asks as often as one of ten.

use super::{PAGE, checked};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{generated, people};
use crate::support::statements;

async fn asked(app: &TestApp, client: &Client, path: &str) -> usize {
    client.get(path).await;
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    statements::taken(&app.app.config.database).len()
}

async fn counts(many: usize) -> [usize; 4] {
    let app = TestApp::start().await;
    let shop = generated::catalogue(&app, many, 1).await;
    let client = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let rows = (0..many.min(400)).map(|n| format!("Tas {n};wood-bamboo-rattan;Kelompok\n")).collect::<String>();
    let (address, _) = checked(&client, "products", &format!("name_id;category;producer\n{rows}")).await;
    let counted = [
        asked(&app, &client, PAGE).await,
        asked(&app, &client, &format!("{PAGE}/products/csv")).await,
        asked(&app, &client, &format!("{PAGE}/stock/csv")).await,
        asked(&app, &client, &address).await,
    ];
    app.stop().await;
    counted
}

#[actix_web::test]
async fn files_and_pages_take_as_many_statements_for_a_thousand_products_as_for_ten() {
    let (few, many) = (counts(10).await, counts(1_000).await);
    assert_eq!(few, many);
    assert!(many.iter().all(|count| *count <= 14), "{many:?}");
}
