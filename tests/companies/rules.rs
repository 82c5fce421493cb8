//! Who must agree to what, and how much may be ordered when.

use crate::support::TestApp;
use crate::support::factories::companies;

const RULES: &str = "/portal/wholesale/rules";
const BUDGETS: &str = "/portal/wholesale/rules/budgets";

#[actix_web::test]
async fn a_rule_makes_place_for_the_next_and_says_when_approvers_are_missing() {
    let app = TestApp::start().await;
    let (id, admin) = companies::registered(&app).await;
    assert!(admin.get(RULES).await.body.contains("Tanpa persetujuan"));
    let both = [("one_above", "Rp5.000.000"), ("two_above", "50,000,000")];
    assert_eq!(admin.submit(RULES, RULES, &both).await.location.as_deref(), Some(RULES));
    let page = admin.get(RULES).await.body;
    for text in ["Di atas Rp5.000.000 perlu satu penyetuju, di atas Rp50.000.000 dua", "Belum ada penyetuju yang aktif"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(admin.get("/portal/wholesale").await.body.contains("Undang penyetuju"));
    let approver = [etalase::companies::CompanyRole::Approver];
    companies::member(&app, &id, "satu@hotel.example", &approver).await;
    assert!(admin.get(RULES).await.body.contains("Baru ada 1 penyetuju"));
    companies::member(&app, &id, "dua@hotel.example", &approver).await;
    assert!(!admin.get(RULES).await.body.contains("penyetuju yang aktif"));
    admin.submit(RULES, RULES, &both).await;
    admin.submit(RULES, RULES, &[("one_above", ""), ("two_above", "")]).await;
    let trail = admin.get("/portal/wholesale/trail").await.body;
    assert_eq!(trail.matches("mengubah aturan persetujuan").count(), 2, "the same again is no change: {trail}");
    assert!(trail.contains("Di atas Rp5.000.000") && trail.contains("Tanpa persetujuan"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_is_told_beside_its_field_and_stays_typed() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let admin = &company.admin;
    for (fields, error) in [
        (&[("one_above", "lima juta"), ("two_above", "")][..], "one_above"),
        (&[("one_above", "2000"), ("two_above", "1000")], "two_above"),
    ] {
        let answer = admin.submit(RULES, RULES, fields).await;
        assert!(answer.status == 422 && answer.body.contains(&format!("error-{error}")), "{error}: {}", answer.body);
        assert!(answer.body.contains(&format!("value=\"{}\"", fields[0].1)), "{}", answer.body);
    }
    let good = [("outlet", ""), ("amount", "Rp10.000.000"), ("starts_on", "2026-12-01"), ("ends_on", "2026-12-31")];
    let other = companies::approved(&app).await;
    for (at, bad, error) in [
        (0, other.outlet.as_str(), "outlet"),
        (1, "0", "amount"),
        (2, "besok", "starts_on"),
        (3, "2026-11-30", "ends_on"),
    ] {
        let mut wrong = good;
        wrong[at].1 = bad;
        let answer = admin.submit(RULES, BUDGETS, &wrong).await;
        assert!(answer.status == 422 && answer.body.contains(&format!("error-{error}")), "{error}: {}", answer.body);
    }
    assert!(admin.get(RULES).await.body.contains("Belum ada anggaran"));
    app.stop().await;
}

#[actix_web::test]
async fn a_budget_is_set_for_an_outlet_and_ended_and_still_there() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let fields = [
        ("outlet", company.outlet.as_str()),
        ("amount", "Rp10.000.000"),
        ("starts_on", "2026-12-01"),
        ("ends_on", "2026-12-31"),
    ];
    assert_eq!(company.admin.submit(RULES, BUDGETS, &fields).await.location.as_deref(), Some(RULES));
    let page = company.approver.get(RULES).await.body;
    for text in ["Rp10.000.000", "Dapur utama", "1 Desember 2026 – 31 Desember 2026"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("/end"), "an approver reads along");
    let page = company.admin.get(RULES).await.body;
    let id = page.split("/rules/budgets/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let end = format!("{BUDGETS}/{id}/end");
    assert_eq!(company.admin.submit(RULES, &end, &[]).await.status, 303);
    let page = company.admin.get(RULES).await.body;
    assert!(page.contains("Diakhiri") && !page.contains("/end"), "{page}");
    assert_eq!(company.admin.submit(RULES, &end, &[]).await.status, 404, "ended already");
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    for text in
        ["menetapkan anggaran outlet Dapur utama", "mengakhiri anggaran outlet Dapur utama", "1 Desember 2026 sampai"]
    {
        assert!(trail.contains(text), "{text}: {trail}");
    }
    app.stop().await;
}
