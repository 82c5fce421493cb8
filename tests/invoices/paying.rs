//! Which invoices are paid, and what a company is told of those that are not.

use etalase::invoices::remind;

use super::account;
use crate::handovers::{send_all, sign};
use crate::purchase_orders::{Bulk, DAY, bulk, ordered, parts, pay};
use crate::support::{TestApp, outbox};

const LIST: &str = "/portal/wholesale/invoices";

/// One of 10 pieces, delivered and billed.
async fn billed(app: &TestApp, bulk: &Bulk) {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let number = send_all(app, bulk, &part, 10).await;
    sign(app, &bulk.company.buyer, &number, 10).await;
}

#[actix_web::test]
async fn the_oldest_invoice_is_paid_first() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    billed(&app, &bulk).await;
    billed(&app, &bulk).await;
    let finance = &bulk.company.finance;
    let both = account(&app, &bulk.company.id).await.billed;
    let page = finance.get(LIST).await.body;
    assert_eq!(page.matches("Belum dibayar</span>").count(), 2, "{page}");
    pay(&bulk, both / 2 + 5_000, "TRF 1").await;
    let page = finance.get(LIST).await.body;
    assert!(page.contains("Lunas") && page.contains("Dibayar sebagian"), "{page}");
    assert!(finance.get(&format!("{LIST}/INV-2026-000001")).await.body.contains("Lunas"));
    app.advance(DAY * 31);
    let desk = format!("/portal/operator/companies/{}/invoices", bulk.company.id);
    crate::support::factories::people::sign_in(&bulk.shop.operator, "pengelola@contoh.id").await;
    let page = bulk.shop.operator.get(&desk).await.body;
    assert!(page.contains("Lewat jatuh tempo") && page.contains("Lunas"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn finance_people_are_told_once_at_each_stage_and_not_of_what_is_paid() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    outbox::deliver(&app).await;
    billed(&app, &bulk).await;
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("Invoice INV-2026-000001")), "{mails:?}");
    assert_eq!(remind::run(&app.app).await.unwrap(), 0);
    // net 30: three days before, and one, seven and fourteen after
    for (days, words) in [(27, "jatuh tempo"), (4, "1 hari lewat"), (6, "7 hari lewat"), (7, "14 hari lewat")] {
        app.advance(DAY * days);
        assert_eq!(remind::run(&app.app).await.unwrap(), 1, "{words}");
        assert_eq!(remind::run(&app.app).await.unwrap(), 0, "{words}: told once");
        let mails = outbox::deliver(&app).await;
        assert!(mails.len() == 1 && mails[0].text.contains(words), "{words}: {mails:?}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn nobody_is_reminded_of_a_paid_invoice() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    billed(&app, &bulk).await;
    pay(&bulk, account(&app, &bulk.company.id).await.billed, "TRF 1").await;
    app.advance(DAY * 31);
    assert_eq!(remind::run(&app.app).await.unwrap(), 0);
    app.stop().await;
}
