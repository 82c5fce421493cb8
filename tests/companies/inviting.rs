//! An admin invites by e-mail, sends again, takes back; whoever opens the link joins.

use std::time::Duration;

use crate::support::client::{Answer, Client};
use crate::support::factories::{companies, people};
use crate::support::{TestApp, outbox};

const MEMBERS: &str = "/portal/wholesale/members";
const INVITATIONS: &str = "/portal/wholesale/members/invitations";
const LINK: &str = "/invitations/company/";

async fn invite(admin: &Client, email: &str) -> Answer {
    let fields = [("email", email), ("language", "id"), ("role_approver", "1"), ("role_finance", "1")];
    admin.submit(MEMBERS, INVITATIONS, &fields).await
}

async fn invited(app: &TestApp, admin: &Client, email: &str) -> String {
    let answer = invite(admin, email).await;
    assert_eq!(answer.location.as_deref(), Some(MEMBERS), "{}", answer.body);
    outbox::link(&outbox::only(outbox::deliver(app).await), LINK)
}

async fn invitation_id(admin: &Client) -> String {
    let body = admin.get(MEMBERS).await.body;
    body.split("/members/invitations/").nth(1).unwrap_or_else(|| panic!("{body}")).split('/').next().unwrap().to_owned()
}

#[actix_web::test]
async fn somebody_new_is_mailed_chooses_a_name_and_a_password_and_is_in() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    invite(&admin, " Direksi@Hotel.example ").await;
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("direksi@hotel.example") && mail.subject.contains("mengundang Anda ke tim PT Hotel Uji"));
    assert!(mail.text.contains("Penyetuju, Keuangan") && mail.text.contains("29 November 2026"), "{}", mail.text);
    let link = outbox::link(&mail, LINK);
    let client = app.client();
    let page = client.get(&link).await.body;
    for text in ["Bergabung dengan PT Hotel Uji", "Penyetuju", "direksi@hotel.example"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let short = client.submit(&link, &link, &[("name", "Sri"), ("password", "pendek")]).await;
    assert!(short.status == 422 && short.body.contains("value=\"Sri\""), "{}", short.body);
    let answer = client.submit(&link, &link, &[("name", "Sri"), ("password", people::PASSWORD)]).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/wholesale"), "{}", answer.body);
    assert!(client.get("/portal/wholesale").await.body.contains("Peran Anda: Penyetuju, Keuangan"));
    assert_eq!(client.get("/portal/wholesale/trail").await.status, 403);
    assert_eq!(app.client().get(&link).await.status, 410, "used");
    let members = admin.get(MEMBERS).await.body;
    assert!(members.contains("Sri") && !members.contains("/revocation"), "{members}");
    assert!(
        admin.get("/portal/wholesale/trail").await.body.contains("bergabung lewat undangan ke direksi@hotel.example")
    );
    assert!(admin.get("/portal/notices").await.body.contains("Sri bergabung dengan perusahaan."));
    app.stop().await;
}

#[actix_web::test]
async fn somebody_with_an_account_signs_in_and_an_invitation_is_for_its_address_alone() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    people::add(&app, "pembeli@contoh.id", vec![]).await;
    let link = invited(&app, &admin, "pembeli@contoh.id").await;
    let other = people::signed_in(&app, "orang-lain@contoh.id", vec![]).await;
    assert!(other.get(&link).await.body.contains("Anda masuk sebagai orang-lain@contoh.id"));
    assert_eq!(other.submit(&link, &link, &[]).await.status, 422);
    assert_eq!(other.get("/portal/wholesale").await.status, 403);
    let client = app.client();
    let forced = [("name", "Penyusup"), ("password", "kata sandi penyusup")];
    assert_eq!(client.submit("/account/sign-in", &link, &forced).await.status, 422, "an account is not taken over");
    people::sign_in(&client, "pembeli@contoh.id").await;
    assert_eq!(client.submit(&link, &link, &[]).await.location.as_deref(), Some("/portal/wholesale"));
    app.stop().await;
}

#[actix_web::test]
async fn whoever_works_for_another_company_is_told_and_may_join_after_leaving() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let other = companies::approved(&app).await;
    let (client, _) =
        companies::member(&app, &other.id, "lain@hotel.example", &[etalase::companies::CompanyRole::Finance]).await;
    let link = invited(&app, &admin, "lain@hotel.example").await;
    for page in [client.get(&link).await.body, client.submit("/account", &link, &[]).await.body] {
        assert!(page.contains(&format!("Anda sudah bekerja untuk {}", other.name)), "{page}");
    }
    client.submit(MEMBERS, &format!("{MEMBERS}/departure"), &[]).await;
    assert_eq!(client.submit(&link, &link, &[]).await.location.as_deref(), Some("/portal/wholesale"));
    assert!(!client.get(MEMBERS).await.body.contains(&other.name));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_wrong_is_told_beside_its_field() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let fields = [("email", "bukan alamat"), ("role_finance", "1")];
    let answer = admin.submit(MEMBERS, INVITATIONS, &fields).await;
    assert!(answer.status == 422 && answer.body.contains("id=\"error-email\""), "{}", answer.body);
    assert!(answer.body.contains(r#"name="role_finance" id="role-new-finance" value="1" checked"#), "{}", answer.body);
    let none = admin.submit(MEMBERS, INVITATIONS, &[("email", "baru@hotel.example")]).await;
    assert!(none.status == 422 && none.body.contains("id=\"error-roles\""), "{}", none.body);
    invite(&admin, "baru@hotel.example").await;
    let twice = invite(&admin, "baru@hotel.example").await;
    assert!(twice.status == 422 && twice.body.contains("sudah diundang"), "{}", twice.body);
    let id = companies::latest(&app).await;
    companies::member(&app, &id, "ada@hotel.example", &[etalase::companies::CompanyRole::Buyer]).await;
    let member = invite(&admin, "ADA@hotel.example").await;
    assert!(member.status == 422 && member.body.contains("sudah menjadi anggota"), "{}", member.body);
    app.stop().await;
}

#[actix_web::test]
async fn sent_again_it_has_a_new_link_and_taken_back_it_has_none() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let old = invited(&app, &admin, "baru@hotel.example").await;
    app.advance(Duration::from_secs(60));
    let id = invitation_id(&admin).await;
    admin.submit(MEMBERS, &format!("{INVITATIONS}/{id}/sending"), &[]).await;
    let new = outbox::link(&outbox::only(outbox::deliver(&app).await), LINK);
    assert_ne!(old, new);
    assert_eq!(
        (app.client().get(&old).await.status.as_u16(), app.client().get(&new).await.status.as_u16()),
        (410, 200)
    );
    admin.submit(MEMBERS, &format!("{INVITATIONS}/{id}/revocation"), &[]).await;
    assert_eq!(app.client().get(&new).await.status, 410);
    for step in ["revocation", "sending"] {
        assert_eq!(admin.submit(MEMBERS, &format!("{INVITATIONS}/{id}/{step}"), &[]).await.status, 404, "{step}");
    }
    let third = invited(&app, &admin, "baru@hotel.example").await;
    app.advance(Duration::from_secs(7 * 24 * 60 * 60));
    assert_eq!(app.client().get(&third).await.status, 410, "its week is over");
    app.stop().await;
}

#[actix_web::test]
async fn made_up_links_open_nothing_and_an_address_is_not_written_to_often() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let link = invited(&app, &admin, "baru@hotel.example").await;
    let mut statuses = Vec::new();
    for n in 0..11 {
        statuses.push(app.client().get(&format!("{link}{n}")).await.status.as_u16());
    }
    assert_eq!((statuses[0], statuses[10]), (410, 429));
    assert_eq!(app.client().get(&link).await.status, 200, "the right one still opens");
    let id = invitation_id(&admin).await;
    for _ in 0..3 {
        admin.submit(MEMBERS, &format!("{INVITATIONS}/{id}/sending"), &[]).await;
    }
    assert_eq!(outbox::deliver(&app).await.len(), 2, "three mails to one address, not four");
    app.stop().await;
}

#[actix_web::test]
async fn of_two_who_accept_at_once_one_account_is_made() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let link = invited(&app, &admin, "baru@hotel.example").await;
    let (one, two) = (app.client(), app.client());
    let fields = [("name", "Sri"), ("password", people::PASSWORD)];
    let (first, second) =
        futures_util::future::join(one.submit(&link, &link, &fields), two.submit(&link, &link, &fields)).await;
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
    app.stop().await;
}
