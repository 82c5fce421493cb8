//! Changing and ending somebody's part in a team; an owner always stays.

use etalase::accounts::{BumdesRole, Role};
use futures_util::future::join;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;

const TEAM: &str = "/portal/bumdes/team";
const LAST_OWNER: &str = "Harus selalu ada pemilik";

async fn owner(app: &TestApp, shop: &SmallCatalog, email: &str) -> Client {
    people::member(app, &shop.darmaji.id, email, &[BumdesRole::Owner]).await
}

/// A member's id, as the owner's page has it in its forms.
async fn id_of(owner: &Client, email: &str) -> String {
    let body = owner.get(TEAM).await.body;
    let row =
        body.split("task--member").skip(1).find(|row| row.contains(email)).unwrap_or_else(|| panic!("{email}: {body}"));
    row.split("/team/members/").nth(1).unwrap().split('/').next().unwrap().to_owned()
}

async fn act(client: &Client, id: &str, what: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.submit(TEAM, &format!("{TEAM}/members/{id}/{what}"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    client.get(answer.location.as_deref().unwrap()).await.body
}

#[actix_web::test]
async fn the_team_page_tells_everybody_who_works_here_as_what_and_when_they_were_last_here() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop, "pemilik@contoh.id").await;
    people::add(&app, "baru@contoh.id", people::roles_at(&shop.darmaji.id, &[BumdesRole::Stock])).await;
    people::member(&app, &shop.trusmi.id, "orang-lain@contoh.id", &[BumdesRole::Owner]).await;
    app.advance(std::time::Duration::from_secs(3 * 60 * 60));
    let clerk =
        people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Finance, BumdesRole::Orders]).await;
    for client in [&owner, &clerk] {
        let body = client.get(TEAM).await.body;
        for text in ["pemilik@contoh.id", "3 jam lalu", "kasir@contoh.id", "baru saja", "Belum pernah masuk"] {
            assert!(body.contains(text), "{text}: {body}");
        }
        assert!(!body.contains("orang-lain"), "{body}");
    }
    let body = clerk.get(TEAM).await.body;
    assert!(!body.contains("/members/") && body.contains("hanya bisa diubah oleh pemilik"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn new_roles_count_from_the_next_request_and_stand_on_the_trail() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop, "pemilik@contoh.id").await;
    let clerk = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Finance]).await;
    let id = id_of(&owner, "kasir@contoh.id").await;
    assert!(act(&owner, &id, "roles", &[]).await.contains("sedikitnya satu peran"));
    assert_eq!(clerk.get("/portal/bumdes/money").await.status, 200);
    act(&owner, &id, "roles", &[("role_orders", "1"), ("role_stock", "1")]).await;
    assert_eq!(clerk.get("/portal/bumdes/money").await.status, 403);
    assert_eq!(clerk.get("/portal/bumdes/shipping").await.status, 200);
    let trail = owner.get("/portal/bumdes/trail?topic=team").await.body;
    assert!(trail.contains("mengubah peran Demo kasir@contoh.id") && trail.contains("Stok, Pesanan"), "{trail}");
    act(&owner, &id, "roles", &[("role_stock", "1"), ("role_orders", "1")]).await;
    let again = owner.get("/portal/bumdes/trail?topic=team").await.body;
    assert_eq!(again.matches("mengubah peran").count(), 1, "the same again is no change");
    app.stop().await;
}

#[actix_web::test]
async fn somebody_removed_loses_access_at_their_next_request_and_keeps_their_account() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop, "pemilik@contoh.id").await;
    let clerk = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Orders]).await;
    assert_eq!(clerk.get("/portal/bumdes").await.status, 200);
    let token = clerk.get("/portal/bumdes/shipping").await.form_token();
    let id = id_of(&owner, "kasir@contoh.id").await;
    act(&owner, &id, "removal", &[]).await;
    assert_eq!(clerk.get("/portal/bumdes").await.status, 403);
    let page = "/portal/bumdes/shipping";
    assert_eq!(clerk.post(page, &[("csrf_token", &token), ("first_other", "1")]).await.status, 403);
    assert_eq!(clerk.get("/account").await.status, 200);
    let trail = owner.get("/portal/bumdes/trail").await.body;
    assert!(trail.contains("mengeluarkan Demo kasir@contoh.id dari tim"), "{trail}");
    assert_eq!(owner.submit(TEAM, &format!("{TEAM}/members/{id}/removal"), &[]).await.status, 404, "gone already");
    app.stop().await;
}

#[actix_web::test]
async fn the_last_owner_can_neither_leave_nor_lose_the_role_nor_be_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop, "pemilik@contoh.id").await;
    let second = people::add(&app, "cuti@contoh.id", people::roles_at(&shop.darmaji.id, &[BumdesRole::Owner])).await;
    let operator = people::operator(&app).await;
    let switch = format!("/portal/operator/users/{second}/switch");
    operator.submit("/portal/operator/users", &switch, &[("to", "off")]).await;

    let me = id_of(&owner, "pemilik@contoh.id").await;
    assert!(act(&owner, &me, "roles", &[("role_stock", "1")]).await.contains(LAST_OWNER), "who cannot sign in is none");
    assert!(act(&owner, &me, "removal", &[]).await.contains(LAST_OWNER));
    let answer = owner.submit(TEAM, &format!("{TEAM}/departure"), &[]).await;
    assert!(owner.get(answer.location.as_deref().unwrap()).await.body.contains(LAST_OWNER));
    assert_eq!(owner.get("/portal/bumdes/trail").await.status, 200, "an owner still");

    operator.submit("/portal/operator/users", &switch, &[("to", "on")]).await;
    let answer = owner.submit(TEAM, &format!("{TEAM}/departure"), &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/account"));
    assert!(owner.get("/account").await.body.contains("sudah keluar dari tim"));
    assert_eq!(owner.get("/portal/bumdes").await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn ownership_is_handed_over_and_whoever_gave_it_stays_with_the_other_roles() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = owner(&app, &shop, "pemilik@contoh.id").await;
    let clerk = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Finance]).await;
    let id = id_of(&owner, "kasir@contoh.id").await;
    act(&owner, &id, "ownership", &[]).await;
    assert_eq!(owner.get("/portal/bumdes/trail").await.status, 403);
    for page in ["/portal/bumdes/products", "/portal/bumdes/shipping", "/portal/bumdes/money"] {
        assert_eq!(owner.get(page).await.status, 200, "{page}");
    }
    let trail = clerk.get("/portal/bumdes/trail").await;
    assert!(trail.status == 200 && trail.body.contains("menyerahkan kepemilikan kepada Demo kasir@contoh.id"));
    // now they may be removed, by the new owner
    let former = id_of(&clerk, "pemilik@contoh.id").await;
    act(&clerk, &former, "removal", &[]).await;
    assert_eq!(owner.get("/portal/bumdes").await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn of_two_owners_who_leave_at_once_one_stays() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, two) = (owner(&app, &shop, "satu@contoh.id").await, owner(&app, &shop, "dua@contoh.id").await);
    let leave = format!("{TEAM}/departure");
    let (first, second) = join(one.submit(TEAM, &leave, &[]), two.submit(TEAM, &leave, &[])).await;
    let mut next = [first.location.unwrap(), second.location.unwrap()];
    next.sort();
    assert_eq!(next, ["/account", TEAM]);
    let mut statuses = [one.get(TEAM).await.status.as_u16(), two.get(TEAM).await.status.as_u16()];
    statuses.sort();
    assert_eq!(statuses, [200, 403]);
    app.stop().await;
}

#[actix_web::test]
async fn an_owner_of_another_bumdes_finds_nobody_of_this_one() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stranger = people::member(&app, &shop.trusmi.id, "lain@contoh.id", &[BumdesRole::Owner]).await;
    let clerk = people::member(&app, &shop.darmaji.id, "kasir@contoh.id", &[BumdesRole::Orders]).await;
    let id = {
        let owner = owner(&app, &shop, "pemilik@contoh.id").await;
        id_of(&owner, "kasir@contoh.id").await
    };
    let buyer = people::add(&app, "pembeli@contoh.id", vec![]).await;
    let curator = people::add(&app, "kurator@contoh.id", vec![Role::Curator]).await;
    for id in [id.as_str(), buyer.as_str(), curator.as_str(), "no-such"] {
        for (what, fields) in [("roles", &[("role_stock", "1")][..]), ("ownership", &[]), ("removal", &[])] {
            let answer = stranger.submit(TEAM, &format!("{TEAM}/members/{id}/{what}"), fields).await;
            assert_eq!(answer.status, 404, "{id} {what}");
        }
    }
    assert_eq!(clerk.get("/portal/bumdes/shipping").await.status, 200, "nothing has changed");
    app.stop().await;
}
