//! Signing in: the right password opens a new session, guessing is slowed down.

use std::time::Duration;

use etalase::accounts::{AddUserError, NewUser, add_user, password};
use etalase::db::schema::sessions;
use etalase::i18n::Language;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

const FORM: &str = "/account/sign-in";

async fn app_with_a_buyer() -> TestApp {
    let app = TestApp::start().await;
    let now = app.app.clock.now();
    let user = NewUser {
        email: " Pembeli@Contoh.id ".into(),
        name: "Pembeli Demo".into(),
        phone: None,
        password_hash: password::hash("kopi dari desa").unwrap(),
        language: Language::Id,
        roles: vec![],
    };
    app.app.write::<_, AddUserError>(move |conn| add_user(conn, now, &user)).await.unwrap();
    app
}

async fn sign_in(client: &Client, password: &str) -> Answer {
    client.submit(FORM, FORM, &[("email", "pembeli@contoh.id"), ("password", password), ("next", "/account")]).await
}

#[actix_web::test]
async fn the_right_password_opens_the_account_and_signing_out_closes_it() {
    let app = app_with_a_buyer().await;
    let client = app.client();
    let answer = sign_in(&client, "kopi dari desa").await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some("/account")));
    assert!(client.get("/account").await.body.contains("Pembeli Demo"));

    client.submit("/account", "/account/sign-out", &[]).await;
    let answer = client.get("/account").await;
    assert_eq!(answer.location.as_deref(), Some("/account/sign-in?next=%2Faccount"));
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = app_with_a_buyer().await;
    let client = app.client();
    let wrong = sign_in(&client, "kopi dari kota").await;
    let unknown = client.submit(FORM, FORM, &[("email", "orang@lain.id"), ("password", "x")]).await;
    assert_eq!((wrong.status, unknown.status), (422.try_into().unwrap(), 422.try_into().unwrap()));
    for answer in [wrong, unknown] {
        assert!(answer.body.contains("Email atau kata sandinya tidak cocok"), "{}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn after_five_wrong_passwords_even_the_right_one_waits_fifteen_minutes() {
    let app = app_with_a_buyer().await;
    let client = app.client();
    for _ in 0..5 {
        assert_eq!(sign_in(&client, "salah").await.status, 422);
    }
    assert_eq!(sign_in(&client, "kopi dari desa").await.status, 429);
    app.advance(Duration::from_secs(15 * 60 + 1));
    assert_eq!(sign_in(&client, "kopi dari desa").await.status, 303);
    app.stop().await;
}

#[actix_web::test]
async fn signing_in_renews_the_session_and_the_table_holds_no_key_that_opens_it() {
    use diesel::prelude::*;

    let app = app_with_a_buyer().await;
    let client = app.client();
    sign_in(&client, "kopi dari desa").await;
    let first = client.cookie("etalase_session").unwrap();
    sign_in(&client, "kopi dari desa").await;
    let second = client.cookie("etalase_session").unwrap();
    assert_ne!(first, second);

    let stranger = app.client();
    stranger.set_cookie("etalase_session", &first);
    assert_eq!(stranger.get("/account").await.status, 303, "the old key is worth nothing");

    let hashes: Vec<String> = app
        .app
        .read::<_, etalase::db::DbError>(|conn| Ok(sessions::table.select(sessions::key_hash).load(conn)?))
        .await
        .unwrap();
    assert!(hashes.iter().all(|hash| !second.contains(hash.as_str())));
    app.stop().await;
}

#[actix_web::test]
async fn sign_in_never_leads_to_another_site() {
    let app = app_with_a_buyer().await;
    let client = app.client();
    let fields = [("email", "pembeli@contoh.id"), ("password", "kopi dari desa"), ("next", "//evil.example")];
    assert_eq!(client.submit(FORM, FORM, &fields).await.location.as_deref(), Some("/"));
    app.stop().await;
}

#[actix_web::test]
async fn an_address_made_up_before_the_proxys_own_does_not_start_the_count_again() {
    let app = TestApp::start_with(&[("ETALASE_TRUST_PROXY", "1")]).await;
    let client = app.client();
    let token = client.get(FORM).await.form_token();
    let mut last = 0;
    for n in 0..31 {
        let (email, claim) = (format!("orang-{n}@contoh.id"), format!("198.51.100.{n}, 203.0.113.7"));
        let fields = [("csrf_token", token.as_str()), ("email", &email), ("password", "salah")];
        let request = client.request(reqwest::Method::POST, FORM).form(&fields);
        let request = request.header("x-forwarded-for", claim).header("forwarded", format!("for=192.0.2.{n}"));
        last = client.send(request).await.status.as_u16();
    }
    assert_eq!(last, 429);
    app.stop().await;
}
