//! Mails about money that goes back and about complaints, in both languages.

use diesel::prelude::*;
use etalase::complaints::{Complaint, Outcome};
use etalase::db::schema::{complaints, payments, refunds};
use etalase::db::{DbConn, DbError};
use etalase::i18n::Language;
use etalase::ids::{ComplaintId, RefundId};
use etalase::mail::Mail;
use etalase::orders::OrderStatus;
use etalase::payments::payee_account::{PayeeAccount, account_path};
use etalase::payments::{Method, Provider, Refund, RefundStatus};

use super::{all_sent, assert_says, assert_says_nothing_of, sent};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample, PlacedOrder};

fn paid(language: Language) -> OrderSample {
    let (provider, status) = (Provider::BankTransfer, OrderStatus::Paid);
    OrderSample { language, provider, status, ..OrderSample::default() }
}

/// A refund of Darmaji's part.
async fn refund(app: &TestApp, order: &PlacedOrder, status: RefundStatus, sealed: Option<&PayeeAccount>) -> RefundId {
    let (id, now) = (RefundId::new(), app.app.clock.now());
    let row = Refund {
        payee_account: sealed.map(|account| account.seal(&app.app.config.server, &id)),
        id: id.clone(),
        payment_id: order.payment_id.clone(),
        fulfillment_order_id: Some(order.darmaji.id.clone()),
        status,
        amount_minor: 297_000,
        items_minor: 255_000,
        shipping_minor: 42_000,
        is_restocked: false,
        reason: "habis".into(),
        decided_by: None,
        reference: Some("TRX-2211".into()),
        created_at: now,
        updated_at: now,
    };
    app.app
        .write::<_, DbError>(move |conn| Ok(diesel::insert_into(refunds::table).values(&row).execute(conn)?))
        .await
        .unwrap();
    id
}

#[actix_web::test]
async fn the_buyer_is_asked_for_an_account_by_a_link_of_its_own_and_only_while_one_is_wanted() {
    for (language, facts) in [
        (Language::Id, ["Rp297.000", "lewat transfer bank", "tidak pernah meminta PIN"]),
        (Language::En, ["Rp297,000", "by bank transfer", "never ask for a PIN"]),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, paid(language)).await;
        let id = refund(&app, &order, RefundStatus::Manual, None).await;
        let link = format!("http://etalase.test{}", account_path(&app.app.config.server, &id));
        let mail = sent(&app, Mail::PayeeAccountWanted { refund_id: id }).await;
        assert_says(&mail, &facts);
        assert_says(&mail, &[&order.number]);
        assert!(mail.text.contains(&link), "{}", mail.text);
        let done = refund(&app, &order, RefundStatus::Succeeded, None).await;
        assert!(all_sent(&app, Mail::PayeeAccountWanted { refund_id: done }).await.is_empty());
        app.stop().await;
    }
}

#[actix_web::test]
async fn a_refund_that_was_sent_is_told_with_its_reference_and_the_end_of_the_account() {
    for (language, facts) in
        [(Language::Id, ["sudah kami kembalikan", "Dikirim ke"]), (Language::En, ["We have returned", "Sent to"])]
    {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, paid(language)).await;
        let account = PayeeAccount { bank: "BRI".into(), number: "0123456789".into(), holder: "Ayu".into() };
        let id = refund(&app, &order, RefundStatus::Succeeded, Some(&account)).await;
        let mail = sent(&app, Mail::RefundSent { refund_id: id }).await;
        assert_says(&mail, &facts);
        assert_says(&mail, &["TRX-2211", "BRI •••• 6789", &order.number]);
        assert_says_nothing_of(&mail, &["0123456789"]);
        app.stop().await;
    }
}

#[actix_web::test]
async fn a_cancelled_order_is_told_to_the_buyer_and_its_parts_to_their_bumdes() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    for (language, unpaid, facts) in [
        (Language::Id, "Tidak ada yang ditagih", ["dibatalkan seperti yang Anda minta", "Rp366.000"]),
        (Language::En, "Nothing is charged", ["cancelled as you asked", "Rp366,000"]),
    ] {
        let order = order::placed(&app, &catalog, OrderSample { language, ..OrderSample::default() }).await;
        let mail = sent(&app, Mail::OrderCancelled { order_id: order.id.clone() }).await;
        assert_says(&mail, &facts);
        assert_says(&mail, &[unpaid]);
        let mail = sent(&app, Mail::PartCancelled { fulfillment_order_id: order.darmaji.id.clone() }).await;
        assert!(mail.to.contains(&catalog.darmaji.email), "{}", mail.to);
        assert_says(&mail, &["tidak perlu dikemas", "Kotak Tisu Anyaman Pandan", &order.darmaji.number]);
        assert_says_nothing_of(&mail, &["Gelang", "Senggigi", "token="]);
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_complaint_is_told_to_both_sides_and_its_end_to_the_buyer() {
    for (language, received, ended) in [
        (Language::Id, "Terima kasih sudah memberi tahu kami", "tidak dapat kami terima"),
        (Language::En, "Thank you for telling us", "could not accept your complaint"),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, paid(language)).await;
        let (id, now) = (ComplaintId::new(), app.app.clock.now());
        let row = Complaint {
            id: id.clone(),
            fulfillment_order_id: order.darmaji.id.clone(),
            opened_by: None,
            text: "Kotaknya <b>pecah</b> di satu sisi.".into(),
            opened_at: now,
            closed_at: Some(now),
            closed_by: None,
            outcome: Some(Outcome::Declined),
            answer: Some("Fotonya menunjukkan barang lain.".into()),
        };
        app.app
            .write::<_, DbError>(move |conn| Ok(diesel::insert_into(complaints::table).values(&row).execute(conn)?))
            .await
            .unwrap();
        let words = "Kotaknya <b>pecah</b> di satu sisi.";
        let mail = sent(&app, Mail::ComplaintReceived { complaint_id: id.clone() }).await;
        assert_says(&mail, &[received, words, "BUMDes Darmaji", &order.number]);
        let mail = sent(&app, Mail::ComplaintOpened { complaint_id: id.clone() }).await;
        assert!(mail.to.contains(&catalog.darmaji.email), "{}", mail.to);
        assert!(mail.reply_to.as_deref().unwrap().contains("pembeli@example.com"));
        assert_says(&mail, &[words, "Pembeli Contoh", &order.darmaji.number]);
        assert_says_nothing_of(&mail, &["token=", "Senggigi"]);
        let mail = sent(&app, Mail::ComplaintClosed { complaint_id: id }).await;
        assert_says(&mail, &[ended, words, "Fotonya menunjukkan barang lain."]);
        app.stop().await;
    }
}

#[actix_web::test]
async fn money_that_cannot_go_back_the_way_it_came_is_not_said_to() {
    for (method, said, not_said) in [
        (Method::MidtransQris, "lewat cara Anda membayar", "lewat transfer bank"),
        (Method::MidtransVirtualAccount, "lewat transfer bank", "lewat cara Anda membayar"),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let sample = OrderSample { provider: Provider::Midtrans, ..paid(Language::Id) };
        let order = order::placed(&app, &catalog, sample).await;
        let change = move |conn: &mut DbConn| {
            Ok(diesel::update(payments::table).set(payments::method.eq(method)).execute(conn)?)
        };
        app.app.write::<_, DbError>(change).await.unwrap();
        for mail in [
            Mail::Rejected { fulfillment_order_id: order.darmaji.id.clone() },
            Mail::PaymentReturned { order_id: order.id.clone() },
        ] {
            let mail = sent(&app, mail).await;
            assert_says(&mail, &[said]);
            assert_says_nothing_of(&mail, &[not_said]);
        }
        app.stop().await;
    }
}
