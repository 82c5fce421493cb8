//! Every address under `/portal` asks who it is: nobody, and nobody with another role, gets past it.

use crate::security::routes::paths;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};

fn portal_paths(method: &str, portal: &str) -> Vec<String> {
    let found: Vec<String> = paths(method).into_iter().filter(|path| path.starts_with(portal)).collect();
    assert!(!found.is_empty(), "no {method} route under {portal}");
    found
}

#[actix_web::test]
async fn a_visitor_is_sent_to_the_sign_in_page_by_every_portal_address() {
    let app = TestApp::start().await;
    let visitor = app.client();
    let mut open = Vec::new();
    for path in portal_paths("get", "/portal") {
        let answer = visitor.get(&path).await;
        let place = answer.location.unwrap_or_default();
        if answer.status != 303 || !place.starts_with("/account/sign-in?next=%2Fportal") {
            open.push(format!("GET {path}: {} {place}", answer.status));
        }
    }
    for path in portal_paths("post", "/portal") {
        let answer = visitor.submit("/account/sign-in", &path, &[]).await;
        let is_sign_in = answer.location.as_deref().is_some_and(|place| place.starts_with("/account/sign-in"));
        if !is_sign_in {
            open.push(format!("POST {path}: {} {:?}", answer.status, answer.location));
        }
    }
    assert!(open.is_empty(), "{open:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn nobody_enters_the_portal_of_another_role() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let bumdes = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (curator, operator, consumer) =
        (people::curator(&app).await, people::operator(&app).await, people::consumer(&app).await);
    let mut entered = Vec::new();
    for (portal, strangers) in [
        ("/portal/bumdes", [("curator", &curator), ("operator", &operator), ("consumer", &consumer)]),
        ("/portal/curator", [("bumdes", &bumdes), ("operator", &operator), ("consumer", &consumer)]),
        ("/portal/operator", [("bumdes", &bumdes), ("curator", &curator), ("consumer", &consumer)]),
    ] {
        for (who, client) in strangers {
            entered.extend(refusals_missing(client, portal).await.into_iter().map(|line| format!("{who}: {line}")));
        }
    }
    assert!(entered.is_empty(), "{entered:#?}");
    assert_eq!(consumer.get("/portal").await.status, 403);
    app.stop().await;
}

async fn refusals_missing(client: &Client, portal: &str) -> Vec<String> {
    let mut entered = Vec::new();
    for path in portal_paths("get", portal) {
        let status = client.get(&path).await.status;
        if status != 403 {
            entered.push(format!("GET {path}: {status}"));
        }
    }
    let token = client.get("/account").await.form_token();
    for path in portal_paths("post", portal) {
        let status = client.post(&path, &[("csrf_token", &token)]).await.status;
        if status != 403 {
            entered.push(format!("POST {path}: {status}"));
        }
    }
    entered
}

#[actix_web::test]
async fn the_door_leads_each_role_to_its_own_portal() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let bumdes = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (curator, operator) = (people::curator(&app).await, people::operator(&app).await);
    for (client, place) in [(&bumdes, "/portal/bumdes"), (&curator, "/portal/curator"), (&operator, "/portal/operator")]
    {
        assert_eq!(client.get("/portal").await.location.as_deref(), Some(place));
        for path in portal_paths("get", place).iter().filter(|path| !path.contains("/1")) {
            assert_eq!(client.get(path).await.status, 200, "{path}");
        }
    }
    app.stop().await;
}
