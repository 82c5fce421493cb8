//! Curators verify a registration, refuse it or ask for more, and its people read of it.

use etalase::accounts::{BumdesRole, Role};
use etalase::villages::BumdesStatus;

use crate::support::factories::registered::{self, PAGE, send_required, upload};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};
use crate::villages::sending_evidence;

const LIST: &str = "/portal/curator/bumdes";

#[actix_web::test]
async fn a_registration_with_its_evidence_is_verified_and_its_village_shown() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    let one = format!("{LIST}/{}", made.id);
    let list = curator.get(&format!("{LIST}?status=registered")).await.body;
    assert!(list.contains(registered::NAME) && list.contains("2 bukti belum ada"), "{list}");
    assert!(!list.contains("BUMDes Darmaji"), "{list}");

    let early = curator.submit(&one, &format!("{one}/verification"), &[]).await;
    assert_eq!(early.location.as_deref(), Some(one.as_str()));
    assert!(curator.get(&one).await.body.contains("Belum diverifikasi: Peraturan Desa"));
    assert_eq!(registered::status(&app, &made.id).await, (BumdesStatus::Registered, false));

    send_required(&made.owner).await;
    outbox::deliver(&app).await;
    let page = curator.get(&one).await.body;
    let link = format!(r#"href="{one}/evidence/"#);
    for text in [link.as_str(), registered::EMAIL, "0812-3456-7890", "Lendang Are", "Verifikasi BUMDes ini"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let file = page.split(&link).nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(curator.get(&format!("{one}/evidence/{file}")).await.body, "%PDF-1.7 perdes");

    curator.submit(&one, &format!("{one}/verification"), &[]).await;
    assert_eq!(registered::status(&app, &made.id).await, (BumdesStatus::Verified, true));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("sudah diverifikasi"), "{}", mail.text);
    let guest = app.client();
    assert_eq!(guest.get("/villages/lendang-are").await.status, 200);
    assert!(guest.get("/villages?regency=52.02").await.body.contains("/villages/lendang-are"));
    assert_eq!(guest.get("/bumdes/bumdes-lendang-jaya").await.status, 200);
    let own = made.owner.get(PAGE).await.body;
    assert!(own.contains("Dinas sudah memverifikasi") && own.contains("memverifikasi BUMDes Lendang Jaya"), "{own}");
    assert!(!made.owner.get("/portal/bumdes").await.body.contains("belum tampil di galeri"));
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_and_a_question_need_a_reason_which_is_mailed_in_the_readers_language() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    send_required(&made.owner).await;
    outbox::deliver(&app).await;
    let one = format!("{LIST}/{}", made.id);
    curator.submit(&one, &format!("{one}/refusal"), &[("reason", " ")]).await;
    assert!(curator.get(&one).await.body.contains("Tulis alasannya dulu"));

    curator.submit(&one, &format!("{one}/question"), &[("reason", "Halaman dua Perdes belum ada")]).await;
    assert_eq!(registered::status(&app, &made.id).await.0, BumdesStatus::Registered);
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("Halaman dua Perdes belum ada"), "{}", mail.text);
    assert!(made.owner.get(PAGE).await.body.contains("Halaman dua Perdes belum ada"));

    curator.submit(&one, &format!("{one}/refusal"), &[("reason", "SK-nya milik desa lain")]).await;
    assert_eq!(registered::status(&app, &made.id).await, (BumdesStatus::Refused, false));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("SK-nya milik desa lain") && mail.text.contains("ditolak"), "{}", mail.text);
    let own = made.owner.get(PAGE).await.body;
    assert!(own.contains("SK-nya milik desa lain") && own.contains("Minta diperiksa lagi"), "{own}");

    upload(&made.owner, "decree", b"\x89PNG\r\n\x1a\n sk").await;
    made.owner.submit(PAGE, &format!("{PAGE}/request"), &[]).await;
    assert_eq!(registered::status(&app, &made.id).await.0, BumdesStatus::Registered);
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("menunggu verifikasi"), "the curators are told: {}", mail.text);
    made.owner.submit(PAGE, &format!("{PAGE}/request"), &[]).await;
    assert!(made.owner.get(PAGE).await.body.contains("tidak sedang ditolak"));
    app.stop().await;
}

#[actix_web::test]
async fn the_first_file_after_a_question_tells_the_curators() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    send_required(&made.owner).await;
    let one = format!("{LIST}/{}", made.id);
    curator.submit(&one, &format!("{one}/question"), &[("reason", "Halaman dua Perdes belum ada")]).await;
    outbox::deliver(&app).await;
    upload(&made.owner, "village_rule", b"%PDF-1.7 halaman dua").await;
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("kurator@contoh.id") && mail.text.contains("menunggu verifikasi"), "{}", mail.text);
    upload(&made.owner, "other", b"%PDF-1.7 foto").await;
    assert!(outbox::deliver(&app).await.is_empty(), "one more file is no news");
    app.stop().await;
}

#[actix_web::test]
async fn a_refused_registration_leaves_the_village_free() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    let one = format!("{LIST}/{}", made.id);
    curator.submit(&one, &format!("{one}/refusal"), &[("reason", "Bukan BUMDes")]).await;
    let other = people::signed_in(&app, "lain@desa.example", vec![]).await;
    let answer = other.submit("/register", "/register", &registered::fields(registered::VILLAGE)).await;
    assert_eq!(answer.location.as_deref(), Some(PAGE), "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn the_desk_is_for_curators_alone() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let made = registered::in_lendang_are(&app).await;
    send_required(&made.owner).await;
    let one = format!("{LIST}/{}", made.id);
    let operator = people::operator(&app).await;
    let stranger = people::bumdes_operator(&app, &small.darmaji.id).await;
    let evidence = format!("{one}/evidence/{}", sending_evidence::files(&app).await.remove(0));
    for client in [&made.owner, &operator, &stranger] {
        for path in [LIST, &one, &evidence, &format!("{one}/products")] {
            assert_eq!(client.get(path).await.status, 403, "{path}");
        }
        let token = client.get("/account").await.form_token();
        for step in ["verification", "refusal", "question", "suspension", "restoration"] {
            let fields = [("csrf_token", token.as_str()), ("reason", "Mau saja begitu")];
            assert_eq!(client.post(&format!("{one}/{step}"), &fields).await.status, 403, "{step}");
        }
    }
    assert_eq!(registered::status(&app, &made.id).await.0, BumdesStatus::Registered);
    let curator = people::curator(&app).await;
    let token = curator.get("/account").await.form_token();
    for step in ["verification", "refusal", "question", "suspension", "restoration"] {
        let fields = [("csrf_token", token.as_str()), ("reason", "Tidak ada yang begini")];
        assert_eq!(curator.post(&format!("{LIST}/no-such/{step}"), &fields).await.status, 404, "{step}");
    }
    for none in ["no-such", "no-such/products", "no-such/evidence/x"] {
        assert_eq!(curator.get(&format!("{LIST}/{none}")).await.status, 404, "{none}");
    }
    assert_eq!(curator.get(&evidence).await.status, 200);
    // a file of one BUMDes is not found at another's address
    let elsewhere = evidence.replace(made.id.as_str(), small.darmaji.id.as_str());
    assert_eq!(curator.get(&elsewhere).await.status, 404);
    // one without a single product is reached all the same, to write its first
    let page = curator.get(&one).await.body;
    assert!(page.contains(&format!(r#"href="{one}/products""#)), "{page}");
    let page = curator.get(&format!("{one}/products")).await.body;
    assert!(page.contains(&format!(r#"href="{one}/products/new""#)), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn every_step_outside_the_table_is_refused_in_words() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    send_required(&made.owner).await;
    let one = format!("{LIST}/{}", made.id);
    let press = async |step: &str| {
        curator.submit(&one, &format!("{one}/{step}"), &[("reason", "Karena begitu")]).await;
        let page = curator.get(&one).await.body;
        (page.contains("Tidak ada yang diubah"), registered::status(&app, &made.id).await.0)
    };
    use BumdesStatus::{Refused, Registered, Suspended, Verified};
    for step in ["suspension", "restoration"] {
        assert_eq!(press(step).await, (true, Registered), "{step}");
    }
    assert_eq!(press("verification").await, (false, Verified));
    for step in ["verification", "refusal", "question", "restoration"] {
        assert_eq!(press(step).await, (true, Verified), "{step}");
    }
    assert_eq!(press("suspension").await, (false, Suspended));
    for step in ["verification", "refusal", "question", "suspension"] {
        assert_eq!(press(step).await, (true, Suspended), "{step}");
    }
    assert_eq!(press("restoration").await, (false, Verified));
    let other = people::signed_in(&app, "lain@desa.example", vec![]).await;
    let mut joint = registered::fields(registered::VILLAGE);
    joint.push(("is_joint", "1"));
    other.submit("/register", "/register", &joint).await;
    let second = registered::latest(&app).await;
    let two = format!("{LIST}/{second}");
    curator.submit(&two, &format!("{two}/refusal"), &[("reason", "Karena begitu")]).await;
    for step in ["verification", "refusal", "question", "suspension", "restoration"] {
        curator.submit(&two, &format!("{two}/{step}"), &[("reason", "Karena begitu")]).await;
        assert_eq!(registered::status(&app, &second).await.0, Refused, "{step}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_member_with_any_role_reads_how_it_stands() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    for role in BumdesRole::ALL {
        let roles = vec![Role::Bumdes(small.darmaji.id.clone(), *role)];
        let member = people::signed_in(&app, &format!("{role}@contoh.id"), roles).await;
        let page = member.get(PAGE).await;
        assert!(page.status == 200 && page.body.contains("Terverifikasi"), "{role}: {}", page.body);
    }
    app.stop().await;
}
