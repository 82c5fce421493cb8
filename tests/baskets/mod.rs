//! What companies order at their own catalogue prices.

mod catalogue;
mod filling;
mod quick_order;
mod shopping_lists;
mod statements;
mod strangers;

use etalase::ids::VariantId;

use crate::support::client::{Answer, Client};

pub const CATALOGUE: &str = "/portal/wholesale/catalogue";
pub const BASKET: &str = "/portal/wholesale/basket";
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
