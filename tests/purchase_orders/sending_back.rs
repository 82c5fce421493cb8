//! What a company paid ahead goes back to it: that, no more, and once.

use diesel::prelude::*;
use etalase::companies::terms::PaymentTerm;
use etalase::db::schema::ledger_entries;
use etalase::db::{DbConn, DbError};
use etalase::i18n::Language;
use etalase::money::Money;
use etalase::purchase_orders::PurchaseOrderStatus::{AwaitingPayment, Ordered};

use super::{Bulk, bulk, grant, in_the_books, ordered, owed, pay, status, total};
use crate::support::client::Answer;
use crate::support::{TestApp, outbox};

fn pages(bulk: &Bulk) -> (String, String) {
    let desk = format!("/portal/operator/companies/{}", bulk.company.id);
    (format!("{desk}/account"), format!("{desk}/payments/back"))
}

async fn send_back(bulk: &Bulk, amount: &str, reference: &str) -> Answer {
    let (account, page) = pages(bulk);
    let fields = [("amount", amount), ("on", "2026-11-22"), ("reference", reference)];
    bulk.shop.operator.submit(&account, &page, &fields).await
}

async fn in_our_bank(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        let of = ledger_entries::table.filter(ledger_entries::account.eq("gateway:bank_transfer"));
        Ok(of.select(ledger_entries::amount_minor).load::<i64>(conn)?.iter().sum::<i64>())
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn what_no_order_takes_goes_back_once_and_both_sides_hear_of_it() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    let total = total(&app, &number).await;
    let (account, back) = pages(&bulk);
    outbox::deliver(&app).await;
    pay(&bulk, total - 1_000, "TRF 1").await;
    let mails = outbox::deliver(&app).await;
    let money = |minor: i64| Money::idr(minor).display(Language::Id);
    let received =
        format!("Pembayaran {} sudah kami terima (TRF 1). Sisa tagihan {}.", money(total - 1_000), money(1_000));
    assert!(mails.iter().any(|mail| mail.text.contains(&received)), "{received}: {mails:#?}");
    assert!(!bulk.shop.operator.get(&account).await.body.contains(&back), "nothing is ahead");
    let none = bulk.shop.operator.get(&back).await.body;
    assert!(none.contains("Tidak ada yang dibayar di muka") && !none.contains("name=\"amount\""), "{none}");

    pay(&bulk, 501_000, "TRF 2").await;
    assert!(bulk.shop.operator.get(&account).await.body.contains(&back));
    let more = send_back(&bulk, "500.001", "KEMBALI 1").await;
    assert_eq!(more.status, 422);
    assert!(more.body.contains(&format!("paling banyak {}", money(500_000))), "{}", more.body);
    assert!(more.body.contains("value=\"500.001\"") && more.body.contains("value=\"KEMBALI 1\""), "{}", more.body);
    let known = send_back(&bulk, "1", "TRF 2").await;
    assert!(known.status == 422 && known.body.contains("sudah tercatat"), "{}", known.body);
    let empty = send_back(&bulk, "", "").await;
    assert!(empty.status == 422 && empty.body.contains("Tulis jumlahnya dalam rupiah"), "{}", empty.body);
    assert_eq!((owed(&app, &bulk.company.id).await, in_the_books(&app).await), (-500_000, -500_000));

    assert_eq!(send_back(&bulk, "500.000", "KEMBALI 1").await.status, 303);
    assert_eq!((owed(&app, &bulk.company.id).await, in_the_books(&app).await), (0, 0));
    assert_eq!((in_our_bank(&app).await, send_back(&bulk, "1", "KEMBALI 2").await.status.as_u16()), (total, 422));
    let mails = outbox::deliver(&app).await;
    let returned = format!("Kami mengembalikan uang muka {} ke rekening perusahaan (KEMBALI 1).", money(500_000));
    assert!(mails.iter().any(|mail| mail.text.contains(&returned)), "{returned}: {mails:#?}");
    let own = bulk.company.finance.get("/portal/wholesale/account").await.body;
    assert!(own.contains("Dikembalikan: KEMBALI 1"), "{own}");
    let sheet = bulk.company.finance.get("/portal/wholesale/sheets/account.csv").await.body;
    assert!(sheet.contains("Dikembalikan") && sheet.contains("KEMBALI 1"), "{sheet}");

    assert_eq!(bulk.company.finance.get(&back).await.status, 403);
    let nobody = "/portal/operator/companies/0000/payments/back";
    assert_eq!(bulk.shop.operator.get(nobody).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn the_same_money_is_not_sent_back_twice_at_once() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    pay(&bulk, 500_000, "TRF 1").await;
    let sent = futures_util::join!(send_back(&bulk, "300.000", "KEMBALI 1"), send_back(&bulk, "300.000", "KEMBALI 2"));
    let mut statuses = [sent.0.status.as_u16(), sent.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!((statuses, owed(&app, &bulk.company.id).await), ([303, 422], -200_000));
    app.stop().await;
}

#[actix_web::test]
async fn an_order_that_waited_for_the_money_waits_for_all_of_it_again() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    let total = total(&app, &number).await;
    pay(&bulk, total - 1, "TRF 1").await;
    assert_eq!(send_back(&bulk, &(total - 1).to_string(), "KEMBALI 1").await.status, 303);
    pay(&bulk, total - 1, "TRF 2").await;
    assert_eq!(status(&app, &number).await, AwaitingPayment);
    pay(&bulk, 1, "TRF 3").await;
    assert_eq!((status(&app, &number).await, in_the_books(&app).await), (Ordered, 0));
    app.stop().await;
}
