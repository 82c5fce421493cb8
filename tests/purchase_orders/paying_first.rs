//! Where something is due before anything is made, nothing is made before it is paid.

use etalase::companies::terms::PaymentTerm;
use etalase::i18n::Language;
use etalase::money::Money;
use etalase::purchase_orders::PurchaseOrderStatus::{AwaitingPayment, Cancelled, Ordered};

use super::{DAY, bulk, grant, in_the_books, ordered, owed, parts, pay, say, status, told, total};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn an_order_that_is_paid_now_waits_for_all_of_its_money_and_each_rupiah_counts_once() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let first = bulk.quoted("100", &[("400", "10.000")]).await;
    let second = bulk.quoted("100", &[("400", "10.000")]).await;
    let first = ordered(&bulk.company.buyer, &first).await;
    let second = ordered(&bulk.company.buyer, &second).await;
    assert_eq!([status(&app, &first).await, status(&app, &second).await], [AwaitingPayment; 2]);
    assert!(parts(&app, &first).await.is_empty() && in_the_books(&app).await == 0);
    let page = told(&bulk.company.buyer, &first).await;
    assert!(page.contains("Menunggu pembayaran") && page.contains("ke rekening Etalase"), "{page}");

    let total = total(&app, &first).await;
    pay(&bulk, total - 1, "TRF 1").await;
    assert_eq!(status(&app, &first).await, AwaitingPayment);
    pay(&bulk, 1, "TRF 2").await;
    assert_eq!([status(&app, &first).await, status(&app, &second).await], [Ordered, AwaitingPayment]);
    assert_eq!((owed(&app, &bulk.company.id).await, in_the_books(&app).await), (0, 0));
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains(&format!("PO {first} sudah dipesan"))), "{mails:#?}");

    // money of a declined share pays for what waits
    let (part, _) = parts(&app, &first).await.remove(0);
    bulk.reject(&part, "Habis").await;
    outbox::deliver(&app).await;
    assert_eq!((status(&app, &second).await, owed(&app, &bulk.company.id).await), (Ordered, 0));
    app.stop().await;
}

#[actix_web::test]
async fn a_deposit_is_paid_first_and_the_balance_is_owed() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::Deposit, 3_000).await;
    let request = bulk.quoted("100", &[("400", "10.000")]).await;
    let number = ordered(&bulk.company.buyer, &request).await;
    let total = total(&app, &number).await;
    let deposit = (total * 30 + 99) / 100;
    pay(&bulk, deposit - 1, "TRF 1").await;
    assert_eq!(status(&app, &number).await, AwaitingPayment);
    pay(&bulk, 1, "TRF 2").await;
    assert_eq!(status(&app, &number).await, Ordered);
    assert_eq!(owed(&app, &bulk.company.id).await, total - deposit);

    // the next deposit is money of its own
    let request = bulk.quoted("100", &[("400", "10.000")]).await;
    let next = ordered(&bulk.company.buyer, &request).await;
    assert_eq!(status(&app, &next).await, AwaitingPayment);
    pay(&bulk, total - deposit, "TRF 3").await;
    assert_eq!(status(&app, &next).await, AwaitingPayment, "that was the balance of the first");
    pay(&bulk, deposit, "TRF 4").await;
    assert_eq!(status(&app, &next).await, Ordered);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_not_paid_in_a_week_ends_and_what_was_paid_for_it_is_for_the_next() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    grant(&app, company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let large = ordered(&company.buyer, &bulk.quoted("200", &[("400", "10.000")]).await).await;
    let small = ordered(&company.buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
    let mails = outbox::deliver(&app).await;
    let asked = mails.iter().filter(|mail| mail.text.contains("paling lambat 29 November 2026"));
    assert_eq!(asked.filter(|mail| mail.to.contains("keuangan")).count(), 2, "{mails:#?}");
    let due = total(&app, &large).await;
    pay(&bulk, due - 1, "TRF 1").await;
    let page = told(&company.finance, &large).await;
    let (ahead, left) = (rupiah(due - 1), rupiah(1));
    for text in [&ahead, &format!("<strong>{left}</strong>"), "0123456789", "paling lambat 29 November 2026"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let all = format!("<strong>{}</strong>", rupiah(total(&app, &small).await));
    assert!(told(&company.finance, &small).await.contains(&all), "nothing is there for the younger one");

    // the last day, in Jakarta
    app.advance(DAY * 7);
    assert_eq!(etalase::purchase_orders::lapse::run(&app.app).await.unwrap(), 0);
    pay(&bulk, 1, "TRF 2").await;
    assert_eq!([status(&app, &large).await, status(&app, &small).await], [Ordered, AwaitingPayment]);
    app.advance(DAY);
    assert_eq!(etalase::purchase_orders::lapse::run(&app.app).await.unwrap(), 1);
    assert_eq!(status(&app, &small).await, Cancelled);
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("belum masuk sampai 29 November 2026")), "{mails:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn what_was_paid_for_an_order_that_is_called_off_orders_the_next() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let large = ordered(buyer, &bulk.quoted("200", &[("400", "10.000")]).await).await;
    let small = ordered(buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
    pay(&bulk, total(&app, &small).await, "TRF 1").await;
    assert_eq!([status(&app, &large).await, status(&app, &small).await], [AwaitingPayment; 2], "the oldest first");
    say(buyer, &large, "cancellation", "").await;
    outbox::deliver(&app).await;
    assert_eq!([status(&app, &large).await, status(&app, &small).await], [Cancelled, Ordered]);
    app.stop().await;
}

fn rupiah(minor: i64) -> String {
    Money::idr(minor).display(Language::Id)
}
