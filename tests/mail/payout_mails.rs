//! Mails that tell a BUMDes what became of its payout.

use diesel::prelude::*;
use etalase::config::MailTransport;
use etalase::db::DbError;
use etalase::db::schema::users;
use etalase::i18n::Language;
use etalase::jobs::worker;
use etalase::mail::outbox::{self, OutboxMail};
use etalase::money::Money;

use super::{assert_says, assert_says_nothing_of};
use crate::support::TestApp;
use crate::support::factories::payable;

/// Every mail about this payout, the newest first.
async fn about(app: &TestApp, number: &str) -> Vec<OutboxMail> {
    worker::run_due(&app.app).await.unwrap();
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let entries = outbox::list(&folder, 100).unwrap().into_iter().filter(|entry| entry.subject.contains(number));
    entries.map(|entry| outbox::read(&folder, &entry.name).unwrap().unwrap()).collect()
}

#[actix_web::test]
async fn a_bumdes_is_told_in_its_language_that_a_payout_has_left_or_come_back() {
    for (language, paid, failed, dates) in [
        (
            Language::Id,
            "sudah kami transfer ke rekening BUMDes",
            ["tidak sampai ke rekening BUMDes", "Mohon periksa nama bank"],
            "22 November 2026 sampai 22 November 2026",
        ),
        (
            Language::En,
            "to your BUMDes’s account",
            ["did not reach your BUMDes’s account", "Please check the bank"],
            "22 November 2026 to 22 November 2026",
        ),
    ] {
        let app = TestApp::start().await;
        let shop = payable::shop(&app).await;
        let set =
            move |conn: &mut _| Ok(diesel::update(users::table).set(users::language.eq(language)).execute(conn)?);
        app.app.write::<_, DbError>(set).await.unwrap();
        let sale = payable::due(&app, &shop, 2).await;
        payable::run(&app, &shop).await;
        let payout = payable::payouts(&app).await.remove(0);
        assert!(about(&app, &payout.number).await.is_empty(), "nothing has left yet");
        let sum = Money::idr(sale.total_minor).display(language);
        let page = format!("http://etalase.test/portal/bumdes/money/payouts/{}", payout.number);

        payable::paid(&app, &shop, &payout.number).await.unwrap();
        let told = about(&app, &payout.number).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].to.contains(&shop.catalog.darmaji.email), "{}", told[0].to);
        assert_says(&told[0], &[paid, &sum, dates, "TRX-77", "Bank NTB Syariah •••• 4455", &page]);
        assert_says_nothing_of(&told[0], &["00122334455"]);

        payable::failed(&app, &shop, &payout.number).await.unwrap();
        let told = about(&app, &payout.number).await;
        assert_eq!(told.len(), 2, "{told:?}");
        let told = told.iter().find(|mail| mail.text.contains(failed[0])).expect("a mail about the failure");
        assert_says(told, &[failed[1], &sum, "nomor rekening ditolak", &page, "/portal/bumdes/money/bank-account"]);
        app.stop().await;
    }
}

#[actix_web::test]
async fn a_payout_that_came_back_before_its_mail_left_is_told_once() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await.remove(0).number;
    payable::paid(&app, &shop, &number).await.unwrap();
    payable::failed(&app, &shop, &number).await.unwrap();
    let told = about(&app, &number).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].subject.contains("belum sampai"), "{}", told[0].subject);
    app.stop().await;
}
