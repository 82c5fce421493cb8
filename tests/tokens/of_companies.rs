//! Tokens of people who buy for a company: made beside those of BUMDes, and apart from them.

use etalase::companies::CompanyRole;

use crate::support::TestApp;
use crate::support::factories::tokens::{COMPANY_PAGE, EVERYTHING, PAGE, Program, made, of_company, shown};
use crate::support::factories::{catalog, companies, people};
use crate::support::outbox;

const COMPANY: &str = "/api/v1/wholesale/company";

#[actix_web::test]
async fn a_program_says_who_it_is_and_reads_or_orders_as_its_person_may() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let empty = company.buyer.get(COMPANY_PAGE).await.body;
    assert!(empty.contains("Belum ada token") && empty.contains(COMPANY) && empty.contains(&company.name), "{empty}");
    let program = of_company(&app, &company.buyer, "Pembelian", "order").await;
    let me = program.get(COMPANY).await;
    assert_eq!(me.status, 200, "{}", me.text);
    assert_eq!(me.headers["cache-control"], "private, no-store");
    assert_eq!(me.json["name"], company.name.as_str());
    assert_eq!(me.json["status"], "approved");
    assert_eq!(me.json["terms"]["payment"], "net_30");
    assert_eq!(me.json["terms"]["credit_limit"]["amount"], companies::LIMIT_MINOR);
    assert_eq!(me.json["roles"], serde_json::json!(["buyer"]));
    assert_eq!(me.json["token"]["scopes"], serde_json::json!(["wholesale:order"]));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains("minta penawaran") && mail.text.contains(&company.name), "{}", mail.text);
    assert_eq!(outbox::link(&mail, COMPANY_PAGE), COMPANY_PAGE);

    let page = company.approver.get(COMPANY_PAGE).await.body;
    assert!(page.contains("value=\"read\"") && !page.contains("value=\"order\""), "{page}");
    let fields = [("name", "Pembelian"), ("days", "90"), ("wholesale", "order")];
    let refused = company.approver.submit(COMPANY_PAGE, COMPANY_PAGE, &fields).await;
    assert!(refused.status == 422 && shown(&refused.body).is_none(), "{}", refused.body);
    let reader = of_company(&app, &company.approver, "Laporan", "read").await;
    assert_eq!(reader.get(COMPANY).await.status, 200);
    let asked = reader.post("/api/v1/wholesale/requests", &serde_json::json!({})).await;
    assert_eq!(asked.kind(), "403 token-scope");
    assert!(asked.text.contains(COMPANY_PAGE), "{}", asked.text);

    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    for act in ["membuat token akses Pembelian", "membuat token akses Laporan"] {
        assert!(trail.contains(act), "{act}: {trail}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_token_opens_the_addresses_of_its_own_place_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let buying = of_company(&app, &company.buyer, "Pembelian", "order").await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let selling = Program::with(&app, &made(&owner, "Kasir", EVERYTHING).await);
    assert_eq!(buying.get("/api/v1/bumdes/me").await.kind(), "403 token-elsewhere");
    assert_eq!(buying.get("/api/v1/bumdes/orders").await.kind(), "403 token-scope");
    assert_eq!(selling.get(COMPANY).await.kind(), "403 token-scope");
    assert_eq!(owner.get(COMPANY_PAGE).await.status, 403);
    assert_eq!(company.buyer.get(PAGE).await.status, 403);

    // somebody who works for both has both, each on its own page
    let (both, _) = companies::member(&app, &company.id, "keduanya@contoh.id", &[CompanyRole::Buyer]).await;
    of_company(&app, &both, "Pembelian", "read").await;
    assert!(!owner.get(PAGE).await.body.contains("Pembelian"));
    app.stop().await;
}

#[actix_web::test]
async fn an_admin_ends_everybodys_tokens_and_a_stranger_nobodys() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let program = of_company(&app, &company.buyer, "Pembelian", "order").await;
    let list = company.admin.get(COMPANY_PAGE).await.body;
    let id = list.split("/portal/wholesale/tokens/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let revocation = format!("{COMPANY_PAGE}/{id}/revocation");
    for stranger in [&other.admin, &company.approver] {
        assert_eq!(stranger.submit(COMPANY_PAGE, &revocation, &[]).await.status, 404);
        assert!(!stranger.get(COMPANY_PAGE).await.body.contains(&id));
    }
    assert_eq!(program.get(COMPANY).await.status, 200);
    assert_eq!(company.admin.submit(COMPANY_PAGE, &revocation, &[]).await.status, 303);
    assert_eq!(program.get(COMPANY).await.kind(), "401 token-revoked");
    app.stop().await;
}

#[actix_web::test]
async fn a_token_does_no_more_than_its_person_may_at_that_moment() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let program = of_company(&app, &company.buyer, "Pembelian", "order").await;
    let members = "/portal/wholesale/members";
    let roles = format!("{members}/{}/roles", company.buyer_id);
    company.admin.submit(members, &roles, &[("role_finance", "1")]).await;
    let asked = program.post("/api/v1/wholesale/requests", &serde_json::json!({})).await;
    assert!(asked.kind() == "403 token-role" && asked.text.contains("Pembeli"), "{}", asked.text);
    assert_eq!(program.get(COMPANY).await.status, 200, "everybody of the company reads");
    let removal = format!("{members}/{}/removal", company.buyer_id);
    company.admin.submit(members, &removal, &[]).await;
    assert_eq!(program.get(COMPANY).await.kind(), "403 token-left");
    app.stop().await;
}
