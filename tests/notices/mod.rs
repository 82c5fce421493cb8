//! What people who work here are told, in the portal and by mail.

mod choosing;
mod late;
mod reading;
mod telling;

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::DbError;
use etalase::db::schema::notices;
use etalase::notices::{Notice, tell};

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::Seller;
use crate::support::factories::people;

const LIST: &str = "/portal/notices";

/// Somebody of this BUMDes with one role.
async fn member(app: &TestApp, seller: &Seller, role: BumdesRole) -> Client {
    people::member(app, &seller.id, &format!("{role}@contoh.id"), &[role]).await
}

/// How many notices the page shows this person.
async fn shown(client: &Client) -> usize {
    let page = client.get(LIST).await;
    assert_eq!(page.status, 200, "{}", page.body);
    page.body.matches("notice-row__text").count()
}

/// A product of this BUMDes was published, so many times.
async fn published(app: &TestApp, seller: &Seller, product: &'static str, times: usize) {
    let (now, bumdes_id) = (app.app.clock.now(), seller.id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            for n in 1..=times {
                let (bumdes_id, product, link) = (&bumdes_id, format!("{product} {n:03}"), "/portal/bumdes/products");
                tell(conn, now, &Notice::ListingPublished { bumdes_id, product: &product, link })?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

async fn rows(app: &TestApp) -> i64 {
    app.app.read::<_, DbError>(|conn| Ok(notices::table.count().get_result(conn)?)).await.unwrap()
}
