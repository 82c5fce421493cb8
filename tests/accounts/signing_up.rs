//! A new account belongs to whoever can read the address's mail, and the form tells nobody who has one.

use std::time::Duration;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::people;
use crate::support::outbox;

const FORM: &str = "/account/sign-up";
const HOUR: Duration = Duration::from_secs(60 * 60);

async fn ask(client: &Client, email: &str) -> Answer {
    client.submit(FORM, FORM, &[("email", email), ("next", "/cart")]).await
}

#[actix_web::test]
async fn the_link_in_the_mail_opens_a_new_account_once() {
    let app = TestApp::start().await;
    let client = app.client();
    let answer = ask(&client, " Ayu@Contoh.id ").await;
    assert_eq!(answer.location.as_deref(), Some("/account/mail-sent?about=sign-up"));
    assert!(client.get("/account/mail-sent?about=sign-up").await.body.contains("Periksa email Anda"));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("ayu@contoh.id"), "{}", mail.to);
    let link = outbox::link(&mail, "/account/sign-up/");
    let short = client.submit(&link, &link, &[("name", "Ayu"), ("password", "pendek")]).await;
    assert!(short.status == 422 && short.body.contains("value=\"Ayu\""), "{}", short.body);
    let person = [("name", "Ayu"), ("password", "tenun ikat merah"), ("next", "/cart")];
    assert_eq!(client.submit(&link, &link, &person).await.location.as_deref(), Some("/cart"));
    assert!(client.get("/account").await.body.contains("Halo, Ayu"));

    let stranger = app.client();
    let again = stranger.submit(&link, &link, &person).await;
    assert_eq!(again.location.as_deref(), Some("/account/sign-in"));
    assert_eq!(stranger.get("/account").await.status, 303, "nobody is signed in by a used link");
    app.stop().await;
}

#[actix_web::test]
async fn an_address_with_an_account_gets_the_same_answer_and_another_mail() {
    let app = TestApp::start().await;
    people::add(&app, "ada@contoh.id", vec![]).await;
    let (known, unknown) = (ask(&app.client(), "ada@contoh.id").await, ask(&app.client(), "baru@contoh.id").await);
    assert_eq!((known.status, &known.location, &known.body), (unknown.status, &unknown.location, &unknown.body));
    let mails = outbox::deliver(&app).await;
    assert_eq!(mails.len(), 2);
    let mine = mails.iter().find(|mail| mail.to.contains("ada@contoh.id")).unwrap();
    assert!(mine.subject.contains("sudah punya akun") && !mine.text.contains("/account/sign-up/"), "{}", mine.text);
    outbox::link(mine, "/account/password");
    app.stop().await;
}

#[actix_web::test]
async fn a_link_that_is_old_or_changed_opens_nothing() {
    let app = TestApp::start().await;
    let client = app.client();
    ask(&client, "ayu@contoh.id").await;
    let link = outbox::link(&outbox::only(outbox::deliver(&app).await), "/account/sign-up/");
    let path = link.split('?').next().unwrap();
    for changed in [format!("{path}x"), path.replacen('.', "A.", 1), "/account/sign-up/x".to_owned()] {
        assert_eq!(client.get(&changed).await.status, 410, "{changed}");
    }
    app.advance(24 * HOUR);
    let person = [("name", "Ayu"), ("password", "tenun ikat merah")];
    let answer = client.submit("/account/sign-in", &link, &person).await;
    assert!(answer.status == 410 && answer.body.contains("berlaku 24 jam"), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn a_mail_that_waited_too_long_is_not_sent() {
    let app = TestApp::start().await;
    ask(&app.client(), "ayu@contoh.id").await;
    app.advance(25 * HOUR);
    assert!(outbox::deliver(&app).await.is_empty());
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn whoever_fills_a_mailbox_by_the_form_is_slowed_down() {
    let app = TestApp::start().await;
    let client = app.client();
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(ask(&client, "ayu@contoh.id").await.status.as_u16());
    }
    assert_eq!(seen, [303, 303, 303, 303, 303, 429]);
    assert_eq!(ask(&client, "bukan alamat").await.status, 422);
    people::add(&app, "lain@contoh.id", vec![]).await;
    people::sign_in(&client, "lain@contoh.id").await;
    app.stop().await;
}
