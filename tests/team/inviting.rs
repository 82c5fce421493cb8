//! An owner invites by e-mail, sends again, takes back.

use std::time::Duration;

use etalase::accounts::BumdesRole;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::outbox;

const TEAM: &str = "/portal/bumdes/team";
const INVITATIONS: &str = "/portal/bumdes/team/invitations";

async fn owner(app: &TestApp, shop: &SmallCatalog) -> Client {
    people::member(app, &shop.darmaji.id, "pemilik@contoh.id", &[BumdesRole::Owner]).await
}

async fn invite(owner: &Client, email: &str, language: &str) -> Answer {
    let fields = [("email", email), ("language", language), ("role_orders", "1"), ("role_stock", "1")];
    owner.submit(TEAM, INVITATIONS, &fields).await
}

async fn invitation_id(owner: &Client) -> String {
    let body = owner.get(TEAM).await.body;
    body.split("/team/invitations/").nth(1).unwrap_or_else(|| panic!("{body}")).split('/').next().unwrap().to_owned()
}

#[actix_web::test]
async fn an_invitation_is_mailed_in_the_language_chosen_and_waits_on_the_page() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let answer = invite(&owner, " Baru@Contoh.id ", "id").await;
    assert_eq!(answer.location.as_deref(), Some(TEAM), "{}", answer.body);
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("baru@contoh.id"), "{}", mail.to);
    assert_eq!(mail.subject, "Demo pemilik@contoh.id mengundang Anda ke tim BUMDes Darmaji");
    for part in [&mail.text, &mail.html] {
        assert!(part.contains("Stok, Pesanan") && part.contains("29 November 2026"), "{part}");
    }
    let page = owner.get(TEAM).await.body;
    assert!(page.contains("baru@contoh.id") && page.contains("29 November 2026"), "{page}");

    invite(&owner, "new@example.org", "en").await;
    let mail = outbox::only(outbox::deliver(&app).await);
    assert_eq!(mail.subject, "Demo pemilik@contoh.id invites you to the team of BUMDes Darmaji");
    assert!(mail.text.contains("Stock, Orders"), "{}", mail.text);
    let trail = owner.get("/portal/bumdes/trail?topic=team").await.body;
    assert!(trail.contains("mengundang baru@contoh.id") && trail.contains("mengundang new@example.org"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let fields = [("email", "bukan alamat"), ("language", "en"), ("role_finance", "1")];
    let answer = owner.submit(TEAM, INVITATIONS, &fields).await;
    assert_eq!(answer.status, 422);
    for text in ["value=\"bukan alamat\"", "id=\"error-email\"", "value=\"en\" selected"] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert!(answer.body.contains(r#"name="role_finance" id="role-new-finance" value="1" checked"#), "{}", answer.body);
    let none = owner.submit(TEAM, INVITATIONS, &[("email", "baru@contoh.id")]).await;
    assert!(none.status == 422 && none.body.contains("id=\"error-roles\""), "{}", none.body);
    let member = invite(&owner, "PEMILIK@contoh.id", "id").await;
    assert!(member.status == 422 && member.body.contains("sudah ada di tim Anda"), "{}", member.body);
    invite(&owner, "baru@contoh.id", "id").await;
    let twice = invite(&owner, "baru@contoh.id", "id").await;
    assert!(twice.status == 422 && twice.body.contains("sudah diundang"), "{}", twice.body);
    app.stop().await;
}

#[actix_web::test]
async fn an_address_of_another_bumdes_is_invited_like_any_other() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    people::member(&app, &shop.trusmi.id, "lain@contoh.id", &[BumdesRole::Owner]).await;
    let (theirs, nobodys) =
        (invite(&owner, "lain@contoh.id", "id").await, invite(&owner, "siapa@contoh.id", "id").await);
    assert_eq!((theirs.status, &theirs.location), (nobodys.status, &nobodys.location));
    let body = owner.get(TEAM).await.body;
    assert!(!body.contains("Trusmi"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn sent_again_it_has_a_new_link_and_its_whole_time_and_the_old_link_is_dead() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    invite(&owner, "baru@contoh.id", "id").await;
    let old = outbox::link(&outbox::only(outbox::deliver(&app).await), "/invitations/");
    app.advance(Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(app.client().get(&old).await.status, 410);
    people::sign_in(&owner, "pemilik@contoh.id").await;
    assert!(owner.get(TEAM).await.body.contains("Sudah kedaluwarsa"));
    let id = invitation_id(&owner).await;
    assert_eq!(owner.submit(TEAM, &format!("{INVITATIONS}/{id}/sending"), &[]).await.status, 303);
    let new = outbox::link(&outbox::only(outbox::deliver(&app).await), "/invitations/");
    assert_ne!(old, new);
    assert_eq!(
        (app.client().get(&old).await.status.as_u16(), app.client().get(&new).await.status.as_u16()),
        (410, 200)
    );
    assert!(owner.get("/portal/bumdes/trail").await.body.contains("mengirim ulang undangan ke baru@contoh.id"));
    app.stop().await;
}

#[actix_web::test]
async fn one_that_is_taken_back_opens_nothing_and_leaves_room_for_another() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    invite(&owner, "baru@contoh.id", "id").await;
    let link = outbox::link(&outbox::only(outbox::deliver(&app).await), "/invitations/");
    let id = invitation_id(&owner).await;
    owner.submit(TEAM, &format!("{INVITATIONS}/{id}/revocation"), &[]).await;
    assert_eq!(app.client().get(&link).await.status, 410);
    let fields = [("name", "Baru"), ("password", people::PASSWORD)];
    assert_eq!(app.client().submit("/account/sign-in", &link, &fields).await.status, 410);
    for step in ["revocation", "sending"] {
        assert_eq!(owner.submit(TEAM, &format!("{INVITATIONS}/{id}/{step}"), &[]).await.status, 404, "{step}");
    }
    assert_eq!(invite(&owner, "baru@contoh.id", "id").await.status, 303);
    let id = invitation_id(&owner).await;
    owner.submit(TEAM, &format!("{INVITATIONS}/{id}/revocation"), &[]).await;
    assert!(outbox::deliver(&app).await.is_empty(), "taken back before it left");
    app.stop().await;
}

#[actix_web::test]
async fn one_that_has_run_out_makes_room_for_a_new_one() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    invite(&owner, "baru@contoh.id", "id").await;
    app.advance(Duration::from_secs(7 * 24 * 60 * 60));
    assert_eq!(invite(&owner, "baru@contoh.id", "id").await.status, 303);
    assert_eq!(owner.get(TEAM).await.body.matches("/revocation").count(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_that_writes_to_many_and_an_address_that_is_written_to_often_are_spared() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    invite(&owner, "baru@contoh.id", "id").await;
    let id = invitation_id(&owner).await;
    for _ in 0..3 {
        owner.submit(TEAM, &format!("{INVITATIONS}/{id}/sending"), &[]).await;
    }
    assert_eq!(outbox::deliver(&app).await.len(), 3, "three mails to one address, not four");
    assert!(owner.get(TEAM).await.body.contains("Terlalu banyak undangan"));
    let mut statuses = Vec::new();
    for n in 0..8 {
        statuses.push(invite(&owner, &format!("orang-{n}@contoh.id"), "id").await.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 303, 303, 429]);
    app.advance(Duration::from_secs(15 * 60 + 1));
    assert_eq!(invite(&owner, "orang-7@contoh.id", "id").await.status, 303);
    app.stop().await;
}

#[actix_web::test]
async fn an_owner_of_another_bumdes_neither_sends_nor_takes_back() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop).await;
    let stranger = people::member(&app, &shop.trusmi.id, "lain@contoh.id", &[BumdesRole::Owner]).await;
    invite(&owner, "baru@contoh.id", "id").await;
    let id = invitation_id(&owner).await;
    assert!(!stranger.get(TEAM).await.body.contains("baru@contoh.id"));
    for step in ["revocation", "sending"] {
        assert_eq!(stranger.submit(TEAM, &format!("{INVITATIONS}/{id}/{step}"), &[]).await.status, 404, "{step}");
    }
    assert!(owner.get(TEAM).await.body.contains("baru@contoh.id"));
    app.stop().await;
}
