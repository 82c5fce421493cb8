//! An operator adds people, switches them off and gives them new passwords.

use etalase::accounts::BumdesRole;

use crate::support::TestApp;
use crate::support::factories::{catalog, people};

const LIST: &str = "/portal/operator/users";

#[actix_web::test]
async fn a_new_person_can_sign_in_with_the_roles_they_were_given() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let fields = [
        ("name", "Petugas Darmaji"),
        ("email", " Petugas@Darmaji.id "),
        ("password", people::PASSWORD),
        ("language", "id"),
        ("bumdes_id", catalog.darmaji.id.as_str()),
        ("is_curator", "1"),
    ];
    assert_eq!(operator.submit(LIST, LIST, &fields).await.status, 303);
    let list = operator.get(&format!("{LIST}?q=PETUGAS")).await.body;
    assert!(list.contains("Petugas Darmaji") && list.contains(&catalog.darmaji.name), "{list}");

    let person = app.client();
    people::sign_in(&person, "petugas@darmaji.id").await;
    for portal in ["/portal/bumdes", "/portal/curator"] {
        assert_eq!(person.get(portal).await.status, 200, "{portal}");
    }
    assert_eq!(person.get("/portal/operator").await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_missing_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let fields = [("name", "Petugas Baru"), ("email", "bukan-alamat"), ("password", "pendek")];
    let answer = operator.submit(LIST, LIST, &fields).await;
    assert_eq!(answer.status, 422);
    for text in ["Petugas Baru", "bukan-alamat", "id=\"error-email\"", "id=\"error-password\""] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert!(!answer.body.contains("pendek"), "a password never comes back");
    let taken = [("name", "Kembar"), ("email", "pengelola@contoh.id"), ("password", people::PASSWORD)];
    let answer = operator.submit(LIST, LIST, &taken).await;
    assert!(answer.status == 422 && answer.body.contains("id=\"error-email\""), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn switching_somebody_off_ends_their_sessions_and_on_lets_them_in_again() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let id = people::add(&app, "kurator@contoh.id", vec![etalase::accounts::Role::Curator]).await;
    let person = app.client();
    people::sign_in(&person, "kurator@contoh.id").await;
    assert_eq!(person.get("/portal/curator").await.status, 200);

    operator.submit(LIST, &format!("{LIST}/{id}/switch"), &[("to", "off")]).await;
    assert_eq!(person.get("/portal/curator").await.status, 303, "signed out at once");
    let fields = [("email", "kurator@contoh.id"), ("password", people::PASSWORD)];
    assert_eq!(app.client().submit("/account/sign-in", "/account/sign-in", &fields).await.status, 422);

    operator.submit(LIST, &format!("{LIST}/{id}/switch"), &[("to", "on")]).await;
    people::sign_in(&app.client(), "kurator@contoh.id").await;
    assert_eq!(operator.submit(LIST, &format!("{LIST}/no-such/switch"), &[("to", "off")]).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn whoever_owns_a_bumdes_reads_that_one_of_its_people_was_switched_off_and_on() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (operator, owner) = (people::operator(&app).await, people::bumdes_operator(&app, &catalog.darmaji.id).await);
    let roles = people::roles_at(&catalog.darmaji.id, &[BumdesRole::Stock, BumdesRole::Orders]);
    let id = people::add(&app, "gudang@contoh.id", roles).await;
    for to in ["on", "off", "off", "on"] {
        operator.submit(LIST, &format!("{LIST}/{id}/switch"), &[("to", to)]).await;
    }
    let trail = owner.get("/portal/bumdes/trail").await.body;
    for text in ["menonaktifkan akun Demo gudang@contoh.id", "mengaktifkan lagi akun Demo gudang@contoh.id"] {
        assert_eq!(trail.matches(text).count(), 1, "each change once: {trail}");
    }
    assert!(trail.contains("atas nama BUMDes Darmaji"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn an_operator_cannot_lock_themselves_out() {
    let app = TestApp::start().await;
    let id = people::add(&app, "kedua@contoh.id", vec![etalase::accounts::Role::Operator]).await;
    let client = app.client();
    people::sign_in(&client, "kedua@contoh.id").await;
    client.submit(LIST, &format!("{LIST}/{id}/switch"), &[("to", "off")]).await;
    let page = client.get(LIST).await;
    assert!(page.status == 200 && page.body.contains("tidak bisa menonaktifkan akun sendiri"), "{}", page.body);
    app.stop().await;
}

#[actix_web::test]
async fn a_new_password_replaces_the_old_one_and_signs_out_everywhere() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let id = people::add(&app, "lupa@contoh.id", vec![]).await;
    let person = app.client();
    people::sign_in(&person, "lupa@contoh.id").await;
    let page = format!("{LIST}/{id}/password");
    operator.submit(LIST, &page, &[("password", "pendek")]).await;
    assert_eq!(person.get("/account").await.status, 200, "too short: nothing changed");

    operator.submit(LIST, &page, &[("password", "kopi gayo pagi hari")]).await;
    assert_eq!(person.get("/account").await.status, 303);
    let sign_in = |password: &'static str| {
        let client = app.client();
        async move {
            let fields = [("email", "lupa@contoh.id"), ("password", password)];
            client.submit("/account/sign-in", "/account/sign-in", &fields).await.status.as_u16()
        }
    };
    assert_eq!((sign_in(people::PASSWORD).await, sign_in("kopi gayo pagi hari").await), (422, 303));
    app.stop().await;
}

#[actix_web::test]
async fn a_long_list_is_leafed_through_without_losing_anybody_who_comes_in_meanwhile() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    for n in 0..64 {
        people::add(&app, &format!("warga-{n:02}@contoh.id"), vec![]).await;
    }
    let (mut seen, mut address) = (Vec::new(), format!("{LIST}?q=warga"));
    loop {
        let body = operator.get(&address).await.body;
        assert!(body.contains(if seen.is_empty() { "64 orang" } else { "65 orang" }), "{body}");
        seen.extend(body.split("Demo warga-").skip(1).filter_map(|rest| rest.get(..2)).map(str::to_owned));
        seen.dedup();
        let Some(next) = body.split("rel=\"next\" href=\"").nth(1) else { break };
        address = next.split('"').next().unwrap().replace("&amp;", "&");
        assert!(address.contains("q=warga") && address.contains("&before="), "{address}");
        if seen.len() == 30 {
            people::add(&app, "warga-baru@contoh.id", vec![]).await;
        }
    }
    let expected: Vec<String> = (0..64).rev().map(|n| format!("{n:02}")).collect();
    assert_eq!(seen, expected, "each once, the latest first");
    app.stop().await;
}
