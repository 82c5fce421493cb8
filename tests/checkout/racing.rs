//! Many at once: never more sold than there is, nobody waits for ever, money and pieces add up.

use diesel::prelude::*;
use etalase::checkout::{Finalised, expire};
use etalase::db::DbError;
use etalase::db::schema::{ledger_entries, orders, stock_levels};
use futures_util::future::join_all;

use crate::support::TestApp;
use crate::support::factories::buying::{add_to_cart, post, quoted_checkout};
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};

const BUYERS: usize = 18;

#[actix_web::test]
async fn eighteen_buyers_for_fourteen_pieces_get_fourteen_and_four_are_told() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let scarce = shop.basket.variant().id.clone();
    let plenty = shop.tissue_box.variant().id.clone();
    let mut ready = Vec::new();
    for buyer in 0..BUYERS {
        let client = app.client();
        // half of them the other way round
        let mut wanted = [scarce.as_str(), plenty.as_str()];
        if buyer % 2 == 1 {
            wanted.reverse();
        }
        for variant in wanted {
            add_to_cart(&client, variant, 1).await;
        }
        let (fields, _) = quoted_checkout(&client, &[]).await;
        ready.push((client, fields));
    }
    let answers = join_all(ready.iter().map(|(client, fields)| post(client, fields, "place"))).await;
    let to = |place: &str| answers.iter().filter(|a| a.location.as_deref().unwrap_or("").starts_with(place)).count();
    assert_eq!((to("/orders/ET-"), to("/cart")), (14, 4), "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
    let (on_hand, reserved): (i64, i64) = app
        .app
        .read::<_, DbError>(move |conn| {
            let level = stock_levels::table.find(scarce);
            Ok(level.select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!((on_hand, reserved), (14, 14));
    app.stop().await;
}

#[actix_web::test]
async fn paying_and_expiring_at_the_same_moment_leave_every_order_paid_or_returned_and_the_books_balanced() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (first, second) = (shop.tissue_box.variant().id.as_str(), shop.batik.variant().id.as_str());
    let mut placed = Vec::new();
    for turn in 0..8 {
        let items = if turn % 2 == 0 { [(first, 1), (second, 1)] } else { [(second, 1), (first, 1)] };
        placed.push(with_items(&app, &items, &[]).await);
    }
    app.advance(std::time::Duration::from_secs(60 * 60));
    let expiring = async {
        expire::run(&app.app).await.unwrap();
    };
    let (outcomes, ()) = futures_util::join!(join_all(placed.iter().map(|order| pay(&app, order))), expiring);
    for outcome in outcomes {
        assert_eq!(outcome.unwrap(), Finalised::Fulfils, "there is enough of everything");
    }
    let (statuses, sum, stock): (Vec<String>, Vec<i64>, Vec<(i64, i64)>) = app
        .app
        .read::<_, DbError>(|conn| {
            Ok((
                orders::table.select(orders::status).load(conn)?,
                ledger_entries::table.select(ledger_entries::amount_minor).load(conn)?,
                stock_levels::table.select((stock_levels::on_hand, stock_levels::reserved)).load(conn)?,
            ))
        })
        .await
        .unwrap();
    assert!(statuses.iter().all(|status| status == "paid"), "{statuses:?}");
    assert_eq!(sum.iter().sum::<i64>(), 0);
    assert!(stock.iter().all(|(_, reserved)| *reserved == 0), "{stock:?}");
    app.stop().await;
}
