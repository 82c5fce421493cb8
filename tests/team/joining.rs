//! Somebody who was invited joins: with a new account, or the one they have.

use etalase::accounts::BumdesRole;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::outbox;

const TEAM: &str = "/portal/bumdes/team";

async fn owner(app: &TestApp, shop: &SmallCatalog) -> Client {
    people::member(app, &shop.darmaji.id, "pemilik@contoh.id", &[BumdesRole::Owner]).await
}

/// The link of an invitation to look after orders.
async fn invited(app: &TestApp, owner: &Client, email: &str) -> String {
    let answer = owner.submit(TEAM, &format!("{TEAM}/invitations"), &[("email", email), ("role_orders", "1")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    outbox::link(&outbox::only(outbox::deliver(app).await), "/invitations/")
}

#[actix_web::test]
async fn somebody_new_chooses_a_name_and_a_password_and_is_in() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let link = invited(&app, &owner, "baru@contoh.id").await;
    let client = app.client();
    let page = client.get(&link).await.body;
    for text in ["Bergabung dengan BUMDes Darmaji", "Demo pemilik@contoh.id", "Pesanan", "baru@contoh.id"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let short = client.submit(&link, &link, &[("name", "Sri"), ("password", "pendek")]).await;
    assert!(short.status == 422 && short.body.contains("value=\"Sri\""), "{}", short.body);
    let answer = client.submit(&link, &link, &[("name", "Sri"), ("password", people::PASSWORD)]).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/bumdes"), "{}", answer.body);
    let inbox = client.get("/portal/bumdes").await;
    assert!(inbox.status == 200 && inbox.body.contains("Peran Anda: Pesanan"), "{}", inbox.body);
    assert_eq!(client.get("/portal/bumdes/money").await.status, 403);
    people::sign_in(&app.client(), "baru@contoh.id").await;

    let team = owner.get(TEAM).await.body;
    assert!(team.contains("Sri") && !team.contains("/revocation"), "{team}");
    let trail = owner.get("/portal/bumdes/trail").await.body;
    assert!(trail.contains("bergabung dengan tim lewat undangan ke baru@contoh.id"), "{trail}");

    let second = app.client();
    assert_eq!(second.get(&link).await.status, 410, "used");
    let fields = [("name", "Lain"), ("password", people::PASSWORD)];
    assert_eq!(second.submit("/account/sign-in", &link, &fields).await.status, 410);
    app.stop().await;
}

#[actix_web::test]
async fn somebody_with_an_account_signs_in_and_accepts_with_one_button() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    people::add(&app, "pembeli@contoh.id", vec![]).await;
    let link = invited(&app, &owner, "pembeli@contoh.id").await;
    let client = app.client();
    let page = client.get(&link).await.body;
    assert!(page.contains("sudah punya akun") && page.contains("/account/sign-in?next=%2Finvitations%2F"), "{page}");
    let forced = [("name", "Penyusup"), ("password", "kata sandi penyusup")];
    let answer = client.submit("/account/sign-in", &link, &forced).await;
    assert_eq!(answer.status, 422, "an account is not taken over by its invitation");
    people::sign_in(&client, "pembeli@contoh.id").await;
    let answer = client.submit(&link, &link, &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/bumdes"), "{}", answer.body);
    assert_eq!(client.get("/portal/bumdes").await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn an_invitation_is_for_its_address_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let link = invited(&app, &owner, "baru@contoh.id").await;
    let other = people::signed_in(&app, "orang-lain@contoh.id", vec![]).await;
    let page = other.get(&link).await.body;
    assert!(page.contains("Anda masuk sebagai orang-lain@contoh.id"), "{page}");
    let answer = other.submit(&link, &link, &[]).await;
    assert_eq!((answer.status.as_u16(), other.get("/portal/bumdes").await.status.as_u16()), (422, 403));
    let answer = other.submit(&link, "/account/sign-out", &[("next", &link)]).await;
    assert_eq!(answer.location.as_deref(), Some(link.as_str()));
    assert!(other.get(&link).await.body.contains("name=\"password\""));
    app.stop().await;
}

#[actix_web::test]
async fn whoever_works_for_another_bumdes_is_told_and_may_join_after_leaving() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    people::member(&app, &shop.trusmi.id, "ketua@contoh.id", &[BumdesRole::Owner]).await;
    let link = invited(&app, &owner, "lain@contoh.id").await;
    let client = people::member(&app, &shop.trusmi.id, "lain@contoh.id", &[BumdesRole::Stock]).await;
    for page in [client.get(&link).await.body, client.submit("/account", &link, &[]).await.body] {
        assert!(page.contains("Anda sudah bekerja untuk BUMDes Trusmi"), "{page}");
    }
    assert_eq!(client.get("/portal/bumdes/products").await.status, 200, "still there");
    client.submit(TEAM, &format!("{TEAM}/departure"), &[]).await;
    assert_eq!(client.submit(&link, &link, &[]).await.location.as_deref(), Some("/portal/bumdes"));
    assert_eq!(client.get("/portal/bumdes/products").await.status, 403);
    assert!(client.get("/portal/bumdes/team").await.body.contains("BUMDes Darmaji"));
    app.stop().await;
}

#[actix_web::test]
async fn a_link_that_was_made_up_opens_nothing_and_many_tries_are_slowed_down() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let link = invited(&app, &owner, "baru@contoh.id").await;
    let mut statuses = Vec::new();
    for n in 0..11 {
        statuses.push(app.client().get(&format!("{link}{n}")).await.status.as_u16());
    }
    assert_eq!((statuses[0], statuses[10]), (410, 429));
    assert_eq!(app.client().get(&link).await.status, 200, "the right one still opens");
    app.stop().await;
}

#[actix_web::test]
async fn of_two_who_accept_at_once_one_account_is_made() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let link = invited(&app, &owner, "baru@contoh.id").await;
    let (one, two) = (app.client(), app.client());
    let fields = [("name", "Sri"), ("password", people::PASSWORD)];
    let (first, second) =
        futures_util::future::join(one.submit(&link, &link, &fields), two.submit(&link, &link, &fields)).await;
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort();
    assert_eq!(statuses, [303, 410]);
    app.stop().await;
}
