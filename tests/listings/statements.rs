//! The lists ask the database as often for a thousand products as for ten.

use diesel::prelude::*;
use etalase::db::schema::{listing_drafts, listing_submissions, products};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::ids::{BumdesId, ProductId, SubmissionId, UserId};
use etalase::listings::load::load;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{generated, people};
use crate::support::statements;
use etalase::accounts::{BumdesRole, Role};

/// Gives every product of a BUMDes a working copy and a round that waits.
fn hand_in_all(conn: &mut DbConn, now: Timestamp, by: &UserId, bumdes_id: &BumdesId) -> QueryResult<i64> {
    let ids: Vec<ProductId> =
        products::table.filter(products::bumdes_id.eq(bumdes_id)).select(products::id).load(conn)?;
    for id in &ids {
        let content = serde_json::to_string(&load(conn, id)?.unwrap()).unwrap();
        diesel::insert_into(listing_drafts::table)
            .values((
                listing_drafts::product_id.eq(id),
                listing_drafts::content.eq(&content),
                listing_drafts::revision.eq(1),
                listing_drafts::steps.eq("{}"),
                listing_drafts::is_ahead.eq(true),
                listing_drafts::saved_by.eq(by),
                listing_drafts::saved_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(listing_submissions::table)
            .values((
                listing_submissions::id.eq(SubmissionId::new()),
                listing_submissions::product_id.eq(id),
                listing_submissions::number.eq(1),
                listing_submissions::content.eq(&content),
                listing_submissions::submitted_by.eq(by),
                listing_submissions::is_assisted.eq(false),
                listing_submissions::submitted_at.eq(now),
                listing_submissions::checked.eq(""),
            ))
            .execute(conn)?;
    }
    Ok(ids.len() as i64)
}

async fn asked(app: &TestApp, client: &Client, path: &str) -> usize {
    client.get(path).await;
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    statements::taken(&app.app.config.database).len()
}

/// How often the two lists ask, with so many products in the shop.
async fn counts(many: usize) -> [usize; 3] {
    let app = TestApp::start().await;
    let shop = generated::catalogue(&app, many, 1).await;
    let by =
        people::add(&app, "penulis@contoh.id", vec![Role::Bumdes(shop.bumdes_id.clone(), BumdesRole::Stock)]).await;
    let (now, bumdes_id) = (app.app.clock.now(), shop.bumdes_id.clone());
    let of_bumdes =
        app.app.write::<_, DbError>(move |conn| Ok(hand_in_all(conn, now, &by, &bumdes_id)?)).await.unwrap();
    assert!(of_bumdes * 2 > many as i64, "{of_bumdes} of {many} are one BUMDes's");
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let curator = people::curator(&app).await;
    let counted = [
        asked(&app, &seller, "/portal/bumdes/products").await,
        asked(&app, &curator, "/portal/curator").await,
        asked(&app, &curator, &format!("/portal/curator/bumdes/{}/products", shop.bumdes_id)).await,
    ];
    app.stop().await;
    counted
}

#[actix_web::test]
async fn a_thousand_products_are_listed_with_as_many_statements_as_ten() {
    let (few, many) = (counts(10).await, counts(1_000).await);
    assert_eq!(few, many);
    assert!(many.iter().all(|count| *count <= 12), "{many:?}");
}
