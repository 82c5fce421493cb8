//! New products, gathered and written in a few statements: one by one, ten thousand take minutes.

use diesel::prelude::*;

use crate::catalog::{PriceTier, Product, Variant};
use crate::db::schema::{price_tiers, products, variants};
use crate::db::{DbConn, Timestamp};
use crate::each_backend;
use crate::ids::VariantId;
use crate::stock;

/// A product has 29 columns; PostgreSQL takes 65,535 values in a statement.
const PRODUCTS_PER_STATEMENT: usize = 500;
/// Variants and tiers have fewer columns, but there are several for a product.
const ROWS_PER_STATEMENT: usize = 2_000;

#[derive(Default)]
pub struct NewProducts {
    pub products: Vec<Product>,
    pub tiers: Vec<PriceTier>,
    pub variants: Vec<Variant>,
    /// how many pieces each variant begins with
    pub openings: Vec<(VariantId, i64)>,
}

impl NewProducts {
    pub fn write(self, conn: &mut DbConn, now: Timestamp) -> QueryResult<()> {
        for rows in self.products.chunks(PRODUCTS_PER_STATEMENT) {
            each_backend!(conn, |c| diesel::insert_into(products::table).values(rows).execute(c))?;
        }
        for rows in self.tiers.chunks(ROWS_PER_STATEMENT) {
            each_backend!(conn, |c| diesel::insert_into(price_tiers::table).values(rows).execute(c))?;
        }
        for rows in self.variants.chunks(ROWS_PER_STATEMENT) {
            each_backend!(conn, |c| diesel::insert_into(variants::table).values(rows).execute(c))?;
        }
        self.openings.chunks(ROWS_PER_STATEMENT).try_for_each(|some| stock::open_many(conn, now, some))
    }
}
