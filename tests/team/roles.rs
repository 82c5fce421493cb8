//! Each role opens its own pages, and a refused one says who can help.

use etalase::accounts::BumdesRole;
use reqwest::{Method, RequestBuilder};

use crate::security::routes::paths;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, order as order_factory, people};

/// Leaves the team: everybody may, tried in `members.rs`.
const DEPARTURE: &str = "/portal/bumdes/team/departure";
/// Takes files, and calls any other form a stale one: tried in `villages/sending_evidence.rs`.
const UPLOAD: &str = "/portal/bumdes/registration/evidence/1";

/// Whose role opens an address, beside the owner's.
fn openers(path: &str) -> &'static [BumdesRole] {
    let under = |start: &str| path == start || path.starts_with(&format!("{start}/"));
    match path {
        "/portal/bumdes" | "/portal/bumdes/team" | "/portal/bumdes/sheets" => BumdesRole::ALL,
        _ if under("/portal/bumdes/sheets/orders") => &[BumdesRole::Orders],
        _ if under("/portal/bumdes/sheets") => &[BumdesRole::Stock],
        "/portal/bumdes/registration" => BumdesRole::ALL,
        _ if under("/portal/bumdes/registration") => &[],
        _ if under("/portal/bumdes/tokens") => BumdesRole::ALL,
        _ if under("/portal/bumdes/team") || under("/portal/bumdes/trail") => &[],
        _ if ["orders", "papers", "handovers", "requests", "shipping"]
            .iter()
            .any(|room| under(&format!("/portal/bumdes/{room}"))) =>
        {
            &[BumdesRole::Orders]
        }
        _ if under("/portal/bumdes/money") || under("/portal/bumdes/agreement") => &[BumdesRole::Finance],
        _ if under("/portal/bumdes/numbers") => &[BumdesRole::Finance],
        _ if ["products", "stock", "permits", "price-lists"]
            .iter()
            .any(|room| under(&format!("/portal/bumdes/{room}"))) =>
        {
            &[BumdesRole::Stock]
        }
        _ => panic!("say here who may open {path}"),
    }
}

#[actix_web::test]
async fn every_address_opens_to_its_roles_alone() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let mut wrong = Vec::new();
    for role in BumdesRole::ALL {
        let client = people::member(&app, &catalog.darmaji.id, &format!("{role}@contoh.id"), &[*role]).await;
        let token = client.get("/account").await.form_token();
        for method in ["get", "post"] {
            let is_tried = |path: &&String| {
                path.starts_with("/portal/bumdes") && *path != DEPARTURE && (method == "get" || *path != UPLOAD)
            };
            for path in paths(method).iter().filter(is_tried) {
                let answer = match method {
                    "get" => client.get(path).await,
                    // a form with files in it, whose token is looked for nowhere else
                    _ if ["/pictures", "/document", "/imports"].iter().any(|end| path.ends_with(end)) => {
                        client.send(upload(&client, path, &token)).await
                    }
                    _ => client.post(path, &[("csrf_token", &token)]).await,
                };
                let may = *role == BumdesRole::Owner || openers(path).contains(role);
                if may == (answer.status == 403) {
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
    let catalog = catalog::small(&app).await;
    people::member(&app, &catalog.darmaji.id, "pemilik@contoh.id", &[BumdesRole::Owner]).await;
    people::member(&app, &catalog.trusmi.id, "orang-lain@contoh.id", &[BumdesRole::Owner]).await;
    let client = people::member(&app, &catalog.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    let page = client.get("/portal/bumdes/money").await;
    assert_eq!(page.status, 403);
    for text in ["peran Keuangan", "Demo pemilik@contoh.id", "href=\"/portal/bumdes/team\""] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert!(!page.body.contains("orang-lain"), "{}", page.body);
    let english = client.get("/portal/bumdes/orders/1?lang=en").await.body;
    assert!(english.contains("the role Orders"), "{english}");

    let alone = people::member(&app, &catalog.senggigi.id, "sendiri@contoh.id", &[BumdesRole::Stock]).await;
    assert!(alone.get("/portal/bumdes/trail").await.body.contains("tidak punya pemilik"));
    app.stop().await;
}

#[actix_web::test]
async fn the_menu_and_the_inbox_offer_what_a_member_may_open() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let offers = ["/portal/bumdes/products", "/portal/bumdes/shipping", "/portal/bumdes/money", "/portal/bumdes/trail"];
    let acceptance = format!("/portal/bumdes/orders/{}/acceptance", order.darmaji.number);
    for (roles, seen, may_accept) in [
        (&[BumdesRole::Owner][..], &offers[..], true),
        (&[BumdesRole::Orders], &offers[1..2], true),
        (&[BumdesRole::Finance], &offers[2..3], false),
        (&[BumdesRole::Stock, BumdesRole::Finance], &[offers[0], offers[2]], false),
    ] {
        let email = format!("{}@contoh.id", roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join("-"));
        let client = people::member(&app, &catalog.darmaji.id, &email, roles).await;
        let body = client.get("/portal/bumdes").await.body;
        for offer in offers {
            let is_offered = body.contains(&format!("href=\"{offer}\""));
            assert_eq!(is_offered, seen.contains(&offer), "{email}: {offer}");
        }
        assert!(body.contains(&order.darmaji.number), "everybody reads along");
        assert_eq!(body.contains(&acceptance), may_accept, "{email}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn an_operator_gives_several_roles_and_the_list_tells_them() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (operator, owner) = (people::operator(&app).await, people::bumdes_operator(&app, &catalog.darmaji.id).await);
    let list = "/portal/operator/users";
    let fields = [
        ("name", "Petugas Dua Peran"),
        ("email", "dua@contoh.id"),
        ("password", people::PASSWORD),
        ("bumdes_id", catalog.darmaji.id.as_str()),
        ("role_orders", "1"),
        ("role_finance", "1"),
    ];
    assert_eq!(operator.submit(list, list, &fields).await.status, 303);
    let body = operator.get(&format!("{list}?q=dua@")).await.body;
    assert!(body.contains("(Pesanan)") && body.contains("(Keuangan)") && !body.contains("(Pemilik)"), "{body}");
    let person = app.client();
    people::sign_in(&person, "dua@contoh.id").await;
    let mut statuses = Vec::new();
    for page in ["/portal/bumdes/shipping", "/portal/bumdes/money", "/portal/bumdes/trail"] {
        statuses.push(person.get(page).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 200, 403]);
    let trail = owner.get("/portal/bumdes/trail").await.body;
    for text in ["menambahkan Petugas Dua Peran ke tim", "Pesanan, Keuangan", "atas nama BUMDes Darmaji"] {
        assert!(trail.contains(text), "{text}: {trail}");
    }
    assert!(owner.get("/portal/notices").await.body.contains("Petugas Dua Peran bergabung dengan tim."));
    let wrong = [("name", ""), ("bumdes_id", catalog.darmaji.id.as_str()), ("role_stock", "1")];
    let answer = operator.submit(list, list, &wrong).await;
    assert!(answer.status == 422 && answer.body.contains(r#"name="role_stock" value="1" checked"#), "{}", answer.body);
    app.stop().await;
}
