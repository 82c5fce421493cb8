//! A transfer was booked by mistake: its opposite is booked, what it had settled is unpaid again, and it can be booked anew.

use diesel::prelude::*;
use etalase::companies::terms::PaymentTerm;
use etalase::db::schema::{account_orders, company_payments, ledger_transactions};
use etalase::db::{DbConn, DbError};
use etalase::i18n::Language;
use etalase::ids::CompanyPaymentId;
use etalase::ledger::TransactionKind;
use etalase::money::Money;
use etalase::payouts::RunOutcome;
use etalase::purchase_orders::PurchaseOrderStatus::{AwaitingPayment, Ordered};

use super::{Bulk, DAY, bulk, grant, in_the_books, ordered, owed, parts, pay, status, total};
use crate::handovers::{send_all, sign};
use crate::support::client::Answer;
use crate::support::factories::companies;
use crate::support::factories::payable::{self, HOLD};
use crate::support::{TestApp, outbox};

fn desk(bulk: &Bulk) -> String {
    format!("/portal/operator/companies/{}", bulk.company.id)
}

/// Where what was booked with this reference is reversed.
pub async fn page_of(app: &TestApp, bulk: &Bulk, reference: &str) -> String {
    let (company, reference) = (bulk.company.id.clone(), reference.to_owned());
    let load = move |conn: &mut DbConn| {
        let of = company_payments::table
            .filter(company_payments::company_id.eq(company))
            .filter(company_payments::reference.eq(reference));
        Ok(of.order(company_payments::booked_at.desc()).select(company_payments::id).first::<CompanyPaymentId>(conn)?)
    };
    let id = app.app.read::<_, DbError>(load).await.unwrap();
    format!("{}/payments/{id}/reversal", desk(bulk))
}

pub async fn reverse(bulk: &Bulk, page: &str, reason: &str) -> Answer {
    bulk.shop.operator.submit(&format!("{}/account", desk(bulk)), page, &[("reason", reason)]).await
}

/// How many of the company's orders are settled.
async fn settled(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        Ok(account_orders::table.filter(account_orders::settled_at.is_not_null()).count().get_result(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

async fn reversals(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        let of =
            ledger_transactions::table.filter(ledger_transactions::kind.eq(TransactionKind::CompanyPaymentReversed));
        Ok(of.count().get_result(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn the_latest_orders_are_unpaid_again_and_the_transfer_is_booked_anew() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let first = ordered(&bulk.company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    app.advance(DAY);
    let second = ordered(&bulk.company.buyer, &bulk.quoted("200", &[("400", "10.000")]).await).await;
    let (first_total, second_total) = (total(&app, &first).await, total(&app, &second).await);
    pay(&bulk, first_total, "TRF 1").await;
    pay(&bulk, second_total + 5_000, "TRF 2").await;
    assert_eq!((settled(&app).await, owed(&app, &bulk.company.id).await), (2, -5_000));
    outbox::deliver(&app).await;

    let page = page_of(&app, &bulk, "TRF 2").await;
    assert!(bulk.shop.operator.get(&format!("{}/account", desk(&bulk))).await.body.contains(&page));
    let asked = bulk.shop.operator.get(&page).await.body;
    let left = Money::idr(second_total).display(Language::Id);
    assert!(asked.contains("harus dibayar") && asked.contains(&left), "{asked}");
    assert!(asked.contains(&format!("Belum lunas lagi: {second}.")) && !asked.contains(&first), "{asked}");
    let unsaid = reverse(&bulk, &page, " hm ").await;
    assert!(unsaid.status == 422 && unsaid.body.contains("Tulis alasannya dulu"), "{}", unsaid.body);
    assert!(unsaid.body.contains("> hm </textarea>"), "{}", unsaid.body);
    assert_eq!(settled(&app).await, 2, "nothing was booked");

    assert_eq!(reverse(&bulk, &page, "Transfer dari hotel lain").await.status, 303);
    assert_eq!((settled(&app).await, owed(&app, &bulk.company.id).await), (1, second_total));
    assert_eq!(in_the_books(&app).await, second_total);
    assert_eq!((status(&app, &second).await, reversals(&app).await), (Ordered, 1));
    let mails = outbox::deliver(&app).await;
    let amount = Money::idr(second_total + 5_000).display(Language::Id);
    let told = format!(
        "Pembayaran {amount} (TRF 2) keliru tercatat dan kami batalkan: “Transfer dari hotel lain”. Sisa tagihan {left}."
    );
    assert!(mails.iter().any(|mail| mail.text.contains(&told)), "{told}: {mails:#?}");
    let own = bulk.company.finance.get("/portal/wholesale/account").await.body;
    assert!(own.contains("Dibatalkan: TRF 2") && own.contains("(Transfer dari hotel lain)"), "{own}");
    assert!(!own.contains("/reversal"), "that is for operators");
    let sheet = bulk.company.finance.get("/portal/wholesale/sheets/account.csv").await.body;
    assert!(sheet.contains("Dibatalkan") && sheet.contains("Transfer dari hotel lain"), "{sheet}");
    let paper = bulk.company.finance.get("/portal/wholesale/account/pdf").await;
    assert!(paper.status == 200 && paper.body.starts_with("%PDF"));

    let done = bulk.shop.operator.get(&page).await.body;
    assert!(done.contains("sudah dibatalkan sebelumnya") && !done.contains("name=\"reason\""), "{done}");
    assert!(!bulk.shop.operator.get(&format!("{}/account", desk(&bulk))).await.body.contains(&page));
    pay(&bulk, second_total, "TRF 2").await;
    assert_eq!((settled(&app).await, in_the_books(&app).await), (2, 0));
    let known = [("amount", "1"), ("on", "2026-11-22"), ("reference", "TRF 2")];
    let (account, payments) = (format!("{}/account", desk(&bulk)), format!("{}/payments", desk(&bulk)));
    let again = bulk.shop.operator.submit(&account, &payments, &known).await;
    assert_eq!(again.status, 422, "it is booked again now");
    app.stop().await;
}

#[actix_web::test]
async fn a_booking_is_reversed_once_also_when_two_press_at_the_same_time() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    pay(&bulk, 500_000, "TRF 1").await;
    let page = page_of(&app, &bulk, "TRF 1").await;
    let pressed = futures_util::join!(reverse(&bulk, &page, "Salah jumlah"), reverse(&bulk, &page, "Salah jumlah"));
    assert_eq!((pressed.0.status.as_u16(), pressed.1.status.as_u16()), (303, 303));
    assert_eq!((reversals(&app).await, owed(&app, &bulk.company.id).await), (1, 0));
    assert_eq!(in_the_books(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn money_that_was_not_sent_back_after_all_places_what_waits_for_it() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    let total = total(&app, &number).await;
    let back = format!("{}/payments/back", desk(&bulk));
    pay(&bulk, total - 1, "TRF 1").await;
    let fields = [("amount", "1000"), ("on", "2026-11-22"), ("reference", "KEMBALI 1")];
    let account = format!("{}/account", desk(&bulk));
    assert_eq!(bulk.shop.operator.submit(&account, &back, &fields).await.status, 303);
    pay(&bulk, 1, "TRF 2").await;
    assert_eq!(status(&app, &number).await, AwaitingPayment);
    outbox::deliver(&app).await;
    let page = page_of(&app, &bulk, "KEMBALI 1").await;
    assert_eq!(reverse(&bulk, &page, "Transfernya ditolak bank").await.status, 303);
    assert_eq!((status(&app, &number).await, in_the_books(&app).await), (Ordered, 0));
    let mails = outbox::deliver(&app).await;
    let told =
        "(KEMBALI 1) keliru tercatat dan kami batalkan: “Transfernya ditolak bank”. Tidak ada tagihan yang tersisa.";
    assert!(mails.iter().any(|mail| mail.text.contains(told)), "{mails:#?}");

    // what it had placed goes on, and is owed
    let paid = page_of(&app, &bulk, "TRF 1").await;
    assert_eq!(reverse(&bulk, &paid, "Uang hotel lain").await.status, 303);
    assert_eq!((status(&app, &number).await, owed(&app, &bulk.company.id).await), (Ordered, total - 1));
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_that_was_not_paid_yet_waits_again() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    let handover = send_all(&app, &bulk, &part, 100).await;
    sign(&app, &bulk.company.buyer, &handover, 100).await;
    let total = total(&app, &number).await;
    pay(&bulk, total, "TRF 1").await;
    app.advance(HOLD);
    let page = page_of(&app, &bulk, "TRF 1").await;
    assert_eq!(reverse(&bulk, &page, "Transfer dari hotel lain").await.status, 303);
    assert_eq!(payable::run(&app, &bulk.shop).await, RunOutcome::default(), "the company owes it");
    pay(&bulk, total, "TRF 2").await;
    assert!(payable::run(&app, &bulk.shop).await.total_minor > 0);
    // paid out: that stays, and the operator reads what the house has advanced
    let page = page_of(&app, &bulk, "TRF 2").await;
    let account = format!("{}/account", desk(&bulk));
    let advanced = Money::idr(total).display(Language::Id);
    let asked = bulk.shop.operator.get(&page).await.body;
    assert!(asked.contains("Ditalangi Etalase") && asked.contains(&format!("<strong>{advanced}</strong>")), "{asked}");
    assert!(!bulk.shop.operator.get(&account).await.body.contains("Ditalangi Etalase"));
    assert_eq!(reverse(&bulk, &page, "Transfer dari hotel lain").await.status, 303);
    assert_eq!(payable::run(&app, &bulk.shop).await, RunOutcome::default());
    let owing = bulk.shop.operator.get(&account).await.body;
    assert!(owing.contains("Ditalangi Etalase") && owing.contains(&format!("<strong>{advanced}</strong>")), "{owing}");
    assert!(!bulk.company.finance.get("/portal/wholesale/account").await.body.contains("Ditalangi"));
    pay(&bulk, total, "TRF 3").await;
    assert!(!bulk.shop.operator.get(&account).await.body.contains("Ditalangi Etalase"));
    assert_eq!(payable::run(&app, &bulk.shop).await, RunOutcome::default(), "once");
    assert_eq!(in_the_books(&app).await, 0);
    app.stop().await;
}

#[actix_web::test]
async fn only_bookings_of_this_company_are_reversed_and_only_by_operators() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    pay(&bulk, 500_000, "TRF 1").await;
    let page = page_of(&app, &bulk, "TRF 1").await;
    assert_eq!(bulk.company.finance.get(&page).await.status, 403);
    let token = bulk.company.finance.get("/account").await.form_token();
    let fields = [("csrf_token", token.as_str()), ("reason", "Salah jumlah")];
    assert_eq!(bulk.company.finance.post(&page, &fields).await.status, 403);
    let other = companies::approved(&app).await;
    let strange = page.replace(&bulk.company.id.to_string(), &other.id.to_string());
    let nobody = format!("{}/payments/0000/reversal", desk(&bulk));
    for wrong in [&strange, &nobody] {
        assert_eq!(bulk.shop.operator.get(wrong).await.status, 404, "{wrong}");
        assert_eq!(reverse(&bulk, wrong, "Salah jumlah").await.status, 404, "{wrong}");
    }
    assert_eq!(reversals(&app).await, 0);
    assert_eq!(reverse(&bulk, &page, "Salah jumlah").await.status, 303);
    let reversal = {
        let load = |conn: &mut DbConn| {
            let of = company_payments::table.filter(company_payments::reverses.is_not_null());
            Ok(of.select(company_payments::id).first::<CompanyPaymentId>(conn)?)
        };
        app.app.read::<_, DbError>(load).await.unwrap()
    };
    let of_it = format!("{}/payments/{reversal}/reversal", desk(&bulk));
    assert_eq!(bulk.shop.operator.get(&of_it).await.status, 404, "a reversal is not reversed");
    app.stop().await;
}
