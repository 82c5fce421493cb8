//! A synthetic catalogue, and one of each of its things to look at.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, collections, products, stock_levels, variants, villages};
use etalase::generate::{Plan, generate};
use etalase::ids::BumdesId;

use crate::support::TestApp;

pub struct Generated {
    pub product: String,
    pub village: String,
    pub province: String,
    pub regency: String,
    pub bumdes: String,
    pub bumdes_id: BumdesId,
    pub collection: String,
    /// plenty of each is there, and they are of several BUMDes
    pub variants: Vec<String>,
}

/// `count` products in a few villages, in the search index too. The first village has many of them.
pub async fn catalogue(app: &TestApp, count: usize, villages_count: usize) -> Generated {
    let bumdes_count = villages_count.div_ceil(2);
    let plan = Plan { products: count, villages: villages_count, bumdes: bumdes_count, seed: 5, adds: false };
    generate(&app.app.db, &plan, &mut |_| {}).unwrap();
    app.app.search.catch_up(&app.app).await.unwrap();
    let look = app.app.read::<_, DbError>(|conn| {
        let published = products::status.eq(ListingStatus::Published);
        let (product, code, bumdes_id): (String, String, BumdesId) = products::table
            .filter(published)
            .order(products::id)
            .select((products::slug, products::village_code, products::bumdes_id))
            .first(conn)?;
        let variants: Vec<String> = variants::table
            .inner_join(products::table)
            .inner_join(stock_levels::table)
            .filter(published.and(stock_levels::on_hand.ge(20)).and(products::min_order_quantity.eq(1)))
            .order(variants::sku)
            .select(variants::id)
            .limit(8)
            .load(conn)?;
        Ok(Generated {
            product,
            village: villages::table.find(&code).select(villages::slug).first(conn)?,
            province: code[..2].to_owned(),
            regency: code[..5].to_owned(),
            bumdes: bumdes::table.find(&bumdes_id).select(bumdes::slug).first(conn)?,
            bumdes_id,
            collection: collections::table.order(collections::position).select(collections::slug).first(conn)?,
            variants,
        })
    });
    look.await.unwrap()
}

impl Generated {
    /// The pages that everybody looks at.
    pub fn paths(&self) -> Vec<String> {
        let Self { product, village, province, regency, bumdes, collection, .. } = self;
        vec![
            "/".into(),
            "/products".into(),
            format!("/products?province={province}&sort=price_asc"),
            format!("/products/{product}"),
            "/villages".into(),
            format!("/villages?province={province}"),
            format!("/villages?regency={regency}"),
            format!("/villages/{village}"),
            format!("/bumdes/{bumdes}"),
            format!("/collections/{collection}"),
            "/api/v1/products?limit=100".into(),
            format!("/api/v1/products/{product}"),
            "/api/v1/search?q=kopi".into(),
            "/api/v1/villages?limit=100".into(),
        ]
    }
}
