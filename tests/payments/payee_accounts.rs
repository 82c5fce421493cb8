//! Money that no gateway sends back: the buyer tells an account, the operator sees it and sends.

use diesel::prelude::*;
use etalase::config::MailTransport;
use etalase::db::DbError;
use etalase::db::schema::refunds;
use etalase::ids::RefundId;
use etalase::jobs::worker;
use etalase::mail::outbox::{self, OutboxMail};
use etalase::payments::RefundStatus;
use etalase::payments::payee_account::account_path;

use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const TASKS: &str = "/portal/operator/refunds";
const ACCOUNT: [(&str, &str); 3] =
    [("bank", "Bank NTB Syariah"), ("number", "0123-4567-89"), ("holder", "Ayu Pembeli")];

/// A transfer of which Darmaji's part goes back, by hand.
async fn refund_by_hand(app: &TestApp) -> RefundId {
    let catalog = catalog::small(app).await;
    let order = order_factory::paid(app, &catalog).await;
    let bumdes = people::bumdes_operator(app, &catalog.darmaji.id).await;
    press(&bumdes, &order.darmaji.number, "rejection", &[("reason", "Stok habis")]).await;
    worker::run_due(&app.app).await.unwrap();
    let (id, status, _) = refund(app).await;
    assert_eq!(status, RefundStatus::Manual);
    id
}

async fn refund(app: &TestApp) -> (RefundId, RefundStatus, Option<String>) {
    app.app
        .read::<_, DbError>(|conn| {
            Ok(refunds::table.select((refunds::id, refunds::status, refunds::payee_account)).first(conn)?)
        })
        .await
        .unwrap()
}

fn mails(app: &TestApp) -> Vec<OutboxMail> {
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let entries = outbox::list(&folder, 100).unwrap();
    entries.iter().map(|e| outbox::read(&folder, &e.name).unwrap().unwrap()).collect()
}

fn mail_about(app: &TestApp, words: &str) -> OutboxMail {
    let found: Vec<OutboxMail> = mails(app).into_iter().filter(|mail| mail.subject.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {:?}", mails(app).iter().map(|m| m.subject.clone()).collect::<Vec<_>>());
    found.into_iter().next().unwrap()
}

#[actix_web::test]
async fn the_buyer_is_asked_once_answers_on_the_signed_page_and_hears_when_it_is_sent() {
    let app = TestApp::start().await;
    let id = refund_by_hand(&app).await;
    let asked = mail_about(&app, "Ke rekening mana Rp297.000");
    let path = account_path(&app.app.config.server, &id);
    assert!(asked.text.contains(&format!("http://etalase.test{path}")), "{}", asked.text);
    let operator = people::operator(&app).await;
    assert!(operator.get(TASKS).await.body.contains("Rekening belum diisi pembeli"));

    let buyer = app.client();
    let page = buyer.get(&path).await.body;
    assert!(page.contains("Rp297.000"));
    // a browser that keeps the page's address to itself posts with `Origin: null`, which no form of ours may
    assert!(!page.contains("no-referrer"), "{page}");
    let answer = buyer.submit(&path, &path, &ACCOUNT).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(path.as_str())));
    let page = buyer.get(&path).await.body;
    assert!(page.contains("•••• 6789") && !page.contains("0123456789"), "{page}");

    let (_, _, sealed) = refund(&app).await;
    let sealed = sealed.expect("kept");
    for part in ["0123456789", "Bank NTB", "Ayu"] {
        assert!(!sealed.contains(part), "{sealed}");
    }
    let tasks = operator.get(TASKS).await.body;
    for part in ["0123456789", "Bank NTB Syariah", "Ayu Pembeli"] {
        assert!(tasks.contains(part), "{part}: {tasks}");
    }
    operator.submit(TASKS, &format!("{TASKS}/{id}/completion"), &[("reference", "TRX-2211")]).await;
    operator.submit("/account", &format!("{TASKS}/{id}/completion"), &[("reference", "TRX-2211")]).await;
    worker::run_due(&app.app).await.unwrap();
    let sent = mail_about(&app, "sudah kami kirim");
    for part in ["Rp297.000", "TRX-2211", "•••• 6789"] {
        assert!(sent.text.contains(part), "{part}: {}", sent.text);
    }
    assert!(!sent.text.contains("0123456789"));
    assert_eq!(refund(&app).await.1, RefundStatus::Succeeded);
    // too late for another account
    buyer.submit("/account/sign-in", &path, &ACCOUNT).await;
    assert_eq!(refund(&app).await.2, Some(sealed));
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn an_account_that_cannot_be_one_comes_back_with_what_is_wrong() {
    let app = TestApp::start().await;
    let id = refund_by_hand(&app).await;
    let path = account_path(&app.app.config.server, &id);
    let buyer = app.client();
    let answer = buyer.submit(&path, &path, &[("bank", "BRI"), ("number", "12"), ("holder", "Ayu")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("5 sampai 20 angka") && answer.body.contains(r#"value="BRI""#), "{}", answer.body);
    assert_eq!(refund(&app).await.2, None);
    app.stop().await;
}

#[actix_web::test]
async fn the_page_opens_with_its_own_link_alone() {
    let app = TestApp::start().await;
    let id = refund_by_hand(&app).await;
    let other = account_path(&app.app.config.server, &RefundId::new());
    let token_of_the_other = other.split_once("token=").unwrap().1;
    let stranger = people::consumer(&app).await;
    for token in ["", "guessed", token_of_the_other] {
        let path = format!("/refunds/{id}/account?token={token}");
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
        assert_eq!(stranger.submit("/account", &path, &ACCOUNT).await.status, 404, "{path}");
    }
    assert_eq!(stranger.get(&other).await.status, 404, "a good signature of no refund");
    assert_eq!(refund(&app).await.2, None);
    app.stop().await;
}

#[actix_web::test]
async fn sealed_text_moved_to_another_refund_does_not_open() {
    let app = TestApp::start().await;
    let id = refund_by_hand(&app).await;
    let path = account_path(&app.app.config.server, &id);
    app.client().submit(&path, &path, &ACCOUNT).await;
    let sealed = refund(&app).await.2.unwrap();
    let config = &app.app.config.server;
    use etalase::payments::payee_account::PayeeAccount;
    assert!(PayeeAccount::unseal(config, &id, &sealed).is_some());
    assert!(PayeeAccount::unseal(config, &RefundId::new(), &sealed).is_none());
    app.stop().await;
}
