//! Many buyers at the same moment, over fifty connections to the store API.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{ledger_entries, orders, stock_levels};
use etalase::ids::VariantId;
use futures_util::StreamExt;
use futures_util::stream::iter;

use super::setting;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog;
use crate::support::store::{Reply, buyer, cart_with, check_out, path_of, total};

const CONNECTIONS: usize = 50;
const PIECES: i64 = 10;

async fn set_stock(app: &TestApp, variant_id: &VariantId, on_hand: i64) {
    let id = variant_id.clone();
    let set = move |conn: &mut etalase::db::DbConn| {
        diesel::update(stock_levels::table.find(id)).set(stock_levels::on_hand.eq(on_hand)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(set).await.unwrap();
}

async fn stock(app: &TestApp, variant_id: &VariantId) -> (i64, i64) {
    let id = variant_id.clone();
    let read = move |conn: &mut etalase::db::DbConn| {
        let level = stock_levels::table.find(id);
        Ok(level.select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
    };
    app.app.read::<_, DbError>(read).await.unwrap()
}

/// On to the gateway's page, where the simulator's button is pressed.
async fn pay(client: &Client, placed: &Reply) {
    let page = client.get(&path_of(&placed.json["pay_url"])).await.location.expect("a page to pay on");
    let paid = client.submit(&page, &format!("{page}/payment"), &[]).await;
    assert_eq!(paid.status, 303, "{}", paid.body);
}

#[actix_web::test]
async fn a_crowd_for_ten_pieces_gets_ten_and_everybody_else_is_told_clearly() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (client, piece) = (app.client(), shop.basket.variant());
    let buyers = setting("FAULTS_BUYERS", 120) as usize;
    set_stock(&app, &piece.id, PIECES).await;
    // everybody has it in the cart while it is still there
    let carts: Vec<String> = iter(0..buyers)
        .map(|_| async { cart_with(&client, &[(&piece.sku, 1)]).await })
        .buffer_unordered(CONNECTIONS)
        .collect()
        .await;
    let body = buyer("simulator", total(&client, &carts[0]).await);
    let replies: Vec<Reply> = iter(&carts)
        .map(|cart| async { check_out(&client, cart, &body).await })
        .buffer_unordered(CONNECTIONS)
        .collect()
        .await;
    let (sold, told): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 201);
    assert_eq!((sold.len(), told.len()), (PIECES as usize, buyers - PIECES as usize));
    for reply in &told {
        assert_eq!((reply.status.as_u16(), reply.content_type.as_str()), (409, "application/problem+json"));
        let reason = reply.json["errors"][&piece.sku].as_str().unwrap_or_else(|| panic!("{}", reply.text));
        assert!(reason.contains("habis") && reason.contains("Hapus dari keranjang"), "{reason}");
    }
    println!("{buyers} buyers, {} sold, {} told", sold.len(), told.len());
    assert_eq!(stock(&app, &piece.id).await, (PIECES, PIECES));
    for placed in &sold {
        pay(&app.client(), placed).await;
    }
    assert_eq!(stock(&app, &piece.id).await, (0, 0));
    app.stop().await;
}

#[actix_web::test]
async fn mixed_carts_in_opposite_orders_never_wait_for_each_other_for_ever() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let buyers = setting("FAULTS_BUYERS", 120) as usize / 2;
    let pieces = [shop.tissue_box.variant(), shop.batik.variant(), shop.basket.variant()];
    for piece in pieces {
        set_stock(&app, &piece.id, 10_000).await;
    }
    // each buyer fills, orders and pays at their own pace, while others do the same the other way round
    iter(0..buyers)
        .map(|turn| {
            let mut items: Vec<(&str, i64)> = pieces.iter().map(|piece| (piece.sku.as_str(), 1)).collect();
            items.rotate_left(turn % 3);
            if turn % 2 == 1 {
                items.reverse();
            }
            let client = app.client();
            async move {
                let cart = cart_with(&client, &items).await;
                let placed = check_out(&client, &cart, &buyer("simulator", total(&client, &cart).await)).await;
                assert_eq!(placed.status, 201, "{}", placed.text);
                pay(&client, &placed).await;
            }
        })
        .buffer_unordered(CONNECTIONS)
        .collect::<Vec<()>>()
        .await;
    for piece in pieces {
        assert_eq!(stock(&app, &piece.id).await, (10_000 - buyers as i64, 0), "{}", piece.sku);
    }
    let read = |conn: &mut etalase::db::DbConn| {
        let statuses: Vec<String> = orders::table.select(orders::status).load(conn)?;
        let amounts: Vec<i64> = ledger_entries::table.select(ledger_entries::amount_minor).load(conn)?;
        Ok((statuses, amounts))
    };
    let (statuses, amounts) = app.app.read::<_, DbError>(read).await.unwrap();
    println!("{buyers} mixed carts");
    assert_eq!(statuses, vec!["paid"; buyers]);
    assert_eq!(amounts.iter().sum::<i64>(), 0);
    app.stop().await;
}
