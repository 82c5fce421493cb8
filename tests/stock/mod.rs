//! A BUMDes counts its shelves and reads what happened to its stock.

mod counting;
mod elsewhere;
mod history;
mod made_to_order;
mod many_rows;
mod one_off;
mod racing;
mod running_low;
mod strangers;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{stock_levels, stock_movements};
use etalase::ids::VariantId;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

const PAGE: &str = "/portal/bumdes/stock";

/// The hidden fields of the page's rows, as they were when it was opened: `(name, value)`.
struct Opened {
    token: String,
    seen: Vec<(String, String)>,
}

async fn open(client: &Client, path: &str) -> Opened {
    let page = client.get(path).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let seen = page.body.split(r#"name="seen_"#).skip(1).map(|rest| {
        let mut parts = rest.split('"');
        let id = parts.next().unwrap();
        (format!("seen_{id}"), parts.nth(1).unwrap().to_owned())
    });
    Opened { token: page.form_token(), seen: seen.collect() }
}

impl Opened {
    /// Saves the form of this page with these numbers and reasons typed into it.
    async fn save(&self, client: &Client, typed: &[(&str, &VariantId, &str)]) -> Answer {
        let mut fields = vec![("csrf_token".to_owned(), self.token.clone())];
        fields.extend(self.seen.iter().cloned());
        for (name, seen) in self.seen.iter().filter(|(name, _)| name.starts_with("seen_")) {
            let field = name.replacen("seen_", "count_", 1);
            if !typed.iter().any(|(what, variant, _)| format!("{what}_{variant}") == field) {
                fields.push((field, seen.split(',').next().unwrap().to_owned()));
            }
        }
        fields.extend(typed.iter().map(|(what, variant, text)| (format!("{what}_{variant}"), (*text).to_owned())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.post(PAGE, &fields).await
    }
}

/// On hand and reserved.
async fn level(app: &TestApp, id: &VariantId) -> (i64, i64) {
    let id = id.clone();
    let look = app.app.read::<_, DbError>(move |conn| {
        let columns = (stock_levels::on_hand, stock_levels::reserved);
        Ok(stock_levels::table.find(id).select(columns).first(conn)?)
    });
    look.await.unwrap()
}

/// Kind, quantity and reason of each movement, the oldest first.
async fn movements(app: &TestApp, id: &VariantId) -> Vec<(String, i64, Option<String>)> {
    let id = id.clone();
    let look = app.app.read::<_, DbError>(move |conn| {
        Ok(stock_movements::table
            .filter(stock_movements::variant_id.eq(id))
            .order((stock_movements::created_at, stock_movements::id))
            .select((stock_movements::kind, stock_movements::quantity, stock_movements::reason))
            .load(conn)?)
    });
    look.await.unwrap()
}

/// What the books tell is what is on the shelf.
async fn assert_movements_make_the_stock(app: &TestApp, id: &VariantId) {
    let sum: i64 = movements(app, id).await.iter().map(|(_, quantity, _)| quantity).sum();
    assert_eq!(sum, level(app, id).await.0);
}
