//! What companies order at their own catalogue prices.

mod catalogue;
mod filling;
mod following;
mod ordering;
mod paying_first;
mod quick_order;
mod reordering;
mod shopping_lists;
mod statements;
mod strangers;

use diesel::prelude::*;
use etalase::db::schema::stock_levels;
use etalase::db::{DbConn, DbError};
use etalase::ids::VariantId;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

pub const CATALOGUE: &str = "/portal/wholesale/catalogue";
pub const BASKET: &str = "/portal/wholesale/basket";
pub const ORDER: &str = "/portal/wholesale/basket/order";
pub const QUICK: &str = "/portal/wholesale/quick-order";
pub const LISTS: &str = "/portal/wholesale/shopping-lists";

/// So many more of each, as the catalogue's form sends it.
pub async fn put(client: &Client, of: &[(&VariantId, &str)]) -> Answer {
    let fields: Vec<(String, &str)> = of.iter().map(|(id, n)| (format!("quantity_{id}"), *n)).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    client.submit("/account", &format!("{BASKET}/lines"), &fields).await
}

/// Types these lines into the quick order.
pub async fn order(client: &Client, lines: &str) -> Answer {
    client.submit(QUICK, QUICK, &[("lines", lines)]).await
}

/// How many of it the basket's field says.
pub async fn in_basket(client: &Client, id: &VariantId) -> Option<String> {
    let body = client.get(BASKET).await.body;
    let marker = format!("name=\"quantity_{id}\" value=\"");
    let at = body.find(&marker)? + marker.len();
    body[at..].split('"').next().map(str::to_owned)
}

/// A shopping list with these lines; its address.
pub async fn list(client: &Client, name: &str, lines: &str) -> String {
    let answer = client.submit(LISTS, LISTS, &[("name", name)]).await;
    let address = answer.location.unwrap_or_else(|| panic!("not made: {}", answer.body));
    if !lines.is_empty() {
        let added = client.submit(&address, &format!("{address}/lines"), &[("lines", lines)]).await;
        assert_eq!(added.status, 303, "{}", added.body);
    }
    address
}

/// What the page of the order sends along: every price, quantity and sum that it shows.
pub async fn seen(buyer: &Client) -> Vec<(String, String)> {
    let answer = buyer.get(ORDER).await;
    assert_eq!(answer.status, 200, "nothing can be ordered: {:?}", answer.location);
    let inputs = answer.body.split("<input type=\"hidden\" name=\"").skip(1);
    let field = |text: &str| {
        let (name, rest) = text.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split('"').next()?.to_owned()))
    };
    let is_shown = |name: &str| {
        ["outlet", "seen_total"].contains(&name) || name.starts_with("line_") || name.starts_with("shipping_")
    };
    inputs.filter_map(field).filter(|(name, _)| is_shown(name)).collect()
}

/// Sends it in, with what the buyer types.
pub async fn send(buyer: &Client, seen: &[(String, String)], typed: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(&str, &str)> = seen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(typed);
    buyer.submit("/account", ORDER, &fields).await
}

/// Orders all that lies in the basket: the number of the purchase order.
pub async fn ordered(buyer: &Client) -> String {
    number_of(&send(buyer, &seen(buyer).await, &[]).await)
}

#[track_caller]
pub fn number_of(answer: &Answer) -> String {
    let place = answer.location.as_deref().unwrap_or_else(|| panic!("not ordered: {}", answer.body));
    place.strip_prefix("/portal/wholesale/orders/").unwrap_or_else(|| panic!("not ordered: {place}")).to_owned()
}

/// On the shelf, and held.
pub async fn stock(app: &TestApp, id: &VariantId) -> (i64, i64) {
    let id = id.clone();
    let load = move |conn: &mut DbConn| {
        Ok(stock_levels::table.find(id).select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// So many are left, because others bought the rest.
pub async fn leave(app: &TestApp, id: &VariantId, on_hand: i64) {
    let id = id.clone();
    let write = move |conn: &mut DbConn| {
        diesel::update(stock_levels::table.find(id)).set(stock_levels::on_hand.eq(on_hand)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}
