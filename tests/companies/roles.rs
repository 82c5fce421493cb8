//! Each role opens its own pages, and a refused one says who can help.

use etalase::companies::CompanyRole;
use reqwest::{Method, RequestBuilder};

use crate::security::routes::paths;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::companies;

/// Leaves the company: everybody may, tried in `members.rs`.
const DEPARTURE: &str = "/portal/wholesale/members/departure";

/// Whose role opens an address.
fn openers(method: &str, path: &str) -> &'static [CompanyRole] {
    match (method, path) {
        (
            "get",
            "/portal/wholesale"
            | "/portal/wholesale/company"
            | "/portal/wholesale/outlets"
            | "/portal/wholesale/members"
            | "/portal/wholesale/rules",
        ) => CompanyRole::ALL,
        // everybody has tokens of their own
        (_, path) if path.starts_with("/portal/wholesale/tokens") => CompanyRole::ALL,
        // everybody sees what arrived, buyers sign for it; what it costs is for finance people
        ("get", path) if path.starts_with("/portal/wholesale/handovers") => CompanyRole::ALL,
        (_, path) if path.starts_with("/portal/wholesale/handovers") => &[CompanyRole::Buyer],
        (_, path) if path.ends_with("/documents.zip") => &[CompanyRole::Finance],
        (_, path)
            if ["invoices", "credit-notes", "sheets"]
                .iter()
                .any(|room| path.starts_with(&format!("/portal/wholesale/{room}"))) =>
        {
            &[CompanyRole::Finance]
        }
        // everybody reads what was asked for, buyers ask
        ("get", path)
            if path.starts_with("/portal/wholesale/requests")
                && !path.ends_with("/new")
                && !path.ends_with("/limits") =>
        {
            CompanyRole::ALL
        }
        (_, path) if path.starts_with("/portal/wholesale/requests") => &[CompanyRole::Buyer],
        // everybody reads what was ordered, buyers change it, approvers agree
        ("get", path) if path.starts_with("/portal/wholesale/orders") => CompanyRole::ALL,
        (_, path) if path.ends_with("/approval") || path.ends_with("/refusal") => &[CompanyRole::Approver],
        (_, path) if path.starts_with("/portal/wholesale/orders") => &[CompanyRole::Buyer],
        (_, path) if path.starts_with("/portal/wholesale/account") => &[CompanyRole::Finance],
        // everybody sees what there is, buyers order
        ("get", "/portal/wholesale/catalogue") => CompanyRole::ALL,
        ("get", path) if path.starts_with("/portal/wholesale/shopping-lists") => CompanyRole::ALL,
        (_, path)
            if ["basket", "quick-order", "shopping-lists"]
                .iter()
                .any(|room| path.starts_with(&format!("/portal/wholesale/{room}"))) =>
        {
            &[CompanyRole::Buyer]
        }
        _ => {
            let rooms = ["company", "outlets", "members", "rules", "trail", "webhooks"];
            let is_known = rooms.iter().any(|room| {
                let start = format!("/portal/wholesale/{room}");
                path == start || path.starts_with(&format!("{start}/"))
            });
            assert!(is_known, "say here who may open {path}");
            &[CompanyRole::Admin]
        }
    }
}

#[actix_web::test]
async fn every_address_opens_to_its_roles_alone() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let mut wrong = Vec::new();
    for role in CompanyRole::ALL {
        let (client, _) = companies::member(&app, &company.id, &format!("{role}@contoh.id"), &[*role]).await;
        let token = client.get("/account").await.form_token();
        for method in ["get", "post"] {
            let is_tried = |path: &&String| path.starts_with("/portal/wholesale") && *path != DEPARTURE;
            for path in paths(method).iter().filter(is_tried) {
                let answer = match method {
                    "get" => client.get(path).await,
                    // a form with a file in it, whose token is looked for nowhere else
                    _ if ["/documents/1", "/requests", "/file"].iter().any(|end| path.ends_with(end)) => {
                        client.send(upload(&client, path, &token)).await
                    }
                    _ => client.post(path, &[("csrf_token", &token)]).await,
                };
                if openers(method, path).contains(role) == (answer.status == 403) {
                    wrong.push(format!("{role} {method} {path}: {}", answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    app.stop().await;
}

fn upload(client: &Client, path: &str, token: &str) -> RequestBuilder {
    let body = format!("--x\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n--x--\r\n");
    client.request(Method::POST, path).header("content-type", "multipart/form-data; boundary=x").body(body)
}

#[actix_web::test]
async fn a_refused_page_says_which_role_it_takes_and_who_can_give_it() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let page = company.buyer.get("/portal/wholesale/trail").await;
    assert_eq!(page.status, 403);
    let admin = company.name.replace("PT Hotel Uji ", "Demo pengelola-") + "@hotel.example";
    for text in ["peran Pengelola", admin.as_str(), "href=\"/portal/wholesale\""] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let stranger = other.name.replace("PT Hotel Uji ", "pengelola-") + "@";
    assert!(!page.body.contains(&stranger), "{}", page.body);
    assert!(company.buyer.get("/portal/wholesale/trail?lang=en").await.body.contains("the role Account manager"));
    app.stop().await;
}

#[actix_web::test]
async fn the_menu_offers_what_a_member_may_open() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    for (client, has_trail) in [(&company.admin, true), (&company.buyer, false)] {
        let body = client.get("/portal/wholesale").await.body;
        for room in ["outlets", "members", "rules", "company"] {
            assert!(body.contains(&format!("href=\"/portal/wholesale/{room}\"")), "{room}");
        }
        assert_eq!(body.contains("href=\"/portal/wholesale/trail\""), has_trail);
    }
    app.stop().await;
}
