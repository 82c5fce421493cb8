//! People who are signed in.

use etalase::accounts::{AddUserError, BumdesRole, NewUser, Role, add_user, password};
use etalase::i18n::Language;
use etalase::ids::{BumdesId, UserId};

use crate::support::TestApp;
use crate::support::client::Client;

pub const PASSWORD: &str = "tenun dari desa";

/// A browser in which somebody with these roles has signed in through the form.
pub async fn signed_in(app: &TestApp, email: &str, roles: Vec<Role>) -> Client {
    add(app, email, roles).await;
    let client = app.client();
    sign_in(&client, email).await;
    client
}

/// Somebody with the password [`PASSWORD`].
pub async fn add(app: &TestApp, email: &str, roles: Vec<Role>) -> UserId {
    let user = NewUser {
        email: email.to_owned(),
        name: format!("Demo {email}"),
        phone: None,
        password_hash: hash_of_password(),
        language: Language::Id,
        roles,
    };
    let now = app.app.clock.now();
    app.app.write::<_, AddUserError>(move |conn| add_user(conn, now, &user)).await.expect("a new person")
}

pub async fn sign_in(client: &Client, email: &str) {
    let fields = [("email", email), ("password", PASSWORD), ("next", "/account")];
    let answer = client.submit("/account/sign-in", "/account/sign-in", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

pub async fn bumdes_operator(app: &TestApp, bumdes_id: &BumdesId) -> Client {
    signed_in(app, &format!("bumdes-{bumdes_id}@contoh.id"), vec![Role::Bumdes(bumdes_id.clone(), BumdesRole::Owner)])
        .await
}

/// Somebody who works for this BUMDes with these roles.
pub async fn member(app: &TestApp, bumdes_id: &BumdesId, email: &str, roles: &[BumdesRole]) -> Client {
    signed_in(app, email, roles_at(bumdes_id, roles)).await
}

pub fn roles_at(bumdes_id: &BumdesId, roles: &[BumdesRole]) -> Vec<Role> {
    roles.iter().map(|role| Role::Bumdes(bumdes_id.clone(), *role)).collect()
}

pub async fn curator(app: &TestApp) -> Client {
    signed_in(app, "kurator@contoh.id", vec![Role::Curator]).await
}

pub async fn operator(app: &TestApp) -> Client {
    signed_in(app, "pengelola@contoh.id", vec![Role::Operator]).await
}

/// Somebody who only buys.
pub async fn consumer(app: &TestApp) -> Client {
    signed_in(app, "pembeli@contoh.id", vec![]).await
}

/// Hashed once: it is slow on purpose.
fn hash_of_password() -> String {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD).expect("a hash")).clone()
}
