//! Mails to the buyer about the whole order.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::refunds;
use etalase::i18n::Language;
use etalase::ids::RefundId;
use etalase::mail::Mail;
use etalase::orders::{OrderStatus, link};
use etalase::payments::Provider;

use super::{all_sent, assert_says, assert_says_nothing_of, sent};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample};

/// Every line of the sample order with its sums.
const LINES_ID: &[&str] =
    &["Kotak Tisu Anyaman Pandan", "Rp90.000", "Keranjang Ketak Bertutup (20cm)", "Rp165.000", "Rp366.000", "Rp42.000"];

#[actix_web::test]
async fn the_buyer_learns_how_and_until_when_to_pay() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order::placed(&app, &catalog, OrderSample::default()).await;
    let mail = sent(&app, Mail::OrderPlaced { order_id: order.id.clone() }).await;

    assert_eq!(mail.subject, format!("Pesanan {}: bayar sebelum 23 November 2026 10.00 WIB", order.number));
    assert!(mail.to.contains("pembeli@example.com"), "{}", mail.to);
    assert_eq!(mail.from, "Etalase <etalase@localhost>");
    assert_eq!(mail.reply_to, None);
    let url = format!("http://etalase.test{}", link::order_path(&app.app.config.server, &order.number));
    assert_says(&mail, &["Halo Pembeli Contoh", &url, "BUMDes Darmaji", "BUMDes Senggigi", "Bayar pesanan"]);
    assert!(LINES_ID.iter().all(|fact| mail.text.contains(fact)), "{}", mail.text);
    assert_says(&mail, &["Jalan Contoh 17", "Gambir, Kec. Gambir", "Daerah Khusus Ibukota Jakarta 10110"]);
    assert_says_nothing_of(&mail, &["Nomor rekening"]);
    app.stop().await;
}

#[actix_web::test]
async fn a_bank_transfer_names_the_account_the_amount_and_the_reference_in_the_buyers_language() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sample = OrderSample { language: Language::En, provider: Provider::BankTransfer, ..OrderSample::default() };
    let order = order::placed(&app, &catalog, sample).await;
    let mail = sent(&app, Mail::OrderPlaced { order_id: order.id }).await;

    assert_eq!(mail.subject, format!("Order {}: please pay before 23 November 2026 10:00 WIB", order.number));
    assert_says(&mail, &["Bank NTB", "0123456789", "Account holder", "Rp366,000", &order.number, "See the order"]);
    assert_says(&mail, &["Woven Pandan Tissue Box", "Kerandangan Thread Bracelet"]);
    assert_says_nothing_of(&mail, &["Kotak Tisu", "Pay for the order"]);
    app.stop().await;
}

#[actix_web::test]
async fn nobody_is_told_to_pay_what_is_paid() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sample = OrderSample { status: OrderStatus::Paid, ..OrderSample::default() };
    let order = order::placed(&app, &catalog, sample).await;
    assert!(all_sent(&app, Mail::OrderPlaced { order_id: order.id.clone() }).await.is_empty());
    assert!(all_sent(&app, Mail::OrderExpired { order_id: order.id }).await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn the_buyer_of_a_paid_order_learns_which_bumdes_sends_what_and_how_to_reach_it() {
    for (language, thanks, separately) in [
        (Language::Id, "Terima kasih, pembayaran Anda sudah kami terima.", "diteruskan ke 2 BUMDes"),
        (Language::En, "Thank you, your payment has arrived.", "now with 2 BUMDes"),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let sample = OrderSample { language, status: OrderStatus::Paid, ..OrderSample::default() };
        let order = order::placed(&app, &catalog, sample).await;
        let mail = sent(&app, Mail::OrderPaid { order_id: order.id }).await;

        assert!(mail.subject.contains(&order.number), "{}", mail.subject);
        assert_says(&mail, &[thanks, separately, &catalog.darmaji.phone, &catalog.senggigi.phone]);
        assert_says(&mail, &["Darmaji", "Lombok Tengah", "Senggigi", "Lombok Barat", "http://etalase.test/orders/"]);
        let (first, second) = mail.text.split_once("BUMDes Senggigi").unwrap();
        assert!(first.contains("20cm") && second.contains("merah"), "lines stand under their BUMDes:\n{}", mail.text);
        app.stop().await;
    }
}

#[actix_web::test]
async fn an_order_that_ran_out_of_time_says_that_nothing_was_taken() {
    for (language, facts) in [
        (Language::Id, ["Tidak ada yang ditagih", "23 November 2026 10.00 WIB"]),
        (Language::En, ["Nothing has been charged", "23 November 2026 10:00 WIB"]),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let sample = OrderSample { language, status: OrderStatus::Expired, ..OrderSample::default() };
        let order = order::placed(&app, &catalog, sample).await;
        let mail = sent(&app, Mail::OrderExpired { order_id: order.id }).await;
        assert_says(&mail, &facts);
        assert_says(&mail, &[&order.number]);
        app.stop().await;
    }
}

#[actix_web::test]
async fn money_that_came_too_late_is_told_to_go_back_the_way_it_came() {
    for (language, provider, facts) in [
        (Language::Id, Provider::Stripe, ["Rp366.000 kami kembalikan seluruhnya", "5 sampai 10 hari kerja"]),
        (Language::En, Provider::BankTransfer, ["all of it: Rp366,000", "which account the money should go to"]),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let sample = OrderSample { language, provider, status: OrderStatus::Expired, ..OrderSample::default() };
        let order = order::placed(&app, &catalog, sample).await;
        let (now, payment_id) = (app.app.clock.now(), order.payment_id.clone());
        let refund = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
            Ok(diesel::insert_into(refunds::table)
                .values((
                    refunds::id.eq(RefundId::new()),
                    refunds::payment_id.eq(payment_id),
                    refunds::status.eq("pending"),
                    refunds::amount_minor.eq(366_000),
                    refunds::items_minor.eq(300_000),
                    refunds::shipping_minor.eq(66_000),
                    refunds::is_restocked.eq(false),
                    refunds::reason.eq("paid too late"),
                    refunds::created_at.eq(now),
                    refunds::updated_at.eq(now),
                ))
                .execute(conn)?)
        };
        app.app.write(refund).await.unwrap();
        let mail = sent(&app, Mail::PaymentReturned { order_id: order.id }).await;
        assert_says(&mail, &facts);
        assert!(mail.subject.contains("Rp366") && mail.subject.contains(&order.number), "{}", mail.subject);
        app.stop().await;
    }
}
