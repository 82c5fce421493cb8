//! The bell, its page, and how notices end.

use std::time::Duration;

use etalase::accounts::BumdesRole;
use etalase::jobs::periodic;
use serde_json::Value;

use super::{LIST, member, published, rows, shown};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};

async fn unread(client: &Client) -> Value {
    let card: Value = serde_json::from_str(&client.get("/visitor").await.body).unwrap();
    card["unread"].clone()
}

/// The address behind the first notice on the page.
async fn first(client: &Client) -> String {
    let body = client.get(LIST).await.body;
    let link = body.split("notice-row__text\"><a href=\"").nth(1).unwrap_or_else(|| panic!("{body}"));
    link.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn opening_one_leads_to_what_it_tells_of_and_marks_it_read() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = member(&app, &shop.darmaji, BumdesRole::Stock).await;
    let empty = stock.get(LIST).await.body;
    assert!(empty.contains("Belum ada kabar") && empty.contains("href=\"/account/notices\""), "{empty}");
    assert_eq!(unread(&stock).await, 0);
    published(&app, &shop.darmaji, "Kotak", 3).await;
    assert_eq!(unread(&stock).await, 3);
    let address = first(&stock).await;
    assert_eq!(stock.get(&address).await.location.as_deref(), Some("/portal/bumdes/products"));
    assert_eq!(unread(&stock).await, 2);
    stock.get(&address).await;
    assert_eq!(unread(&stock).await, 2, "read is read");
    let body = stock.get(LIST).await.body;
    assert_eq!(body.matches("notice-row--new").count(), 2);
    let button = body.split("action=\"/portal/notices/").find(|part| part.contains("/reading\"")).unwrap();
    let other = body.split("/portal/notices/").find_map(|part| part.split_once("/reading\"")).unwrap().0;
    assert!(!button.is_empty());
    stock.submit(LIST, &format!("{LIST}/{other}/reading"), &[]).await;
    assert_eq!(unread(&stock).await, 1);
    stock.submit(LIST, &format!("{LIST}/reading"), &[]).await;
    assert_eq!((unread(&stock).await, shown(&stock).await), (0.into(), 3));
    app.stop().await;
}

#[actix_web::test]
async fn nobody_reads_or_follows_the_notices_of_others() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = member(&app, &shop.darmaji, BumdesRole::Stock).await;
    published(&app, &shop.darmaji, "Kotak", 1).await;
    let address = first(&stock).await;
    let colleague = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Finance]).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    for client in [&colleague, &stranger] {
        assert_eq!(shown(client).await, 0);
        assert_eq!(client.get(&address).await.status, 404);
        assert_eq!(client.submit("/account", &format!("{address}/reading"), &[]).await.status, 404);
        client.submit("/account", &format!("{LIST}/reading"), &[]).await;
    }
    assert_eq!(unread(&stock).await, 1, "unread still");
    app.stop().await;
}

#[actix_web::test]
async fn a_long_list_is_leafed_through_without_losing_one() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = member(&app, &shop.darmaji, BumdesRole::Stock).await;
    published(&app, &shop.darmaji, "Kotak", 70).await;
    let (mut address, mut seen) = (LIST.to_owned(), Vec::new());
    loop {
        let body = stock.get(&address).await.body;
        seen.extend(body.split("Kotak ").skip(1).map(|rest| rest[..3].to_owned()));
        let Some(next) = body.split("rel=\"next\" href=\"").nth(1) else { break };
        address = next.split('"').next().unwrap().to_owned();
    }
    let expected: Vec<String> = (1..=70).rev().map(|n| format!("{n:03}")).collect();
    assert_eq!(seen, expected);
    app.stop().await;
}

#[actix_web::test]
async fn pages_that_are_the_same_for_everybody_tell_nobodys_news() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = member(&app, &shop.darmaji, BumdesRole::Stock).await;
    published(&app, &shop.darmaji, "Kotak", 3).await;
    let (mine, theirs) = (stock.get("/villages").await.body, app.client().get("/villages").await.body);
    assert_eq!(mine, theirs);
    assert!(mine.contains("data-bell hidden"), "{mine}");
    assert_eq!(unread(&app.client()).await, Value::Null);
    assert_eq!(unread(&people::consumer(&app).await).await, Value::Null);
    app.stop().await;
}

#[actix_web::test]
async fn after_half_a_year_a_notice_is_gone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    member(&app, &shop.darmaji, BumdesRole::Stock).await;
    published(&app, &shop.darmaji, "Kotak", 2).await;
    app.advance(Duration::from_secs(180 * 24 * 60 * 60));
    published(&app, &shop.darmaji, "Kotak", 1).await;
    periodic::run(&app.app).await;
    assert_eq!(rows(&app).await, 3, "180 days are not over");
    app.advance(Duration::from_secs(1));
    periodic::run(&app.app).await;
    assert_eq!(rows(&app).await, 1);
    app.stop().await;
}
