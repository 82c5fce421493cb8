//! Permits and what they unlist.

use diesel::prelude::*;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;

use super::{assert_no_scans, taken};
use crate::support::TestApp;
use crate::support::factories::{generated, people};
use crate::support::statements;

#[actix_web::test]
async fn no_page_about_permits_reads_a_whole_table() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "0")]).await;
    let shop = generated::catalogue(&app, 1_000, 60).await;
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let curator = people::curator(&app).await;
    let (own, desk) = ("/portal/bumdes/permits", "/portal/curator/permits");
    let form = [("kind", "NIB"), ("holder", "bumdes"), ("number", "1234567890123"), ("expires_on", "2026-12-20")];
    statements::watch(&app.app.config.database);
    let answer = seller.submit(&format!("{own}/new"), own, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    for path in [own, answer.location.as_deref().unwrap()] {
        assert_eq!(seller.get(path).await.status, 200, "{path}");
    }
    for show in ["waiting", "from_file", "expiring", "verified", "refused"] {
        assert_eq!(curator.get(&format!("{desk}?show={show}&kind=NIB")).await.status, 200, "{show}");
    }
    let first = |conn: &mut DbConn| Ok(products::table.order(products::id).select(products::id).first(conn)?);
    let first: ProductId = app.app.read::<_, DbError>(first).await.unwrap();
    for path in [format!("{desk}/products/{first}"), "/portal/curator/permit-rules".into()] {
        assert_eq!(curator.get(&path).await.status, 200, "{path}");
    }
    etalase::legality::watch::run(&app.app).await.unwrap();
    assert_no_scans(&app, taken(&app, 30)).await;
    app.stop().await;
}
