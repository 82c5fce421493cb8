//! Where a company pays first, its money stays whatever became of the goods meanwhile.

use etalase::companies::terms::PaymentTerm;
use etalase::purchase_orders::PurchaseOrderStatus::{AwaitingPayment, Cancelled, Ordered};

use super::{leave, ordered, put, stock};
use crate::purchase_orders::{Bulk, bulk, grant, in_the_books, owed, pay, status, told, total};
use crate::support::{TestApp, outbox};

/// A company that pays now.
async fn prepaid(app: &TestApp) -> Bulk {
    let bulk = bulk(app).await;
    grant(app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    bulk
}

#[actix_web::test]
async fn an_order_whose_goods_are_gone_when_it_is_paid_ends_and_its_money_pays_for_the_next() {
    let app = TestApp::start().await;
    let bulk = prepaid(&app).await;
    let (buyer, shop) = (&bulk.company.buyer, &bulk.shop.catalog);
    let (tissue_box, batik) = (&shop.tissue_box.variant().id, &shop.batik.variant().id);
    put(buyer, &[(tissue_box, "100")]).await;
    let first = ordered(buyer).await;
    put(buyer, &[(batik, "2")]).await;
    let second = ordered(buyer).await;
    assert_eq!([status(&app, &first).await, status(&app, &second).await], [AwaitingPayment; 2]);
    assert_eq!((stock(&app, tissue_box).await, in_the_books(&app).await), ((120, 0), 0));

    let (paid, cost) = (total(&app, &first).await, total(&app, &second).await);
    assert!(cost < paid);
    leave(&app, tissue_box, 30).await;
    pay(&bulk, paid, "TRF 1").await;
    assert_eq!([status(&app, &first).await, status(&app, &second).await], [Cancelled, Ordered]);
    assert_eq!(owed(&app, &bulk.company.id).await, cost - paid, "all of it was booked, and the rest is the company's");
    assert_eq!((stock(&app, tissue_box).await, stock(&app, batik).await), ((30, 0), (138, 0)));
    let page = told(buyer, &first).await;
    for text in ["Stok habis sebelum pembayaran tercatat", "Kurang 70", "tetap di akun perusahaan"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let mails = outbox::deliver(&app).await;
    let about =
        |mail: &etalase::mail::outbox::OutboxMail| mail.text.contains(&format!("PO {first} batal: stoknya habis"));
    assert!(mails.iter().any(about), "{mails:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn one_payment_places_all_it_pays_for_one_after_the_other() {
    let app = TestApp::start().await;
    let bulk = prepaid(&app).await;
    let (buyer, shop) = (&bulk.company.buyer, &bulk.shop.catalog);
    let mut numbers = Vec::new();
    for item in [&shop.tissue_box, &shop.batik, &shop.key_ring] {
        put(buyer, &[(&item.variant().id, "10")]).await;
        numbers.push(ordered(buyer).await);
    }
    let cost = total(&app, &numbers[0]).await + total(&app, &numbers[1]).await;
    pay(&bulk, cost, "TRF 1").await;
    outbox::deliver(&app).await;
    let mut all = Vec::new();
    for number in &numbers {
        all.push(status(&app, number).await);
    }
    assert_eq!(all, [Ordered, Ordered, AwaitingPayment]);
    assert_eq!(owed(&app, &bulk.company.id).await, 0);
    assert_eq!(stock(&app, &shop.key_ring.variant().id).await, (600, 0));
    app.stop().await;
}

#[actix_web::test]
async fn nobody_is_asked_to_pay_for_what_is_not_there() {
    let app = TestApp::start().await;
    let bulk = prepaid(&app).await;
    let (company, tissue_box) = (&bulk.company, &bulk.shop.catalog.tissue_box.variant().id);
    crate::purchase_orders::rule(company, "1", "").await;
    put(&company.buyer, &[(tissue_box, "100")]).await;
    let number = ordered(&company.buyer).await;
    leave(&app, tissue_box, 0).await;
    crate::purchase_orders::say(&company.approver, &number, "approval", "").await;
    assert!(told(&company.approver, &number).await.contains("(habis)"));
    leave(&app, tissue_box, 100).await;
    crate::purchase_orders::say(&company.approver, &number, "approval", "").await;
    assert_eq!(status(&app, &number).await, AwaitingPayment);
    pay(&bulk, total(&app, &number).await, "TRF 1").await;
    assert_eq!((status(&app, &number).await, stock(&app, tissue_box).await), (Ordered, (0, 0)));
    app.stop().await;
}
