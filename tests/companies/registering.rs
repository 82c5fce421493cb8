//! Somebody brings the company they buy for.

use etalase::companies::CompanyStatus;
use futures_util::future::join;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::catalog::{self, JAKARTA};
use crate::support::factories::{companies, people};

const FORM: &str = "/register/company";
const PAGE: &str = "/portal/wholesale/company";

/// What a person fills in.
pub fn fields<'a>(name: &'a str, npwp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("action", "save"),
        ("name", name),
        ("kind", "hotel"),
        ("npwp", npwp),
        ("email", "pembelian@hotel.example"),
        ("phone", "021-555-0199"),
        ("province", "31"),
        ("regency", "31.71"),
        ("district", "31.71.01"),
        ("village", JAKARTA),
        ("address_line", "Jl. Kebon Sirih 1"),
        ("postal_code", "10110"),
    ]
}

async fn register(client: &Client, npwp: &str) -> Answer {
    client.submit(FORM, FORM, &fields("PT Hotel Contoh", npwp)).await
}

#[actix_web::test]
async fn a_guest_reads_what_is_needed_and_opens_an_account_first() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let guest = app.client();
    let page = guest.get(FORM).await.body;
    for text in ["kartu NPWP dan NIB", r#"name="next" value="/register/company""#, "Minta dia mengundang Anda"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let sent = guest.submit(FORM, FORM, &fields("PT Hotel Contoh", "012345678901000")).await;
    assert!(sent.location.unwrap().starts_with("/account/sign-in"));
    assert!(guest.get("/").await.body.contains(r#"href="/register/company""#));
    app.stop().await;
}

#[actix_web::test]
async fn whoever_registers_a_company_manages_it_and_buys_for_it() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    assert!(person.get("/account").await.body.contains(r#"href="/register/company""#));
    let answer = register(&person, "01.234.567.8-901.000").await;
    assert_eq!(answer.location.as_deref(), Some(PAGE), "{}", answer.body);
    let page = person.get(PAGE).await.body;
    for text in
        ["Sedang diperiksa", "0012345678901000", "Gambir, Kota Administrasi Jakarta Pusat", "Kartu NPWP", "terdaftar"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(person.get("/portal").await.location.as_deref(), Some("/portal/wholesale"));
    let home = person.get("/portal/wholesale").await.body;
    for text in ["PT Hotel Contoh", "Unggah dokumen", "Tambahkan outlet", "Undang rekan kerja"] {
        assert!(home.contains(text), "{text}: {home}");
    }
    let members = person.get("/portal/wholesale/members").await.body;
    assert!(members.contains(">Pengelola<") && members.contains(">Pembeli<"), "{members}");
    assert!(person.get("/portal/wholesale/trail").await.body.contains("mendaftarkan PT Hotel Contoh"));
    assert!(person.get("/portal/wholesale/outlets").await.body.contains("sedang diperiksa"), "on every page");
    let second = person.submit("/account", FORM, &fields("PT Kedua", "099999999999999")).await;
    for again in [person.get(FORM).await, second] {
        assert_eq!(again.location.as_deref(), Some(PAGE), "one account works for one company");
    }
    let account = person.get("/account").await.body;
    assert!(account.contains(r#"href="/portal""#) && account.contains("/account/notices"), "{account}");
    app.stop().await;
}

#[actix_web::test]
async fn the_address_is_chosen_step_by_step_without_a_script() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    let chosen = [("action", "update"), ("name", "PT Hotel Contoh"), ("province", "31"), ("regency", "52.01")];
    let page = person.submit(FORM, FORM, &chosen).await.body;
    assert!(page.contains("PT Hotel Contoh") && page.contains("Kota Administrasi Jakarta Pusat"), "{page}");
    assert!(!page.contains("Kabupaten Lombok Barat"), "another province's regency is dropped");
    let mut all = fields("PT Hotel Contoh", "1");
    all.retain(|(field, _)| !["action", "postal_code"].contains(field));
    all.push(("action", "update"));
    let page = person.submit(FORM, FORM, &all).await.body;
    assert!(page.contains(r#"name="postal_code" value="10110""#), "the village's own: {page}");
    app.stop().await;
}

#[actix_web::test]
async fn each_bad_field_is_told_beside_it_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    for (field, bad) in [
        ("name", "PT"),
        ("kind", "bank"),
        ("npwp", "12345"),
        ("npwp", "01.234.567.8-901.00X"),
        ("email", "bukan alamat"),
        ("phone", "12"),
        ("village", "31.71.01.9999"),
        ("address_line", "Jl."),
        ("postal_code", "101"),
    ] {
        let mut wrong = fields("PT Hotel Contoh", "012345678901000");
        wrong.retain(|(name, _)| *name != field);
        wrong.push((field, bad));
        let answer = person.submit(FORM, FORM, &wrong).await;
        assert_eq!(answer.status, 422, "{field}={bad}");
        assert!(answer.body.contains(&format!("id=\"error-{field}\"")), "{field}={bad}: {}", answer.body);
        assert!(field == "name" || answer.body.contains("PT Hotel Contoh"), "{field}: {}", answer.body);
    }
    assert_eq!(person.get("/portal/wholesale").await.status, 403, "nothing was registered");
    app.stop().await;
}

#[actix_web::test]
async fn a_tax_number_has_one_company_however_it_is_written_until_that_is_refused() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let first = people::signed_in(&app, "satu@hotel.example", vec![]).await;
    assert_eq!(register(&first, "01.234.567.8-901.000").await.status, 303);
    let id = companies::latest(&app).await;
    let second = people::signed_in(&app, "dua@hotel.example", vec![]).await;
    for spelling in ["012345678901000", "0012345678901000", "00 12345678901 000"] {
        let answer = register(&second, spelling).await;
        assert_eq!(answer.status, 422, "{spelling}");
        assert!(answer.body.contains("sudah terdaftar") && answer.body.contains("undangan"), "{}", answer.body);
    }
    let operator = people::operator(&app).await;
    let one = format!("/portal/operator/companies/{id}");
    operator.submit(&one, &format!("{one}/refusal"), &[("reason", "NPWP milik perusahaan lain")]).await;
    assert_eq!(companies::status(&app, &id).await, CompanyStatus::Refused);
    assert_eq!(register(&second, "012345678901000").await.status, 303);
    let ask = first.submit(PAGE, &format!("{PAGE}/request"), &[]).await;
    assert!(first.get(&ask.location.unwrap()).await.body.contains("sudah terdaftar"), "taken meanwhile");
    assert_eq!(companies::status(&app, &id).await, CompanyStatus::Refused);
    app.stop().await;
}

#[actix_web::test]
async fn of_two_who_register_one_company_at_once_one_has_it() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let first = people::signed_in(&app, "satu@hotel.example", vec![]).await;
    let second = people::signed_in(&app, "dua@hotel.example", vec![]).await;
    let (a, b) = join(register(&first, "012345678901000"), register(&second, "012345678901000")).await;
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{} {}", a.body, b.body);
    // and one person with two clicks
    let third = people::signed_in(&app, "tiga@hotel.example", vec![]).await;
    let token = third.get(FORM).await.form_token();
    let mut sent = fields("PT Klik Ganda", "098765432109876");
    sent.push(("csrf_token", &token));
    let (a, b) = join(third.post(FORM, &sent), third.post(FORM, &sent)).await;
    assert_eq!((a.location.as_deref(), b.location.as_deref()), (Some(PAGE), Some(PAGE)), "{} {}", a.body, b.body);
    let operator = people::operator(&app).await;
    let list = operator.get("/portal/operator/companies?q=klik").await.body;
    assert_eq!(list.matches("task__name").count(), 1, "{list}");
    app.stop().await;
}

#[actix_web::test]
async fn who_tries_too_often_waits_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    companies::registered(&app).await;
    let first = people::signed_in(&app, "satu@hotel.example", vec![]).await;
    assert_eq!(register(&first, "012345678901000").await.status, 303);
    let person = people::consumer(&app).await;
    for _ in 0..5 {
        assert_eq!(register(&person, "012345678901000").await.status, 422);
    }
    let slow = register(&person, "012345678901000").await;
    assert!(slow.status == 429 && slow.body.contains("PT Hotel Contoh"), "{}", slow.body);
    app.advance(std::time::Duration::from_secs(16 * 60));
    assert_eq!(register(&person, "012345678901000").await.status, 422);
    app.stop().await;
}

#[actix_web::test]
async fn what_was_said_is_corrected_until_it_is_approved() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let person = people::consumer(&app).await;
    register(&person, "012345678901000").await;
    let data = format!("{PAGE}/data");
    assert!(person.get(&data).await.body.contains(r#"value="0012345678901000""#));
    let mut wrong = fields("PT Hotel Baru", "123");
    let answer = person.submit(&data, &data, &wrong).await;
    assert!(answer.status == 422 && answer.body.contains("PT Hotel Baru"), "{}", answer.body);
    wrong[3].1 = "012345678901001";
    assert_eq!(person.submit(&data, &data, &wrong).await.location.as_deref(), Some(PAGE));
    let page = person.get(PAGE).await.body;
    assert!(page.contains("PT Hotel Baru") && page.contains("0012345678901001"), "{page}");
    assert!(person.get("/portal/wholesale/trail").await.body.contains("memperbaiki data PT Hotel Baru"));

    let other = companies::approved(&app).await;
    assert_eq!(other.admin.get(&data).await.location.as_deref(), Some(PAGE));
    let late = other.admin.submit("/account", &data, &fields("PT Lain", "077777777777777")).await;
    assert!(late.status == 422 && late.body.contains("dasar persetujuan"), "{}", late.body);
    app.stop().await;
}
