//! What companies receive: delivery notes, handovers, partial receipt.

mod holding;
mod signing;

use diesel::prelude::*;
use etalase::db::schema::{fulfillment_orders, handovers, order_lines};
use etalase::db::{DbConn, DbError};

use crate::purchase_orders::{Bulk, step};
use crate::support::TestApp;
use crate::support::client::{Answer, Client};

pub const HANDOVERS: &str = "/portal/wholesale/handovers";

/// Accepts and packs it.
pub async fn pack(seller: &Client, part: &str) {
    for name in ["acceptance", "packing"] {
        assert_eq!(step(seller, part, name, &[]).await.status, 303);
    }
}

/// Sends so many pieces of a packed part: the number of the handover.
pub async fn send(app: &TestApp, seller: &Client, part: &str, quantity: i64) -> String {
    let field = format!("quantity-{}", line(app, part).await);
    let quantity = quantity.to_string();
    let fields = [("courier", "JNE"), ("tracking_number", "JT0123456789"), (field.as_str(), quantity.as_str())];
    let answer = step(seller, part, "shipment", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    numbers(app, part).await.pop().unwrap_or_else(|| panic!("nothing was sent of {part}"))
}

/// Packs the part and sends all of it.
pub async fn send_all(app: &TestApp, bulk: &Bulk, part: &str, quantity: i64) -> String {
    let (seller, _) = bulk.seller_of(part).await;
    pack(seller, part).await;
    send(app, seller, part, quantity).await
}

/// The only line of a part.
pub async fn line(app: &TestApp, part: &str) -> String {
    let part = part.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = order_lines::table.inner_join(fulfillment_orders::table).filter(fulfillment_orders::number.eq(part));
        Ok(of.select(order_lines::id).first::<String>(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Of a part's handovers, the oldest first.
pub async fn numbers(app: &TestApp, part: &str) -> Vec<String> {
    let part = part.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = handovers::table.inner_join(fulfillment_orders::table).filter(fulfillment_orders::number.eq(part));
        Ok(of.order(handovers::number).select(handovers::number).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Signs for so many pieces of the only line; some fields otherwise.
pub async fn sign_with(app: &TestApp, client: &Client, number: &str, received: &str, other: &[(&str, &str)]) -> Answer {
    let wanted = number.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = handovers::table.inner_join(fulfillment_orders::table).filter(handovers::number.eq(wanted));
        Ok(of.select(fulfillment_orders::number).first::<String>(conn)?)
    };
    let part = app.app.read::<_, DbError>(load).await.unwrap();
    let line = line(app, &part).await;
    let (quantity, reason) = (format!("received-{line}"), format!("reason-{line}"));
    let token = client.get("/account").await.form_token();
    let mut fields = vec![
        ("csrf_token", token.as_str()),
        (quantity.as_str(), received),
        (reason.as_str(), "Basah di jalan"),
        ("name", "Bagian Gudang"),
        ("position", "Kepala gudang"),
        ("confirmed", "1"),
    ];
    for (name, value) in other {
        let name = if *name == "reason" { reason.as_str() } else { *name };
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
    }
    client.post(&format!("{HANDOVERS}/{number}/signature"), &fields).await
}

pub async fn sign(app: &TestApp, client: &Client, number: &str, received: i64) {
    let answer = sign_with(app, client, number, &received.to_string(), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = client.get(&format!("{HANDOVERS}/{number}")).await.body;
    assert!(page.contains("Ditandatangani"), "{page}");
}
