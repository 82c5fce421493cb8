//! What curators learn of looks, searches and sold-out pieces, and that it tells of nobody.

mod counting;
mod private;
mod reading;

use etalase::db::DbError;
use etalase::db::schema::village_days;

use crate::support::TestApp;
use crate::support::client::Client;
use diesel::prelude::*;

pub const PAGE: &str = "/portal/curator/insight";
pub const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 13; SM-A047F) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";

/// Day, village, looks, put into a cart.
pub async fn days(app: &TestApp) -> Vec<(String, String, i64, i64)> {
    etalase::insight::flush(&app.app).await.unwrap();
    app.app
        .read::<_, DbError>(|conn| {
            Ok(village_days::table.order((village_days::day, village_days::village_code)).load(conn)?)
        })
        .await
        .unwrap()
}

/// Somebody's browser, which holds no page yet, asks for this one.
pub async fn look(client: &Client, path: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request = client.request(reqwest::Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send(request).await.status.as_u16()
}
