//! An order placed through the pages, and its rows.

use diesel::prelude::*;
use etalase::checkout::{FinaliseError, Finalised, Paid, PaidBy, finalise};
use etalase::db::schema::{bumdes, orders, payments};
use etalase::db::{DbConn, DbError};
use etalase::ids::{BumdesId, OrderId, PaymentId};

use super::buying::{add_to_cart, place_order};
use super::catalog::SmallCatalog;
use crate::support::TestApp;
use crate::support::client::Client;

pub struct CheckedOut {
    pub order_id: OrderId,
    pub payment_id: PaymentId,
    pub total_minor: i64,
    /// the signed path of the order page
    pub path: String,
    /// the buyer's browser
    pub client: Client,
}

/// Two tissue boxes from Darmaji and one batik from Trusmi, to Jakarta: Rp321.000, unpaid.
pub async fn two_bumdes(app: &TestApp, shop: &SmallCatalog) -> CheckedOut {
    let (box_id, batik_id) = (shop.tissue_box.variant().id.as_str(), shop.batik.variant().id.as_str());
    with_items(app, &[(box_id, 2), (batik_id, 1)], &[]).await
}

/// These variants, to Jakarta, with changes to the checkout's fields.
pub async fn with_items(app: &TestApp, items: &[(&str, i64)], changes: &[(&str, &str)]) -> CheckedOut {
    let client = app.client();
    for (variant_id, quantity) in items {
        add_to_cart(&client, variant_id, *quantity).await;
    }
    let path = place_order(&client, changes).await;
    let number = path["/orders/".len()..].split('?').next().unwrap().to_owned();
    let (order_id, payment_id, total_minor) = app
        .app
        .read::<_, DbError>(move |conn| {
            Ok(orders::table
                .inner_join(payments::table)
                .filter(orders::number.eq(number))
                .select((orders::id, payments::id, orders::total_minor))
                .first(conn)?)
        })
        .await
        .unwrap();
    CheckedOut { order_id, payment_id, total_minor, path, client }
}

/// From now on these take cash at the door.
pub async fn allow_cash(app: &TestApp, ids: &[&BumdesId]) {
    let ids: Vec<BumdesId> = ids.iter().map(|id| (*id).clone()).collect();
    let allow = move |conn: &mut DbConn| {
        let those = bumdes::table.filter(bumdes::id.eq_any(ids));
        Ok(diesel::update(those).set(bumdes::allows_cash_on_delivery.eq(true)).execute(conn)?)
    };
    app.app.write::<_, DbError>(allow).await.unwrap();
}

/// The money arrives.
pub async fn pay(app: &TestApp, order: &CheckedOut) -> Result<Finalised, FinaliseError> {
    let (now, payment_id, amount_minor) = (app.app.clock.now(), order.payment_id.clone(), order.total_minor);
    let paid = Paid { by: PaidBy::Gateway, amount_minor, charge_reference: Some(format!("charge-{payment_id}")) };
    app.app.write(move |conn| finalise(conn, now, &payment_id, &paid)).await
}
