//! What a token does not open, and since when.

use std::time::Duration;

use etalase::accounts::BumdesRole;
use etalase::ids::UserId;
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::factories::tokens::{PAGE, Program, made};
use crate::support::store;

const ME: &str = "/api/v1/bumdes/me";
const ORDERS: &str = "/api/v1/bumdes/orders";
const TEAM: &str = "/portal/bumdes/team";

struct Desk {
    app: TestApp,
    shop: SmallCatalog,
    owner: Client,
    clerk: Client,
    clerk_id: UserId,
    program: Program,
}

/// A clerk for orders, and a program that reads them.
async fn desk() -> Desk {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let roles = people::roles_at(&shop.darmaji.id, &[BumdesRole::Orders]);
    let clerk_id = people::add(&app, "pesanan@contoh.id", roles).await;
    let clerk = app.client();
    people::sign_in(&clerk, "pesanan@contoh.id").await;
    let token = made(&clerk, "Mesin label", &[("orders", "read")]).await;
    let program = Program::with(&app, &token);
    assert_eq!(program.get(ORDERS).await.status, 200);
    Desk { app, shop, owner, clerk, clerk_id, program }
}

#[actix_web::test]
async fn a_refused_token_says_why_and_what_to_do_in_the_callers_language() {
    let desk = desk().await;
    let client = desk.app.client();
    let ask = |header: Option<String>| {
        let request = client.request(Method::GET, ORDERS).header("accept-language", "en");
        client.send(match header {
            Some(header) => request.header("authorization", header),
            None => request,
        })
    };
    let token = &desk.program.token;
    for (header, kind, told) in [
        (None, "token-missing", "Authorization: Bearer"),
        (Some(format!("Basic {token}")), "token-missing", "Authorization: Bearer"),
        (Some("Bearer".into()), "token-missing", "Authorization: Bearer"),
        (Some("Bearer rahasia".into()), "token-unknown", "begins with etl_"),
        (Some(format!("Bearer {token}x")), "token-unknown", "begins with etl_"),
        (Some(format!("Bearer {}a", &token[..46])), "token-unknown", "begins with etl_"),
    ] {
        let answer = ask(header.clone()).await;
        assert_eq!(answer.status, 401, "{header:?}: {}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert!(answer.headers["www-authenticate"].to_str().unwrap().starts_with("Bearer"));
        assert!(answer.body.contains(kind) && answer.body.contains(told), "{header:?}: {}", answer.body);
    }
    assert_eq!(ask(Some(format!("bearer {token}"))).await.status, 200);
    desk.app.stop().await;
}

#[actix_web::test]
async fn a_session_opens_no_address_of_programs_and_a_token_no_page() {
    let desk = desk().await;
    assert_eq!(store::get(&desk.owner, ORDERS).await.kind(), "401 token-missing");
    let client = desk.app.client();
    for page in ["/portal/bumdes/orders", PAGE, "/account"] {
        let request = client.request(Method::GET, page).bearer_auth(&desk.program.token);
        let answer = client.send(request).await;
        assert_eq!(answer.status, 303, "{page} asks to sign in");
    }
    desk.app.stop().await;
}

#[actix_web::test]
async fn an_expired_token_opens_nothing() {
    let desk = desk().await;
    desk.app.advance(Duration::from_secs(90 * 24 * 60 * 60 - 1));
    assert_eq!(desk.program.get(ORDERS).await.status, 200);
    desk.app.advance(Duration::from_secs(1));
    assert_eq!(desk.program.get(ORDERS).await.kind(), "401 token-expired");
    desk.app.stop().await;
}

#[actix_web::test]
async fn a_token_loses_what_its_person_loses_and_when_they_do() {
    let desk = desk().await;
    let Desk { app, owner, clerk_id, program, .. } = &desk;
    let roles = format!("{TEAM}/members/{clerk_id}/roles");
    owner.submit(TEAM, &roles, &[("role_stock", "1")]).await;
    assert_eq!(program.get(ORDERS).await.kind(), "403 token-role");
    assert_eq!(program.get(ME).await.status, 200, "what takes no role stays");
    owner.submit(TEAM, &roles, &[("role_orders", "1")]).await;
    assert_eq!(program.get(ORDERS).await.status, 200);

    let operator = people::operator(app).await;
    let (users, switch) = ("/portal/operator/users", format!("/portal/operator/users/{clerk_id}/switch"));
    operator.submit(users, &switch, &[("to", "off")]).await;
    assert_eq!(program.get(ME).await.kind(), "401 token-switched-off");
    operator.submit(users, &switch, &[("to", "on")]).await;
    assert_eq!(program.get(ME).await.status, 200);

    owner.submit(TEAM, &format!("{TEAM}/members/{clerk_id}/removal"), &[]).await;
    assert_eq!(program.get(ORDERS).await.kind(), "403 token-left");
    assert_eq!(program.get(ME).await.kind(), "403 token-left");
    desk.app.stop().await;
}

#[actix_web::test]
async fn a_token_of_one_bumdes_is_none_of_the_next_one_its_person_works_for() {
    let desk = desk().await;
    let Desk { app, shop, owner, clerk, clerk_id, program } = &desk;
    owner.submit(TEAM, &format!("{TEAM}/members/{clerk_id}/removal"), &[]).await;
    let next = people::bumdes_operator(app, &shop.trusmi.id).await;
    let invitation = [("email", "pesanan@contoh.id"), ("language", "id"), ("role_orders", "1")];
    next.submit(TEAM, &format!("{TEAM}/invitations"), &invitation).await;
    let mails = crate::support::outbox::deliver(app).await;
    let mail = mails.iter().find(|mail| mail.text.contains("/invitations/")).unwrap();
    let link = crate::support::outbox::link(mail, "/invitations/");
    assert_eq!(clerk.submit(&link, &link, &[]).await.status, 303);
    assert_eq!(clerk.get("/portal/bumdes/orders").await.status, 200, "works there now");
    assert_eq!(program.get(ORDERS).await.kind(), "403 token-left");
    desk.app.stop().await;
}

#[actix_web::test]
async fn who_asks_too_fast_is_told_to_wait() {
    let desk = desk().await;
    // one was asked already
    for _ in 1..60 {
        assert_eq!(desk.program.get(ME).await.status, 200);
    }
    let refused = desk.program.get(ME).await;
    assert_eq!((refused.kind().as_str(), &refused.headers["retry-after"]), ("429 too-many", &"1".parse().unwrap()));
    desk.app.advance(Duration::from_secs(1));
    assert_eq!(desk.program.get(ME).await.status, 200);
    desk.app.stop().await;
}

#[actix_web::test]
async fn the_last_use_is_noted_once_an_hour() {
    let desk = desk().await;
    let noted = || async {
        use diesel::prelude::*;
        use etalase::db::schema::access_tokens;
        let last = access_tokens::table.select(access_tokens::last_used_at);
        let last = desk.app.app.read::<_, etalase::db::DbError>(move |conn| Ok(last.first(conn)?)).await;
        let last: Option<etalase::db::Timestamp> = last.unwrap();
        last.unwrap().to_string()
    };
    assert_eq!(noted().await, "2026-11-22 03:00:00");
    desk.app.advance(Duration::from_secs(59 * 60));
    desk.program.get(ME).await;
    assert_eq!(noted().await, "2026-11-22 03:00:00");
    desk.app.advance(Duration::from_secs(60));
    desk.program.get(ME).await;
    assert_eq!(noted().await, "2026-11-22 04:00:00");
    assert!(desk.clerk.get(PAGE).await.body.contains("baru saja"));
    desk.app.stop().await;
}
