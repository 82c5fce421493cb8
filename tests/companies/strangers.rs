//! Another company's rows are not found, and whoever works for none finds nothing at all.

use super::registering::fields;
use crate::security::routes::paths;
use crate::support::TestApp;
use crate::support::factories::{companies, people};

#[actix_web::test]
async fn ids_of_another_company_are_not_found() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (members, outlets, rules) =
        ("/portal/wholesale/members", "/portal/wholesale/outlets", "/portal/wholesale/rules");
    other.admin.submit(members, &format!("{members}/invitations"), &[("email", "x@y.id"), ("role_buyer", "1")]).await;
    let body = other.admin.get(members).await.body;
    let invitation = body.split("/members/invitations/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let budget = [("amount", "1000"), ("starts_on", "2026-12-01"), ("ends_on", "2026-12-31")];
    other.admin.submit(rules, &format!("{rules}/budgets"), &budget).await;
    let body = other.admin.get(rules).await.body;
    let budget = body.split("/rules/budgets/").nth(1).unwrap().split('/').next().unwrap().to_owned();

    let outlet = format!("{outlets}/{}", other.outlet);
    assert_eq!(company.admin.get(&outlet).await.status, 404);
    let mut change = fields("Cabang curian", "");
    change.push(("recipient", "Bukan siapa-siapa"));
    let roles = [("role_admin", "1")];
    for (address, fields) in [
        (outlet.clone(), &change[..]),
        (format!("{outlet}/switch"), &[("to", "off")]),
        (format!("{members}/{}/roles", other.buyer_id), &roles),
        (format!("{members}/{}/removal", other.buyer_id), &[]),
        (format!("{members}/invitations/{invitation}/sending"), &[]),
        (format!("{members}/invitations/{invitation}/revocation"), &[]),
        (format!("{rules}/budgets/{budget}/end"), &[]),
    ] {
        let answer = company.admin.submit(members, &address, fields).await;
        assert_eq!(answer.status, 404, "{address}: {}", answer.body);
    }
    for page in [outlets, members, rules, "/portal/wholesale", "/portal/wholesale/company", "/portal/wholesale/trail"] {
        let body = company.admin.get(page).await.body;
        assert!(!body.contains(&other.name) && !body.contains("x@y.id"), "{page}: {body}");
    }
    assert_eq!(companies::roles(&app, &other.buyer_id).await.as_deref(), Some("buyer"));
    assert!(other.admin.get(outlets).await.body.contains("Dapur utama"));
    app.stop().await;
}

#[actix_web::test]
async fn who_works_for_no_company_opens_no_address_of_it() {
    let app = TestApp::start().await;
    companies::approved(&app).await;
    let curator = people::curator(&app).await;
    let token = curator.get("/account").await.form_token();
    for path in paths("get").iter().filter(|path| path.starts_with("/portal/wholesale")) {
        let answer = curator.get(path).await;
        if path == "/portal/wholesale/requests/new" {
            // a product's page offers it to everybody: they may register theirs
            assert_eq!(answer.location.as_deref(), Some("/register/company"));
        } else {
            assert_eq!(answer.status, 403, "{path}");
        }
        assert!(app.client().get(path).await.location.unwrap().starts_with("/account/sign-in"), "{path}");
    }
    for path in paths("post").iter().filter(|path| path.starts_with("/portal/wholesale")) {
        assert_eq!(curator.post(path, &[("csrf_token", &token)]).await.status, 403, "{path}");
    }
    app.stop().await;
}
