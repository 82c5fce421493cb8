//! Changing and ending somebody's part in a company; somebody who manages its account always stays.

use etalase::companies::CompanyRole;
use futures_util::future::join;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{companies, people};

const MEMBERS: &str = "/portal/wholesale/members";
const LAST: &str = "Harus selalu ada pengelola akun";

async fn act(client: &Client, id: &str, what: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.submit(MEMBERS, &format!("{MEMBERS}/{id}/{what}"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    client.get(answer.location.as_deref().unwrap()).await.body
}

#[actix_web::test]
async fn the_page_tells_everybody_who_is_there_and_only_an_admin_changes_it() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    for client in [&company.admin, &company.finance] {
        let body = client.get(MEMBERS).await.body;
        assert_eq!(body.matches("task--member").count(), 5, "{body}");
        assert!(body.contains("Penyetuju") && !body.contains(&other.name), "{body}");
    }
    let body = company.finance.get(MEMBERS).await.body;
    assert!(!body.contains("/roles\"") && body.contains("Hanya pengelola akun"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn new_roles_count_from_the_next_request_and_stand_on_the_trail() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let id = company.finance_id.as_str();
    assert!(act(&company.admin, id, "roles", &[]).await.contains("sedikitnya satu peran"));
    assert_eq!(company.finance.get("/portal/wholesale/trail").await.status, 403);
    act(&company.admin, id, "roles", &[("role_admin", "1"), ("role_finance", "1")]).await;
    assert_eq!(company.finance.get("/portal/wholesale/trail").await.status, 200);
    assert_eq!(companies::roles(&app, &company.finance_id).await.as_deref(), Some("admin finance"));
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert!(trail.contains("mengubah peran Demo keuangan-") && trail.contains("Pengelola, Keuangan"), "{trail}");
    act(&company.admin, id, "roles", &[("role_finance", "1"), ("role_admin", "1")]).await;
    let again = company.admin.get("/portal/wholesale/trail").await.body;
    assert_eq!(again.matches("mengubah peran").count(), 1, "the same again is no change");
    assert!(company.finance.get("/portal/notices").await.body.contains("Peran Demo keuangan-"));
    app.stop().await;
}

#[actix_web::test]
async fn somebody_removed_loses_access_at_their_next_request_and_keeps_their_account() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    assert_eq!(company.buyer.get("/portal/wholesale").await.status, 200);
    act(&company.admin, company.buyer_id.as_str(), "removal", &[]).await;
    assert_eq!(company.buyer.get("/portal/wholesale").await.status, 403);
    assert_eq!(company.buyer.get("/portal/notices").await.status, 403, "nor what came while they were there");
    assert_eq!(company.buyer.get("/account").await.status, 200);
    let gone = format!("{MEMBERS}/{}/removal", company.buyer_id);
    assert_eq!(company.admin.submit(MEMBERS, &gone, &[]).await.status, 404, "gone already");
    assert!(company.admin.get("/portal/wholesale/trail").await.body.contains("mengeluarkan Demo pembelian-"));
    app.stop().await;
}

#[actix_web::test]
async fn the_last_admin_can_neither_leave_nor_lose_the_role_nor_be_removed() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let (_, second) = companies::member(&app, &company.id, "cuti@hotel.example", &[CompanyRole::Admin]).await;
    let operator = people::operator(&app).await;
    let switch = format!("/portal/operator/users/{second}/switch");
    operator.submit("/portal/operator/users", &switch, &[("to", "off")]).await;
    let (admin, me) = (&company.admin, company.admin_id.as_str());
    assert!(act(admin, me, "roles", &[("role_buyer", "1")]).await.contains(LAST), "who cannot sign in is none");
    assert!(act(admin, me, "removal", &[]).await.contains(LAST));
    let answer = admin.submit(MEMBERS, &format!("{MEMBERS}/departure"), &[]).await;
    assert!(admin.get(&answer.location.unwrap()).await.body.contains(LAST));

    operator.submit("/portal/operator/users", &switch, &[("to", "on")]).await;
    let answer = admin.submit(MEMBERS, &format!("{MEMBERS}/departure"), &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/account"));
    assert_eq!(admin.get("/portal/wholesale").await.status, 403);
    assert_eq!(companies::roles(&app, &company.admin_id).await, None);
    app.stop().await;
}

#[actix_web::test]
async fn of_two_admins_who_leave_at_once_one_stays() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let (second, id) = companies::member(&app, &company.id, "kedua@hotel.example", &[CompanyRole::Admin]).await;
    let path = format!("{MEMBERS}/departure");
    join(company.admin.submit(MEMBERS, &path, &[]), second.submit(MEMBERS, &path, &[])).await;
    let left = [companies::roles(&app, &company.admin_id).await, companies::roles(&app, &id).await];
    assert_eq!(left.iter().flatten().count(), 1, "{left:?}");
    app.stop().await;
}
