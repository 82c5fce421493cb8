//! Orders, payouts and books.

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::payable;
use crate::support::statements;

#[actix_web::test]
async fn no_page_about_money_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    agree(&app, &shop.catalog.darmaji.id, USUAL).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await.remove(0).number;
    let order = sale.part_number.rsplit_once('-').unwrap().0.to_owned();
    payable::sold(&app, &shop, 1).await;
    statements::watch(&app.app.config.database);
    payable::paid(&app, &shop, &number).await.unwrap();
    let id = &shop.catalog.darmaji.id;
    for path in [
        format!("payouts/{number}"),
        format!("bumdes/{id}/money"),
        format!("agreements/{id}"),
        format!("bank-accounts/{id}"),
        format!("orders/{order}"),
        "agreements".into(),
        "payouts".into(),
        "books".into(),
        "gateways".into(),
        "refunds".into(),
    ] {
        assert_eq!(shop.operator.get(&format!("/portal/operator/{path}")).await.status, 200, "{path}");
    }
    for path in ["money", "agreement", &format!("money/payouts/{number}"), "numbers", "numbers/products.csv"] {
        assert_eq!(shop.darmaji.get(&format!("/portal/bumdes/{path}")).await.status, 200, "{path}");
    }
    let asked = taken(&app, 40);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
