//! The catalogue that other tests begin with is what it says.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::db::DbError;
use etalase::db::schema::{products, stock_levels};

use crate::support::TestApp;
use crate::support::factories::catalog;

#[actix_web::test]
async fn the_small_catalogue_has_a_last_piece_a_sold_out_product_and_a_version_for_each_product() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let [last, none] = [&small.necklace, &small.hand_drawn_batik].map(|item| item.variant().id.clone());
    app.app
        .read::<_, DbError>(move |conn| {
            let on_hand = |conn: &mut _, id| stock_levels::table.find(id).select(stock_levels::on_hand).first(conn);
            assert_eq!((on_hand(conn, last), on_hand(conn, none)), (Ok(1i64), Ok(0i64)));
            let versions: Vec<i64> = products::table.select(products::version).order(products::version).load(conn)?;
            assert!(versions.windows(2).all(|pair| pair[0] < pair[1]) && versions.len() == 8, "{versions:?}");
            assert_eq!(versions.last().copied(), Some(version::current(conn)?));
            Ok(())
        })
        .await
        .unwrap();
    app.stop().await;
}
