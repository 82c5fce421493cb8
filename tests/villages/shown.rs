//! What is not verified is not published, whoever writes it.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::schema::{bumdes, products};
use etalase::db::{DbConn, DbError};
use etalase::villages::BumdesStatus;

use crate::support::TestApp;
use crate::support::factories::catalog;

#[actix_web::test]
async fn the_database_refuses_to_publish_for_a_bumdes_that_is_not_verified() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let mut results = Vec::new();
    for status in BumdesStatus::ALL {
        let (seller, item) = (small.darmaji.id.clone(), small.tissue_box.id.clone());
        let publish = move |conn: &mut DbConn| {
            let hidden =
                diesel::update(products::table.find(&item)).set(products::status.eq(ListingStatus::Unpublished));
            hidden.execute(conn)?;
            diesel::update(bumdes::table.find(seller)).set(bumdes::status.eq(status)).execute(conn)?;
            diesel::update(products::table.find(item))
                .set(products::status.eq(ListingStatus::Published))
                .execute(conn)?;
            Ok(())
        };
        results.push((*status, app.app.write::<_, DbError>(publish).await.is_ok()));
    }
    let allowed: Vec<BumdesStatus> = results.into_iter().filter(|(_, is_ok)| *is_ok).map(|(s, _)| s).collect();
    assert_eq!(allowed, [BumdesStatus::Verified]);
    app.stop().await;
}
