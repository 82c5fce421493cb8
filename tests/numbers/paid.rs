//! What was paid out, by the books.

use std::time::Duration;

use super::sold::{PAGE, row, rupiah};
use crate::support::TestApp;
use crate::support::factories::payable;
use crate::support::factories::people;

#[actix_web::test]
async fn the_payouts_of_a_month_are_those_of_the_books_and_what_came_back_stands_beside_them() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let before = shop.darmaji.get(PAGE).await.body;
    assert!(before.contains("Belum ada pencairan dalam 12 bulan ini"), "{before}");

    let sales = [payable::due(&app, &shop, 2).await, payable::due(&app, &shop, 3).await];
    payable::run(&app, &shop).await;
    let payout = payable::payouts(&app).await.remove(0);
    assert!(!shop.darmaji.get(PAGE).await.body.contains("id=\"paid-desc\""), "nothing has left yet");
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    let total = sales.iter().map(|sale| sale.total_minor).sum::<i64>();
    let page = shop.darmaji.get(PAGE).await.body;
    let paid = page.split("id=\"paid-title\"").nth(1).unwrap();
    assert_eq!(row(paid, "November 2026"), format!("November 2026 | {} | {}", rupiah(total), rupiah(0)));
    // the page about money tells the same sum
    let money = shop.darmaji.get("/portal/bumdes/money").await.body;
    assert!(money.contains(&rupiah(total)), "{money}");

    app.advance(Duration::from_secs(10 * 24 * 3600));
    payable::failed(&app, &shop, &payout.number).await.unwrap();
    let page = shop.darmaji.get(PAGE).await.body;
    let paid = page.split("id=\"paid-title\"").nth(1).unwrap();
    assert_eq!(row(paid, "November 2026"), format!("November 2026 | {} | {}", rupiah(total), rupiah(0)));
    assert_eq!(row(paid, "Desember 2026"), format!("Desember 2026 | {} | {}", rupiah(0), rupiah(total)));

    let stranger = people::bumdes_operator(&app, &shop.catalog.trusmi.id).await.get(PAGE).await.body;
    assert!(!stranger.contains(&rupiah(total)), "{stranger}");
    app.stop().await;
}
