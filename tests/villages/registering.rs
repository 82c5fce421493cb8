//! Somebody registers a BUMDes.

use diesel::prelude::*;
use etalase::db::schema::{bumdes, villages};
use etalase::db::{DbConn, DbError};
use etalase::villages::BumdesStatus;
use futures_util::future::join;

use crate::support::factories::registered::{self, NAME, PAGE, VILLAGE, fields};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_guest_is_led_through_an_account_and_comes_back() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let guest = app.client();
    for page in ["/account/sign-in", &format!("/villages/{}", small.darmaji.village_slug)] {
        assert!(guest.get(page).await.body.contains(r#"href="/register""#), "{page}");
    }
    let sent = guest.submit("/register", "/account/sign-up", &[("email", "baru@desa.example"), ("next", "/register")]);
    assert_eq!(sent.await.status, 303);
    let link = outbox::link(&outbox::only(outbox::deliver(&app).await), "/account/sign-up/");
    let person = [("name", "Direktur Baru"), ("password", people::PASSWORD), ("next", "/register")];
    let action = link.split('?').next().unwrap();
    assert_eq!(guest.submit(&link, action, &person).await.location.as_deref(), Some("/register"));
    let page = guest.get("/register").await.body;
    assert!(page.contains("baru@desa.example") && page.contains("data-checkout"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_village_is_chosen_step_by_step_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    let mut typed = vec![("action", "update"), ("name", "BUMDes Uji"), ("phone", "0812"), ("province", "52")];
    for (next, field) in [("52.02", "regency"), ("52.02.09", "district"), (VILLAGE, "village")] {
        let page = person.submit("/register", "/register", &typed).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&format!(r#"<option value="{next}""#)), "{field}: {}", page.body);
        assert!(page.body.contains("BUMDes Uji"), "{field}");
        typed.push((field, next));
    }
    typed[0] = ("action", "register");
    let page = person.submit("/register", "/register", &typed).await;
    assert_eq!(page.status, 422);
    for kept in ["BUMDes Uji", r#"value="0812""#, "52.02.09.2001", "Lendang Are", "Isi nomor telepon"] {
        assert!(page.body.contains(kept), "{kept}: {}", page.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_name_is_offered_as_the_villages_it_may_mean_and_one_is_picked() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    let find = async |name: &str| {
        person
            .submit("/register", "/register", &[("action", "find"), ("place", name), ("name", "BUMDes Uji")])
            .await
            .body
    };
    let one = find("lendang are").await;
    assert!(one.contains("Desa dipilih") && one.contains("(52.02.09.2001)"), "{one}");
    let near = find("Lendang Arre").await;
    assert!(near.contains("Mungkin yang ini?") && near.contains(r#"name="pick" value="52.02.09.2001""#), "{near}");
    assert!(near.contains("BUMDes Uji") && !near.contains("Desa dipilih"), "{near}");
    assert!(find("Zzzzzzzzz").await.contains("Tidak ada desa yang mirip"));
    let picked = [("pick", VILLAGE), ("place", "Lendang Arre"), ("name", "BUMDes Uji")];
    let page = person.submit("/register", "/register", &picked).await.body;
    assert!(page.contains("(52.02.09.2001)") && page.contains("BUMDes Uji"), "{page}");
    // the name alone is never enough
    let mut named = fields("");
    named.push(("place", "Lendang Arre"));
    let page = person.submit("/register", "/register", &named).await;
    assert!(page.status == 200 && page.body.contains("Mungkin yang ini?"), "{}", page.body);
    app.stop().await;
}

#[actix_web::test]
async fn a_registered_bumdes_has_an_owner_and_is_shown_nowhere() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let made = registered::in_lendang_are(&app).await;
    assert_eq!(registered::status(&app, &made.id).await, (BumdesStatus::Registered, false));
    let page = made.owner.get(PAGE).await.body;
    for text in [NAME, "Sedang diperiksa", "Kurator menunggu bukti ini", "Peraturan Desa", "Lendang Are"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let portal = made.owner.get("/portal/bumdes").await.body;
    assert!(portal.contains("belum tampil di galeri") && portal.contains(PAGE), "{portal}");
    let again = made.owner.get("/register").await;
    assert_eq!(again.location.as_deref(), Some(PAGE), "one account works for one BUMDes");
    let guest = app.client();
    for address in ["/villages/lendang-are", "/bumdes/bumdes-lendang-jaya"] {
        assert_eq!(guest.get(address).await.status, 404, "{address}");
    }
    for list in ["/villages?regency=52.02", "/sitemaps/villages.xml", "/sitemaps/bumdes.xml", "/api/v1/villages"] {
        let body = guest.get(list).await.body.to_lowercase();
        assert!(!body.contains("lendang"), "{list}: {body}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_village_that_has_a_bumdes_is_told_by_its_code_and_offers_two_ways() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    people::member(&app, &small.darmaji.id, "pemilik@contoh.id", &[etalase::accounts::BumdesRole::Owner]).await;
    let person = people::consumer(&app).await;
    let taken = fields(small.darmaji.village_code);
    let page = person.submit("/register", "/register", &taken).await;
    assert_eq!(page.status, 422);
    let join = format!(r#"name="join" value="{}""#, small.darmaji.id);
    for text in ["Desa ini sudah punya BUMDes", small.darmaji.name.as_str(), NAME, join.as_str()] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let mut asks = taken.clone();
    asks.push(("join", small.darmaji.id.as_str()));
    assert_eq!(person.submit("/register", "/register", &asks).await.location.as_deref(), Some("/account"));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("pembeli@contoh.id") && mail.text.contains("ingin bergabung"), "{}", mail.text);
    let elsewhere = [("pick", VILLAGE), ("join", small.darmaji.id.as_str())];
    assert_eq!(person.submit("/register", "/register", &elsewhere).await.status, 404, "not of that village");

    let mut joint = taken;
    joint.push(("is_joint", "1"));
    assert_eq!(person.submit("/register", "/register", &joint).await.location.as_deref(), Some(PAGE));
    let id = registered::latest(&app).await;
    assert_eq!(registered::status(&app, &id).await, (BumdesStatus::Registered, true), "the village was shown before");
    app.stop().await;
}

#[actix_web::test]
async fn two_people_who_register_one_village_at_once_make_one_bumdes() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let first = people::signed_in(&app, "satu@desa.example", vec![]).await;
    let second = people::signed_in(&app, "dua@desa.example", vec![]).await;
    let send = fields(VILLAGE);
    let tries = (first.submit("/register", "/register", &send), second.submit("/register", "/register", &send));
    let (a, b) = join(tries.0, tries.1).await;
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{} {}", a.body, b.body);
    let load = |conn: &mut DbConn| {
        let here = bumdes::table.filter(bumdes::village_code.eq(VILLAGE)).count().get_result::<i64>(conn)?;
        Ok((here, villages::table.filter(villages::code.eq(VILLAGE)).count().get_result::<i64>(conn)?))
    };
    assert_eq!(app.app.read::<_, DbError>(load).await.unwrap(), (1, 1));
    app.stop().await;
}

#[actix_web::test]
async fn who_tries_too_often_waits_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let person = people::consumer(&app).await;
    let taken = fields(small.darmaji.village_code);
    for _ in 0..5 {
        assert_eq!(person.submit("/register", "/register", &taken).await.status, 422);
    }
    let slow = person.submit("/register", "/register", &taken).await;
    assert!(slow.status == 429 && slow.body.contains(NAME), "{}", slow.body);
    app.advance(std::time::Duration::from_secs(16 * 60));
    assert_eq!(person.submit("/register", "/register", &taken).await.status, 422);
    app.stop().await;
}
