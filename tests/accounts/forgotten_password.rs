//! A forgotten password is replaced by whoever can read the address's mail.

use std::time::Duration;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::people;
use crate::support::outbox;

const FORM: &str = "/account/password";
const NEW: &str = "kopi gayo pagi hari";

async fn link(app: &TestApp, client: &Client, email: &str) -> String {
    let answer = client.submit(FORM, FORM, &[("email", email)]).await;
    assert_eq!(answer.location.as_deref(), Some("/account/mail-sent?about=password"));
    outbox::link(&outbox::only(outbox::deliver(app).await), "/account/password/")
}

async fn sign_in(app: &TestApp, password: &str) -> u16 {
    let fields = [("email", "ayu@contoh.id"), ("password", password)];
    app.client().submit("/account/sign-in", "/account/sign-in", &fields).await.status.as_u16()
}

#[actix_web::test]
async fn a_new_password_works_here_and_signs_out_everywhere_else() {
    let app = TestApp::start().await;
    let elsewhere = people::signed_in(&app, "ayu@contoh.id", vec![]).await;
    let client = app.client();
    let link = link(&app, &client, " AYU@contoh.id").await;
    let page = client.get(&link).await;
    assert!(page.status == 200 && page.body.contains("ayu@contoh.id"), "{}", page.body);
    let short = client.submit(&link, &link, &[("password", "pendek")]).await;
    assert!(short.status == 422 && short.body.contains("error-password"), "{}", short.body);
    assert_eq!(elsewhere.get("/account").await.status, 200, "nothing has changed yet");

    assert_eq!(client.submit(&link, &link, &[("password", NEW)]).await.location.as_deref(), Some("/account"));
    assert_eq!(client.get("/account").await.status, 200);
    assert_eq!(elsewhere.get("/account").await.status, 303);
    assert_eq!((sign_in(&app, people::PASSWORD).await, sign_in(&app, NEW).await), (422, 303));

    assert_eq!(app.client().get(&link).await.status, 410, "used");
    let again = app.client().submit(FORM, &link, &[("password", "kata sandi pencuri")]).await;
    assert_eq!(again.status, 410);
    assert_eq!(sign_in(&app, NEW).await, 303);
    app.stop().await;
}

#[actix_web::test]
async fn an_address_without_an_account_gets_the_same_answer_and_no_mail() {
    let app = TestApp::start().await;
    people::add(&app, "ayu@contoh.id", vec![]).await;
    let ask = |email: &'static str| {
        let client = app.client();
        async move { client.submit(FORM, FORM, &[("email", email)]).await }
    };
    let (known, unknown) = (ask("ayu@contoh.id").await, ask("siapa@contoh.id").await);
    assert_eq!((known.status, &known.location, &known.body), (unknown.status, &unknown.location, &unknown.body));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("ayu@contoh.id"), "{}", mail.to);
    app.stop().await;
}

#[actix_web::test]
async fn the_link_is_over_after_an_hour_and_opens_nobody_elses_account() {
    let app = TestApp::start().await;
    people::add(&app, "ayu@contoh.id", vec![]).await;
    let other = people::add(&app, "sri@contoh.id", vec![]).await;
    let client = app.client();
    let link = link(&app, &client, "ayu@contoh.id").await;
    let (_, rest) = link.split_once('.').unwrap();
    let token = etalase::accounts::mailed_link::token(
        &app.app.config.server,
        etalase::accounts::mailed_link::Purpose::SignUp,
        other.as_str(),
        app.app.clock.now(),
    );
    let of_other = token.split('.').next().unwrap();
    assert_eq!(client.get(&format!("/account/password/{of_other}.{rest}")).await.status, 410);
    app.advance(Duration::from_secs(59 * 60));
    assert_eq!(client.get(&link).await.status, 200);
    app.advance(Duration::from_secs(60));
    assert_eq!(client.get(&link).await.status, 410);
    assert_eq!(client.submit(FORM, &link, &[("password", NEW)]).await.status, 410);
    assert_eq!(sign_in(&app, people::PASSWORD).await, 303);
    app.stop().await;
}

#[actix_web::test]
async fn of_two_who_use_one_link_at_once_one_is_refused() {
    let app = TestApp::start().await;
    people::add(&app, "ayu@contoh.id", vec![]).await;
    let (one, two) = (app.client(), app.client());
    let link = link(&app, &one, "ayu@contoh.id").await;
    let (first, second) = futures_util::future::join(
        one.submit(FORM, &link, &[("password", "kata sandi pertama")]),
        two.submit(FORM, &link, &[("password", "kata sandi kedua")]),
    )
    .await;
    let mut seen = [first.status.as_u16(), second.status.as_u16()];
    seen.sort();
    assert_eq!(seen, [303, 410]);
    app.stop().await;
}

#[actix_web::test]
async fn asking_again_and_again_is_slowed_down_and_locks_nobody_out() {
    let app = TestApp::start().await;
    people::add(&app, "ayu@contoh.id", vec![]).await;
    let client = app.client();
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(client.submit(FORM, FORM, &[("email", "ayu@contoh.id")]).await.status.as_u16());
    }
    assert_eq!(seen, [303, 303, 303, 303, 303, 429]);
    assert_eq!(sign_in(&app, people::PASSWORD).await, 303, "signing in is counted by itself");
    app.stop().await;
}
