//! What programs of a BUMDes ask.

use etalase::accounts::BumdesRole;
use etalase::ids::ProductId;

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::{payable, people, tokens};
use crate::support::statements;

#[actix_web::test]
async fn nothing_that_programs_ask_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::sold(&app, &shop, 1).await;
    let owner = &shop.darmaji;
    let clerk = people::member(&app, &shop.catalog.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    statements::watch(&app.app.config.database);
    let token = tokens::made(owner, "Kasir", tokens::EVERYTHING).await;
    for client in [owner, &clerk] {
        assert_eq!(client.get(tokens::PAGE).await.status, 200);
        assert_eq!(client.get(&format!("{}?before={}", tokens::PAGE, ProductId::new())).await.status, 200);
    }
    let program = tokens::Program::with(&app, &token);
    let cursor = ProductId::new();
    for path in [
        "me",
        "orders",
        "orders?status=new",
        &format!("orders?cursor={cursor}"),
        "products",
        &format!("products?status=published&q=kotak&cursor={cursor}"),
        &format!("products/{}", shop.catalog.tissue_box.id),
        "stock",
        &format!("stock?q=kotak&low=1&cursor={}", shop.catalog.tissue_box.variant().id),
    ] {
        assert_eq!(program.get(&format!("/api/v1/bumdes/{path}")).await.status, 200, "{path}");
    }
    let asked = taken(&app, 20);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
