//! The page of tokens: made, seen once, looked after, ended.

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::DbError;
use etalase::db::schema::{access_tokens, jobs, sessions};

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::tokens::{EVERYTHING, PAGE, Program, ask, made, shown};
use crate::support::factories::{catalog, people};
use crate::support::outbox;

const STOCK: &[(&str, &str)] = &[("stock", "write")];

/// The address that ends the token of this name.
async fn revocation(client: &Client, name: &str) -> Option<String> {
    let body = client.get(PAGE).await.body;
    let row = body.split("task--member").skip(1).find(|row| row.contains(&format!(">{name}")))?;
    let action = row.split("action=\"").nth(1)?.split('"').next()?;
    action.ends_with("/revocation").then(|| action.to_owned())
}

#[actix_web::test]
async fn a_token_is_shown_once_and_kept_nowhere() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let empty = client.get(PAGE).await.body;
    assert!(empty.contains("Belum ada token") && empty.contains("/api/v1/bumdes/me"), "{empty}");

    let page = ask(&client, " Kasir  toko ", STOCK).await;
    assert_eq!(page.status, 201, "{}", page.body);
    assert_eq!(page.headers["cache-control"], "private, no-store");
    let token = shown(&page.body).unwrap();
    assert!(page.body.contains("Token “Kasir toko” siap dipakai"), "{}", page.body);

    let again = client.get(PAGE).await.body;
    assert!(shown(&again).is_none() && again.contains(&format!("{}…", &token[..10])), "{again}");
    assert!(again.contains("Lihat dan hitung stok") && again.contains("Belum pernah dipakai"), "{again}");
    assert!(!again.contains("Lihat dan kerjakan pesanan</span>"), "{again}");

    let (kept, jobs, states): (Vec<(String, String)>, Vec<String>, Vec<String>) = app
        .app
        .read::<_, DbError>(|conn| {
            let kept = access_tokens::table.select((access_tokens::token_hash, access_tokens::prefix)).load(conn)?;
            let jobs = jobs::table.select(jobs::payload).load(conn)?;
            Ok((kept, jobs, sessions::table.select(sessions::state).load(conn)?))
        })
        .await
        .unwrap();
    assert_eq!((kept[0].0.len(), kept[0].1.as_str()), (64, &token[..10]));
    assert!(jobs.iter().chain(&states).all(|text| !text.contains(&token)), "{jobs:?} {states:?}");

    let me = Program::with(&app, &token).get("/api/v1/bumdes/me").await;
    assert_eq!(me.status, 200, "{}", me.text);
    assert_eq!(me.headers["cache-control"], "private, no-store");
    assert_eq!(me.json["bumdes"]["slug"], "bumdes-darmaji");
    assert_eq!(me.json["roles"], serde_json::json!(["owner", "stock", "orders", "finance"]));
    assert_eq!(me.json["token"]["scopes"], serde_json::json!(["stock:write"]));
    assert_eq!(me.json["token"]["expires_at"], "2027-02-20T03:00:00Z");
    app.stop().await;
}

#[actix_web::test]
async fn whoever_has_a_token_in_their_name_gets_a_mail_and_the_trail_names_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let clerk = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    let token = made(&clerk, "Kasir", STOCK).await;
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("gudang@contoh.id"), "{mail:?}");
    assert_eq!(mail.subject, "Token akses “Kasir” dibuat atas nama Anda");
    for text in ["Lihat dan hitung stok", "20 Februari 2027", "cabut sekarang juga", "/account/password"] {
        assert!(mail.text.contains(text), "{text}: {}", mail.text);
    }
    assert!(!mail.text.contains(&token) && !mail.html.contains(&token));
    assert_eq!(outbox::link(&mail, PAGE), PAGE);

    let action = revocation(&clerk, "Kasir").await.unwrap();
    assert_eq!(clerk.submit(PAGE, &action, &[]).await.location.as_deref(), Some(PAGE));
    assert!(clerk.get(PAGE).await.body.contains("Token dicabut."));
    clerk.submit(PAGE, &action, &[]).await;
    let trail = owner.get("/portal/bumdes/trail?topic=team").await.body;
    assert!(trail.contains("membuat token akses Kasir") && trail.contains(&token[..10]), "{trail}");
    assert_eq!(trail.matches("mencabut token akses Kasir").count(), 1, "{trail}");
    assert!(trail.contains("href=\"/portal/bumdes/tokens\">membuat token"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn a_mail_about_a_token_that_is_gone_again_is_not_sent() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    made(&client, "Salah pencet", STOCK).await;
    let action = revocation(&client, "Salah pencet").await.unwrap();
    client.submit(PAGE, &action, &[]).await;
    assert!(outbox::deliver(&app).await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn a_token_is_for_no_more_than_its_persons_roles() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    let page = stock.get(PAGE).await.body;
    assert!(page.contains(r#"name="stock""#) && !page.contains(r#"name="orders""#), "{page}");
    let refused = ask(&stock, "Kasir", EVERYTHING).await;
    assert!(refused.status == 422 && refused.body.contains("Peran Anda baru saja berubah"), "{}", refused.body);

    let finance = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Finance]).await;
    let page = finance.get(PAGE).await.body;
    assert!(page.contains("Peran Anda belum mencakup itu") && !page.contains(r#"name="days""#), "{page}");
    let buyer = people::consumer(&app).await;
    assert_eq!(buyer.get(PAGE).await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn a_form_that_cannot_be_comes_back_with_what_is_wrong() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let empty = ask(&client, "", &[("stock", "read"), ("orders", "everything")]).await;
    assert!(empty.status == 422 && empty.body.contains("Beri nama 1 sampai 60 huruf"), "{}", empty.body);
    assert!(
        empty.body.contains(r#"<option value="read" selected>Lihat stok"#),
        "what was chosen stays: {}",
        empty.body
    );
    assert!(ask(&client, "Kasir", &[]).await.body.contains("Pilih sedikitnya satu hal"));
    made(&client, "Kasir", STOCK).await;
    let twice = ask(&client, "kasir", STOCK).await;
    assert!(twice.status == 422 && twice.body.contains("sudah punya token dengan nama ini"), "{}", twice.body);
    assert!(shown(&twice.body).is_none(), "the same form sent again makes nothing");
    for n in 1..20 {
        made(&client, &format!("Program {n}"), STOCK).await;
    }
    assert!(ask(&client, "Satu lagi", STOCK).await.body.contains("sudah punya 20 token"));
    let action = revocation(&client, "Kasir").await.unwrap();
    client.submit(PAGE, &action, &[]).await;
    made(&client, "Kasir", STOCK).await;
    app.stop().await;
}

#[actix_web::test]
async fn everybody_ends_their_own_and_an_owner_anybodys() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let clerk = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    let colleague = people::member(&app, &shop.darmaji.id, "lain@contoh.id", &[BumdesRole::Stock]).await;
    let token = made(&clerk, "Kasir", STOCK).await;
    let action = revocation(&clerk, "Kasir").await.unwrap();
    for other in [&stranger, &colleague] {
        assert!(!other.get(PAGE).await.body.contains("Kasir</"), "not theirs to see");
        assert_eq!(other.submit(PAGE, &action, &[]).await.status, 404);
    }
    assert!(owner.get(PAGE).await.body.contains("milik Demo gudang@contoh.id"));
    assert_eq!(owner.submit(PAGE, &action, &[]).await.status, 303);
    let refused = Program::with(&app, &token).get("/api/v1/bumdes/me").await;
    assert_eq!(refused.kind(), "401 token-revoked");
    assert_eq!(revocation(&clerk, "Kasir").await, None, "it is over");
    app.stop().await;
}

#[actix_web::test]
async fn the_list_goes_back_page_by_page() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    for n in 0..30 {
        made(&client, &format!("Program-{n:02}"), STOCK).await;
        let action = revocation(&client, &format!("Program-{n:02}")).await.unwrap();
        client.submit(PAGE, &action, &[]).await;
    }
    let first = client.get(PAGE).await.body;
    assert!(first.contains("Program-29") && first.contains("Program-05") && !first.contains("Program-04"), "{first}");
    let older = first.split(r#"rel="next" href=""#).nth(1).unwrap().split('"').next().unwrap();
    let second = client.get(older).await.body;
    assert!(second.contains("Program-04") && second.contains("Program-00") && !second.contains("Program-05"));
    app.stop().await;
}
