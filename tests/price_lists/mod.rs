//! What BUMDes ask of single companies and of groups of them.

mod groups;
mod keeping;
mod statements;
mod strangers;
mod unseen;
mod winning;

use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyId, VariantId};
use etalase::price_lists::{Price, Prices, prices_for};

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

pub const LISTS: &str = "/portal/bumdes/price-lists";
pub const GROUPS: &str = "/portal/operator/company-groups";

/// For a company or a group, from today on; its id.
pub async fn list(client: &Client, holder: &str, name: &str) -> String {
    list_of_days(client, holder, name, "2026-11-01", "").await
}

pub async fn list_of_days(client: &Client, holder: &str, name: &str, from: &str, until: &str) -> String {
    let fields = [("holder", holder), ("name", name), ("starts_on", from), ("ends_on", until)];
    id_of(&client.submit(&format!("{LISTS}/new"), LISTS, &fields).await, LISTS)
}

#[track_caller]
pub fn id_of(answer: &Answer, list: &str) -> String {
    let place = answer.location.as_deref().unwrap_or_else(|| panic!("not made: {}", answer.body));
    place.strip_prefix(&format!("{list}/")).unwrap_or_else(|| panic!("{place}")).to_owned()
}

/// What the list says of the variant: minimum, lot size and price, and perhaps one lower price for more.
pub async fn line(client: &Client, list: &str, variant: &VariantId, terms: [&str; 5]) -> Answer {
    let page = format!("{LISTS}/{list}/lines/{variant}");
    let [minimum, lot_size, price, from_2, price_2] = terms;
    let fields =
        [("minimum", minimum), ("lot_size", lot_size), ("price", price), ("from_2", from_2), ("price_2", price_2)];
    client.submit(&page, &page, &fields).await
}

/// A group with these companies in it; its id.
pub async fn group(operator: &Client, name: &str, of: &[&CompanyId]) -> String {
    let id = id_of(&operator.submit(GROUPS, GROUPS, &[("name", name)]).await, GROUPS);
    for company in of {
        let page = format!("{GROUPS}/{id}");
        let answer = operator.submit(&page, &format!("{page}/members"), &[("company", company.as_str())]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    id
}

pub async fn prices(app: &TestApp, company: &CompanyId, variant: &VariantId) -> Prices {
    let (now, company, variants) = (app.app.clock.now(), company.clone(), vec![variant.clone()]);
    let load = move |conn: &mut DbConn| Ok(prices_for(conn, now, &company, &variants)?);
    let mut found = app.app.read::<_, DbError>(load).await.unwrap();
    found.remove(variant).expect("a price for what there is")
}

/// Of so many of one variant.
pub async fn price(app: &TestApp, company: &CompanyId, variant: &VariantId, quantity: i64) -> Price {
    prices(app, company, variant).await.at(quantity, quantity)
}

/// The unit price and the list it is from; empty: what everybody pays.
pub async fn paid(app: &TestApp, company: &CompanyId, variant: &VariantId, quantity: i64) -> (i64, String) {
    let price = price(app, company, variant, quantity).await;
    (price.unit_price_minor, price.list.map(|list| list.name).unwrap_or_default())
}
