//! A BUMDes that somebody has just registered.

use diesel::prelude::*;
use etalase::db::schema::{bumdes, villages};
use etalase::db::{DbConn, DbError};
use etalase::ids::BumdesId;
use etalase::villages::BumdesStatus;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::people;

/// Lendang Are, which has no BUMDes in the small catalogue.
pub const VILLAGE: &str = "52.02.09.2001";
pub const PAGE: &str = "/portal/bumdes/registration";
pub const EMAIL: &str = "direktur@lendang-are.example";
pub const NAME: &str = "BUMDes Lendang Jaya";

pub struct Registered {
    pub id: BumdesId,
    /// its owner, signed in
    pub owner: Client,
}

/// What a person fills in for a village.
pub fn fields(village: &str) -> Vec<(&str, &str)> {
    vec![
        ("action", "register"),
        ("pick", village),
        ("name", NAME),
        ("phone", "0812-3456-7890"),
        ("email", "bumdes@lendang-are.example"),
        ("sector", "pottery"),
    ]
}

pub async fn in_lendang_are(app: &TestApp) -> Registered {
    let owner = people::signed_in(app, EMAIL, vec![]).await;
    let answer = owner.submit("/register", "/register", &fields(VILLAGE)).await;
    assert_eq!(answer.location.as_deref(), Some(PAGE), "{}", answer.body);
    Registered { id: latest(app).await, owner }
}

/// The BUMDes that was registered last.
pub async fn latest(app: &TestApp) -> BumdesId {
    let load = |conn: &mut DbConn| Ok(bumdes::table.order(bumdes::id.desc()).select(bumdes::id).first(conn)?);
    app.app.read::<BumdesId, DbError>(load).await.unwrap()
}

/// Its status, and whether the gallery has its village.
pub async fn status(app: &TestApp, id: &BumdesId) -> (BumdesStatus, bool) {
    let id = id.clone();
    let load = move |conn: &mut DbConn| {
        let row = bumdes::table.inner_join(villages::table).filter(bumdes::id.eq(id));
        Ok(row.select((bumdes::status, villages::is_shown)).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Sends a file as a browser does.
pub async fn upload(client: &Client, kind: &str, content: &[u8]) -> Answer {
    let token = client.get(PAGE).await.form_token();
    let mut body =
        format!("--grenze\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n").into_bytes();
    body.extend(b"--grenze\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n");
    body.extend(content);
    body.extend(b"\r\n--grenze--\r\n");
    let request = client.request(reqwest::Method::POST, &format!("{PAGE}/evidence/{kind}"));
    client.send(request.header("content-type", "multipart/form-data; boundary=grenze").body(body)).await
}

/// Everything that is required.
pub async fn send_required(client: &Client) {
    for kind in ["village_rule", "decree"] {
        let answer = upload(client, kind, b"%PDF-1.7 perdes").await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}
