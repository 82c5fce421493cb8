//! The operator approves on terms, refuses, suspends, ends that; the company's people hear of it.

use etalase::companies::CompanyStatus;
use etalase::companies::terms::{PaymentTerm, Terms, current};
use etalase::db::DbError;
use etalase::ids::CompanyId;

use super::documents::upload;
use crate::support::client::Client;
use crate::support::factories::{companies, people};
use crate::support::{TestApp, outbox};

const OWN: &str = "/portal/wholesale/company";

fn page(id: &CompanyId) -> String {
    format!("/portal/operator/companies/{id}")
}

/// Presses what the page of this company has, and returns the page afterwards.
async fn act(operator: &Client, id: &CompanyId, what: &str, fields: &[(&str, &str)]) -> String {
    let one = page(id);
    let answer = operator.submit(&one, &format!("{one}/{what}"), fields).await;
    assert_eq!(answer.location.as_deref(), Some(one.as_str()), "{}", answer.body);
    operator.get(&one).await.body
}

async fn terms(app: &TestApp, id: &CompanyId) -> Option<Terms> {
    let id = id.clone();
    app.app.read::<_, DbError>(move |conn| Ok(current(conn, &id)?)).await.unwrap()
}

const NET_30: [(&str, &str); 2] = [("payment", "net_30"), ("limit", "Rp200.000.000")];

#[actix_web::test]
async fn a_company_with_its_papers_is_approved_on_terms_and_its_people_are_told() {
    let app = TestApp::start().await;
    let (id, admin) = companies::registered(&app).await;
    let operator = people::operator(&app).await;
    assert!(operator.get("/portal/operator").await.body.contains("<strong>1</strong> <span>perusahaan menunggu"));
    assert!(operator.get(&page(&id)).await.body.contains("Belum bisa disetujui"));
    let early = act(&operator, &id, "approval", &NET_30).await;
    assert!(early.contains("kartu NPWP dan NIB harus ada dulu"), "{early}");
    assert_eq!((companies::status(&app, &id).await, terms(&app, &id).await), (CompanyStatus::Registered, None));

    for kind in ["npwp", "nib"] {
        upload(&admin, kind, b"%PDF-1.7").await;
    }
    let one = page(&id);
    for (fields, error) in [
        (&[("payment", "")][..], "error-payment"),
        (&[("payment", "net_30"), ("limit", "")], "error-limit"),
        (&[("payment", "deposit"), ("limit", "1.000.000"), ("deposit", "120%")], "error-deposit"),
    ] {
        let answer = operator.submit(&one, &format!("{one}/approval"), fields).await;
        assert!(answer.status == 422 && answer.body.contains(error), "{error}: {}", answer.body);
    }
    assert!(outbox::deliver(&app).await.is_empty());
    let shown = act(&operator, &id, "approval", &NET_30).await;
    for text in
        ["Perusahaan disetujui", "Bayar 30 hari setelah invoice · limit kredit Rp200.000.000", "menyetujui PT Hotel"]
    {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let granted = Terms { payment: PaymentTerm::Net30, deposit_bps: 0, credit_limit_minor: 200_000_000 };
    assert_eq!((companies::status(&app, &id).await, terms(&app, &id).await), (CompanyStatus::Approved, Some(granted)));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("Perusahaan Anda disetujui"), "{}", mail.text);
    let home = admin.get("/portal/wholesale").await.body;
    assert!(home.contains("Bayar 30 hari setelah invoice") && home.contains("bisa memesan"), "{home}");
    assert!(admin.get("/portal/notices").await.body.contains("Perusahaan Anda disetujui"));
    let again = act(&operator, &id, "approval", &NET_30).await;
    assert!(again.contains("status perusahaan ini sekarang “Disetujui”"), "{again}");
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_needs_a_reason_which_its_people_read_before_they_ask_again() {
    let app = TestApp::start().await;
    let (id, admin) = companies::registered(&app).await;
    let operator = people::operator(&app).await;
    assert!(act(&operator, &id, "refusal", &[("reason", " ")]).await.contains("Tulis alasannya dulu"));
    act(&operator, &id, "refusal", &[("reason", "NIB-nya milik usaha lain")]).await;
    assert_eq!(companies::status(&app, &id).await, CompanyStatus::Refused);
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("NIB-nya milik usaha lain"), "{}", mail.text);
    for page in [OWN, "/portal/wholesale"] {
        let body = admin.get(page).await.body;
        assert!(body.contains("NIB-nya milik usaha lain") && body.contains("Minta diperiksa lagi"), "{page}: {body}");
    }
    admin.submit(OWN, &format!("{OWN}/request"), &[]).await;
    assert_eq!(companies::status(&app, &id).await, CompanyStatus::Registered);
    let own = admin.get(OWN).await.body;
    assert!(!own.contains("NIB-nya milik usaha lain"), "{own}");
    let answer = admin.submit(OWN, &format!("{OWN}/request"), &[]).await;
    assert!(admin.get(&answer.location.unwrap()).await.body.contains("tidak sedang ditolak"));
    app.stop().await;
}

#[actix_web::test]
async fn a_suspension_is_told_and_ends_on_the_terms_it_had() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let operator = people::operator(&app).await;
    let before = terms(&app, &company.id).await;
    act(&operator, &company.id, "suspension", &[("reason", "Dua faktur lewat jatuh tempo")]).await;
    assert_eq!(companies::status(&app, &company.id).await, CompanyStatus::Suspended);
    let mails = outbox::deliver(&app).await;
    assert_eq!(mails.len(), 5, "everybody there: {mails:#?}");
    for member in [&company.admin, &company.buyer] {
        let home = member.get("/portal/wholesale").await.body;
        assert!(home.contains("Ditangguhkan") && home.contains("Dua faktur lewat jatuh tempo"), "{home}");
    }
    act(&operator, &company.id, "restoration", &[]).await;
    assert_eq!(companies::status(&app, &company.id).await, CompanyStatus::Approved);
    assert_eq!(terms(&app, &company.id).await, before);
    let shown = act(&operator, &company.id, "restoration", &[]).await;
    assert!(shown.contains("Tidak ada yang diubah"), "{shown}");
    app.stop().await;
}

#[actix_web::test]
async fn other_terms_are_another_row_and_the_earlier_ones_stay() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let operator = people::operator(&app).await;
    let other = [("payment", "deposit"), ("deposit", "30%"), ("limit", "75.000.000"), ("note", "Uji coba tiga bulan")];
    let shown = act(&operator, &company.id, "terms", &other).await;
    for text in ["Uang muka 30%, sisanya setelah invoice · limit kredit Rp75.000.000", "Bayar 30 hari setelah invoice"]
    {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let deposit = Terms { payment: PaymentTerm::Deposit, deposit_bps: 3_000, credit_limit_minor: 75_000_000 };
    assert_eq!(terms(&app, &company.id).await, Some(deposit));
    let own = company.finance.get(OWN).await.body;
    assert!(own.contains("Uji coba tiga bulan") && own.contains("Uang muka 30%"), "{own}");
    assert!(company.finance.get("/portal/notices?lang=en").await.body.contains("payment terms were changed"));
    assert!(company.admin.get("/portal/wholesale/trail").await.body.contains("menetapkan syarat pembayaran"));

    let (waiting, _) = companies::registered(&app).await;
    let early = act(&operator, &waiting, "terms", &NET_30).await;
    assert!(early.contains("Tidak ada yang diubah") && terms(&app, &waiting).await.is_none(), "{early}");
    app.stop().await;
}

#[actix_web::test]
async fn only_operators_decide_and_a_company_that_is_not_there_is_not_found() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let one = page(&company.id);
    let curator = people::curator(&app).await;
    for client in [&company.admin, &curator] {
        let token = client.get("/account").await.form_token();
        for step in ["approval", "terms", "refusal", "suspension", "restoration"] {
            let answer =
                client.post(&format!("{one}/{step}"), &[("csrf_token", &token), ("reason", "Tanpa hak")]).await;
            assert_eq!(answer.status, 403, "{step}");
        }
        assert_eq!(client.get(&one).await.status, 403);
        assert_eq!(client.get("/portal/operator/companies").await.status, 403);
    }
    assert_eq!(companies::status(&app, &company.id).await, CompanyStatus::Approved);
    let operator = people::operator(&app).await;
    let nowhere = page(&CompanyId::new());
    assert_eq!(operator.get(&nowhere).await.status, 404);
    for step in ["refusal", "suspension", "restoration"] {
        let answer = operator.submit(&one, &format!("{nowhere}/{step}"), &[("reason", "Tidak ada")]).await;
        assert_eq!(answer.status, 404, "{step}");
    }
    for step in ["approval", "terms"] {
        assert_eq!(operator.submit(&one, &format!("{nowhere}/{step}"), &NET_30).await.status, 404, "{step}");
    }
    app.stop().await;
}
